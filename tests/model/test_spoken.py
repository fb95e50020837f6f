import shutil

import numpy as np
import pytest

from app.paths import SPOKEN_DIGITS
from model.spec.waveform import read_waveform
from model.spoken import spoken_digits


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_bundled_sound_is_what_the_command_makes():
    made, bundled = spoken_digits(), read_waveform(SPOKEN_DIGITS)
    assert len(made) == len(bundled)
    assert np.abs(made - bundled).max() < 1e-3
