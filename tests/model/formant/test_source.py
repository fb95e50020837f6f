from dataclasses import replace

import numpy as np
import pytest

from model.formant.source import breath, pulses
from model.formant.speaker import Speaker
from tests.model.formant.measures import pitch

EVEN = Speaker(jitter=0.0, shimmer=0.0)


def voice(speaker=EVEN, hertz=110.0, creak=0.0, seed=0):
    f0 = np.full(16_000, hertz)
    return pulses(f0, np.full(16_000, creak), speaker=speaker, random=np.random.default_rng(seed))


@pytest.mark.parametrize("hertz", [80.0, 125.0, 210.0, 350.0])
def test_pulses_have_the_pitch_and_unit_strength(hertz):
    derivative, opening = voice(hertz=hertz)
    assert pitch(derivative[:4000]) == pytest.approx(hertz, rel=0.02)
    assert derivative.std() == pytest.approx(1.0, rel=0.1)
    assert opening.min() == 0
    assert opening.max() == pytest.approx(1.0, abs=0.02)


def test_a_larger_open_quotient_opens_longer():
    assert (voice(replace(EVEN, open_quotient=0.8))[1] > 0).mean() > 1.3 * (voice(EVEN)[1] > 0).mean()


def test_the_spectrum_falls_by_about_six_decibels_an_octave():
    spectrum = np.abs(np.fft.rfft(voice(hertz=100.0)[0]))
    low, high = spectrum[900:1101].max(), spectrum[3600:4401].max()
    assert 20 * np.log10(low / high) == pytest.approx(12, abs=5)


def test_creak_is_slow_and_uneven():
    even, creaky = voice()[0], voice(creak=1.0)[0]
    assert pitch(creaky, low=30.0) < 0.8 * pitch(even)


def test_jitter_blurs_the_harmonics():
    def harmonic(speaker):
        spectrum = np.abs(np.fft.rfft(voice(speaker)[0]))
        return spectrum[1090:1111].max() / np.sqrt(np.square(spectrum[1040:1160]).sum())

    assert harmonic(replace(EVEN, jitter=0.03)) < 0.9 * harmonic(EVEN)


def test_breath_comes_in_puffs():
    opening = np.tile([0.0, 1.0], 8000)
    noise = breath(opening, np.random.default_rng(0))
    assert noise[1::2].std() > 2 * noise[::2].std()
