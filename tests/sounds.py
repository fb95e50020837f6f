"""Sounds for tests, spoken by espeak-ng."""

import os
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model.dataset.clip import trimmed
from model.spec.tokens import HANGUL, SAMPLE_RATE
from model.synthesis import Voice, speak

UNHEARD = Voice(variant="travis", pitch=37, speed=125)
"""A variant that the default model was not trained on: see `model.synthesis.split_variants`."""


def require_espeak():
    """Skip where there is no speaker; under CI, where it is to be installed, fail."""
    if shutil.which("espeak-ng") is None:
        if os.environ.get("CI") and sys.platform == "linux":
            pytest.fail("espeak-ng is missing: run '.ci/system-packages test'")
        pytest.skip("espeak-ng is not installed")


def spoken_digits(path: Path, digits, *, voice: Voice = UNHEARD, rate=SAMPLE_RATE, pause_seconds=0.5) -> list[float]:
    """Write the digits, spoken one by one, and return where each word ends (seconds)."""
    pause = np.zeros(round(pause_seconds * SAMPLE_RATE), dtype=np.float32)
    parts, ends = [pause], []
    for digit in digits:
        parts.append(trimmed(speak(HANGUL[digit], voice)))
        ends.append(sum(map(len, parts)) / SAMPLE_RATE)
        parts.append(pause)
    soundfile.write(path, np.concatenate(parts), rate)
    return ends
