"""``python -m app.audio.saying``: says digits aloud, for `app.audio` in another process.

A line that comes is a language and digits, such as ``ko 0 1 7``; the line that goes when they have been said tells
whether that was possible. PortAudio finds an output that was plugged in only when it starts again, which a microphone
that is open in the same process would not survive.
"""

import sys
from collections.abc import Sequence
from typing import Final

import numpy as np
import soxr

from app.audio.devices import load_sounddevice, start_again
from app.audio.voice import SAID
from app.errors import DeviceError
from app.paths import SPOKEN_DIGITS
from model.spec.language import Language
from model.spec.tokens import DIGITS, SAMPLE_RATE
from model.spec.waveform import Waveform, read_waveform

FAILED: Final = "failed\n"

LANGUAGES: Final = (Language.KOREAN, Language.ENGLISH)
"""In the order of the file."""

GAP_SECONDS: Final = 0.12
"""Silence after each digit."""

CHANNELS: Final = 2
"""Most channels that are played on: what has more is seldom a loudspeaker."""


def main() -> None:
    """Say what comes, line by line, until nobody has anything more to say."""
    for line in sys.stdin:
        language, *digits = line.split()
        sys.stdout.write(SAID if _says(phrase(Language(language), list(map(int, digits)))) else FAILED)
        sys.stdout.flush()


def phrase(language: Language, digits: Sequence[int]) -> Waveform:
    """Return digits as they are said one after the other, float32 [shape=(n,)], 16 kHz."""
    words = read_waveform(SPOKEN_DIGITS).reshape(len(LANGUAGES), DIGITS, -1)[LANGUAGES.index(language)]
    gap = np.zeros(round(GAP_SECONDS * SAMPLE_RATE), dtype=np.float32)
    return np.concatenate([part for digit in digits for part in (np.trim_zeros(words[digit], "b"), gap)])


def _says(waveform: Waveform) -> bool:
    """Play a sound to its end through the system's output, and return whether there was one."""
    try:
        sounddevice = load_sounddevice()
    except DeviceError:
        return False
    try:
        start_again(sounddevice)
        output = sounddevice.query_devices(kind="output")
        rate, channels = int(output["default_samplerate"]), min(CHANNELS, output["max_output_channels"])
        sound = soxr.resample(waveform, SAMPLE_RATE, rate)
        # A word that comes a little later is better than one that a busy computer tears.
        with sounddevice.OutputStream(samplerate=rate, channels=channels, dtype="float32", latency="high") as stream:
            stream.write(np.repeat(sound[:, None], channels, axis=1))
    except (sounddevice.PortAudioError, ValueError):  # the second where there is no output at all
        return False
    return True


if __name__ == "__main__":
    main()
