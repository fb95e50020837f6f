"""A beep stands still on one partial; a voice moves, or has more than one."""

import numpy as np
import pytest

from app.config import ToneConfig
from app.core.tone import WINDOW_SAMPLES, is_tone

CONFIG = ToneConfig()
TIMES = np.arange(16_000 // 5) / 16_000


def partials(pitch, amplitudes):
    """Return 0.2 s of a harmonic sound whose pitch (Hz) may move."""
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(pitch, TIMES.shape)) / 16_000
    return 0.2 * sum(amplitude * np.sin((number + 1) * phase) for number, amplitude in enumerate(amplitudes))


@pytest.mark.parametrize("pitch", [150, 440, 1_000, 4_000, 7_900])
def test_a_beep_is_a_tone(pitch):
    assert is_tone(partials(pitch, [1.0]), CONFIG)


def test_a_beep_with_weak_overtones_is_a_tone():
    assert is_tone(partials(440, [1.0, 0.1, 0.05]), CONFIG)


def test_a_beep_in_some_noise_is_a_tone():
    noise = 0.01 * np.random.default_rng(0).standard_normal(len(TIMES))
    assert is_tone(partials(440, [1.0]) + noise, CONFIG)


def test_a_beep_with_quiet_around_it_is_a_tone():
    assert is_tone(np.concatenate([np.zeros(3_000), partials(440, [1.0]), np.zeros(3_000)]), CONFIG)


def test_a_steady_sound_of_many_partials_may_be_a_voice():
    assert not is_tone(partials(300, [1.0, 0.5, 0.3, 0.2]), CONFIG)


def test_a_pitch_that_moves_may_be_a_voice_however_pure_it_is():
    assert not is_tone(partials(440 * (1 + 0.03 * np.sin(2 * np.pi * 4 * TIMES)), [1.0]), CONFIG)


def test_noise_is_no_tone():
    assert not is_tone(np.random.default_rng(0).standard_normal(3_200), CONFIG)


@pytest.mark.parametrize("samples", [0, 1, WINDOW_SAMPLES - 1, WINDOW_SAMPLES])
def test_of_what_is_too_short_nobody_can_tell(samples):
    assert not is_tone(partials(440, [1.0])[:samples], CONFIG)


def test_silence_is_no_tone():
    assert not is_tone(np.zeros(3_200), CONFIG)
