"""Make the demo sound: the ten digits, one after the other, by a voice that the default model was not trained on.

As a command, it writes them to a file::

    python -m model.demo assets/demo.wav
"""

import sys
from pathlib import Path
from typing import Final

import numpy as np
import soundfile

from model.dataset.clip import trimmed
from model.spec.tokens import HANGUL, SAMPLE_RATE
from model.spec.waveform import Waveform
from model.synthesis import Voice, speak

VOICE: Final = Voice(variant="m1", pitch=45, speed=130)
"""One of the held-out variants: see `model.synthesis.split_variants`."""

PAUSE_SECONDS: Final = 0.45


def ten_digits(voice: Voice = VOICE) -> Waveform:
    """Return 영 to 구 with pauses, float32 [shape=(n,)], 16 kHz.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    pause = np.zeros(round(PAUSE_SECONDS * SAMPLE_RATE), dtype=np.float32)
    return np.concatenate([pause, *(part for word in HANGUL for part in (trimmed(speak(word, voice)), pause))])


if __name__ == "__main__":
    soundfile.write(Path(sys.argv[1]), ten_digits(), SAMPLE_RATE, subtype="PCM_16")
