import numpy as np
import pytest

from app.ui.listen.spectrum import BANDS, EDGES, HOP, Spectrum
from model.spec.tokens import SAMPLE_RATE


def tone(hertz, seconds=0.5, amplitude=0.1):
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (amplitude * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


@pytest.mark.parametrize("hertz", [200, 700, 2500, 6000])
def test_a_tone_is_brightest_in_its_own_band(hertz):
    columns = Spectrum().columns(tone(hertz))
    assert columns.shape == (BANDS, 50)
    band = BANDS - 1 - int(columns[:, 25].argmax())  # the lowest band lies at the foot of the picture
    low, high = (EDGES[band + side] * SAMPLE_RATE / 512 for side in (0, 1))
    assert low - 32 <= hertz <= high + 32


def test_silence_is_dark_and_louder_is_brighter():
    assert Spectrum().columns(np.zeros(800, dtype=np.float32)).max() == 0
    faint, loud = (int(Spectrum().columns(tone(700, amplitude=part)).max()) for part in (0.001, 0.01))
    assert 0 < faint < loud


def test_it_does_not_matter_how_the_sound_is_cut():
    sound = tone(700) + tone(2500)
    spectrum = Spectrum()
    pieces = np.hstack([spectrum.columns(sound[start : start + 5 * HOP]) for start in range(0, len(sound), 5 * HOP)])
    assert np.array_equal(pieces, Spectrum().columns(sound))
