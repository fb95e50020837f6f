"""Make the sound in which digits are spoken back: 0 to 9 in Korean, then in English, each as long as the others.

As a command, it writes them to a file::

    python -m model.spoken assets/spoken.wav
"""

import sys
from pathlib import Path
from typing import Final

import numpy as np
import soundfile

from model.dataset.clip import trimmed
from model.spec.tokens import HANGUL, SAMPLE_RATE
from model.spec.waveform import Waveform
from model.synthesis import ENGLISH, Voice, speak

VOICES: Final = {
    Voice(variant="m1", pitch=45, speed=130): HANGUL,
    Voice(variant="m1", pitch=45, speed=130, language=ENGLISH.voice): [word for word, _ in ENGLISH.readings],
}
"""espeak-ng's own voice: those who have a screen reader know it, and it is slow enough for all others."""

PEAK: Final = 0.5


def spoken_digits() -> Waveform:
    """Return the twenty words, padded with silence to the longest, float32 [shape=(20 * n,)], 16 kHz.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    words = [trimmed(speak(word, voice)) for voice, spelt in VOICES.items() for word in spelt]
    longest = max(map(len, words))
    padded = [np.pad(PEAK * word / np.abs(word).max(), (0, longest - len(word))) for word in words]
    return np.concatenate(padded).astype(np.float32)


if __name__ == "__main__":
    soundfile.write(Path(sys.argv[1]), spoken_digits(), SAMPLE_RATE, subtype="PCM_16")
