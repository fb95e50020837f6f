import shutil

import numpy as np
import pytest

from app.paths import DEMO_SOUND
from model.demo import VOICE, ten_digits
from model.spec.waveform import read_waveform
from model.synthesis import split_variants, variants


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_bundled_sound_is_what_the_command_makes_by_a_voice_that_was_held_out():
    made, bundled = ten_digits(), read_waveform(DEMO_SOUND)
    assert len(made) == len(bundled)
    assert np.abs(made - bundled).max() < 1e-3
    assert VOICE.variant in split_variants(variants())[1]
