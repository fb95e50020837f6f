"""People who speak into a microphone: recordings of one, where ``SUTJA_DATA`` names a folder that has them."""

import os
from pathlib import Path

import numpy as np
import soundfile

from app.paths import ROOT
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import read_waveform
from model.synthesis import Voice
from tests.sounds import require_espeak, spoken_digits

DATA = Path(os.environ.get("SUTJA_DATA", ROOT.parent / "shared" / "data"))
"""Where the recordings of people lie, for tests and benchmarks."""

PAUSE_SECONDS = 0.5


class Person:
    """Somebody of the Free Spoken Digit Dataset, who says the digits in English: words that no default model knows."""

    is_known = False

    def __init__(self, name="jackson"):
        self._name = name

    def say(self, path: Path, digit: int, *, take: int) -> None:
        """Write one of the fifty takes of a digit, with a pause around it."""
        pause = np.zeros(round(PAUSE_SECONDS * SAMPLE_RATE), dtype=np.float32)
        word = read_waveform(DATA / "fsdd" / f"{digit}_{self._name}_{take}.wav")
        soundfile.write(path, np.concatenate([pause, word, pause]), SAMPLE_RATE)


class Machine:
    """A voice of espeak-ng that the default model has never heard, and understands."""

    is_known = True

    def say(self, path: Path, digit: int, *, take: int) -> None:
        """Write a digit, with a pause around it; no take is like another."""
        voice = Voice(variant="travis", pitch=37 + 3 * take, speed=125 + 5 * take)
        spoken_digits(path, [digit], voice=voice, pause_seconds=PAUSE_SECONDS)


def somebody() -> Person | Machine:
    """Return a person where there are recordings of one, else a machine; skip the test where there is neither."""
    if (DATA / "fsdd").is_dir():
        return Person()
    require_espeak()
    return Machine()
