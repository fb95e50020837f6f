import numpy as np
import pytest

from model.formant.tract import HERTZ, analyse, cascade, frames, synthesise


@pytest.mark.parametrize("length", [1, 79, 80, 81, 1000, 4001])
def test_frames_add_up_to_the_signal(length):
    signal = np.random.default_rng(0).standard_normal(length)
    spectra = analyse(signal)
    assert spectra.shape == (frames(length), len(HERTZ))
    assert synthesise(spectra, length) == pytest.approx(signal)


def steady(*values):
    return np.array([values])


def test_a_resonance_is_where_and_as_wide_as_asked():
    response = np.abs(cascade(steady(1500.0), steady(100.0), np.zeros((1, 0)), np.zeros((1, 0))))[0]
    assert HERTZ[response.argmax()] == pytest.approx(1500, abs=16)
    wide = HERTZ[response > response.max() / np.sqrt(2)]
    assert wide[-1] - wide[0] == pytest.approx(100, abs=32)
    assert response[0] == pytest.approx(1.0)


def test_a_zero_on_a_pole_cancels_it():
    plain = cascade(steady(500.0), steady(60.0), np.zeros((1, 0)), np.zeros((1, 0)))
    cancelled = cascade(steady(500.0, 1000.0), steady(60.0, 90.0), steady(1000.0), steady(90.0))
    assert cancelled == pytest.approx(plain)


def test_a_zero_takes_its_frequency_away():
    response = np.abs(cascade(steady(1000.0), steady(700.0), steady(1000.0), steady(70.0)))[0]
    assert HERTZ[response.argmin()] == pytest.approx(1000, abs=32)
    assert 20 * np.log10(response.min()) < -15
