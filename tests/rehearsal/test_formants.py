import numpy as np
import pytest

from model.spec.tokens import SAMPLE_RATE
from tests.rehearsal.formants import formants_at, level_at, voiced_extent


def vowel(hertz, *, f0=120.0, seconds=0.3):
    """Return pulses that fall by 6 dB an octave through resonances that are 60 Hz wide."""
    place = np.arange(round(seconds * SAMPLE_RATE)) % round(SAMPLE_RATE / f0)
    sound = 0.95**place
    for resonance in (*hertz, 3500.0, 4500.0):
        radius = np.exp(-np.pi * 60.0 / SAMPLE_RATE)
        first, second = 2.0 * radius * np.cos(2.0 * np.pi * resonance / SAMPLE_RATE), -(radius**2)
        for n in range(2, len(sound)):
            sound[n] += first * sound[n - 1] + second * sound[n - 2]
    return (0.3 * sound / np.abs(sound).max()).astype(np.float32)


@pytest.mark.parametrize("hertz", [(340.0, 2220.0, 2900.0), (740.0, 1370.0, 2570.0), (450.0, 950.0, 2670.0)])
def test_formants_of_a_vowel(hertz):
    assert formants_at(vowel(hertz), 0.15, ceiling_hz=5_000.0) == pytest.approx(hertz, rel=0.03, abs=40.0)


def test_silence_has_none():
    assert np.isnan(formants_at(np.zeros(4_000, np.float32), 0.1, ceiling_hz=5_000.0)).all()


@pytest.mark.parametrize("seconds", [-0.02, 0.32])
def test_a_moment_at_the_very_end_is_measured_by_what_there_is(seconds):
    assert np.isfinite(formants_at(vowel((740.0, 1370.0, 2570.0)), seconds, ceiling_hz=5_000.0)).any()


def test_the_level_is_that_of_the_moment():
    sound = vowel((740.0, 1370.0, 2570.0))
    sound[2_400:] *= 0.1
    assert level_at(sound, 0.05) - level_at(sound, 0.25) == pytest.approx(20.0, abs=1.0)


def test_the_extent_is_that_of_the_voice():
    sound = np.concatenate([np.zeros(1_600), vowel((740.0, 1370.0, 2570.0)), np.zeros(3_200)]).astype(np.float32)
    hiss = np.random.default_rng(0).normal(0.0, 0.05, 1_600)
    sound[:1_600] += np.diff(hiss, prepend=0.0).astype(np.float32)
    assert voiced_extent(sound) == pytest.approx((0.1, 0.4), abs=0.02)
