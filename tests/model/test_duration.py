import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.duration import stretch, stretch_unevenly
from tests.model.test_augment import pitch, tone


@pytest.mark.parametrize("factor", [0.6, 0.9, 1.3, 1.8])
def test_stretch_changes_the_duration_and_not_the_pitch(factor):
    stretched = stretch(tone(250), factor)
    assert len(stretched) == round(16_000 * factor)
    assert pitch(stretched) == pytest.approx(250, abs=2)
    assert stretched.std() == pytest.approx(tone(250).std(), rel=0.03)


@given(samples=st.integers(1, 20_000), factor=st.floats(0.2, 4.0))
def test_stretch_takes_any_length_and_factor(samples, factor):
    stretched = stretch(np.ones(samples, dtype=np.float32), factor)
    assert np.isfinite(stretched).all()


def uneven(waveform: np.ndarray, factor: float, seed: int = 0) -> np.ndarray:
    return stretch_unevenly(waveform, factor, np.random.default_rng(seed))


@pytest.mark.parametrize("factor", [0.6, 1.0, 1.8])
def test_an_uneven_pace_changes_the_duration_as_asked_and_not_the_pitch(factor):
    stretched = uneven(tone(250), factor)
    assert len(stretched) == round(16_000 * factor)
    assert pitch(stretched) == pytest.approx(250, abs=3)


@given(samples=st.integers(1, 20_000), factor=st.floats(0.2, 4.0), seed=st.integers(0, 50))
def test_an_uneven_pace_takes_any_length_and_factor(samples, factor, seed):
    assert np.isfinite(uneven(np.ones(samples, dtype=np.float32), factor, seed)).all()


def middle(waveform: np.ndarray) -> float:
    """Where, as a share of the whole, a low tone gives way to a high one."""
    crossings = np.diff(np.signbit(waveform).astype(int)) != 0
    per_step = np.convolve(crossings, np.ones(400), "same")
    return float(np.argmax(per_step > 400 * (200 + 1_000) / 16_000) / len(waveform))


def test_one_sound_takes_more_of_the_time_than_it_did_and_another_less():
    halves = np.concatenate([tone(200, 0.3), tone(1_000, 0.3)])
    places = np.array([middle(uneven(halves, 1.0, seed)) for seed in range(30)])
    assert middle(stretch(halves, 1.3)) == pytest.approx(0.5, abs=0.03)
    assert places.min() < 0.43
    assert places.max() > 0.57
    assert places.mean() == pytest.approx(0.5, abs=0.04)


@pytest.mark.parametrize("samples", [4_801, 6_239, 7_333])
@pytest.mark.parametrize("factor", [0.8, 0.9, 1.13])
def test_beginning_and_end_are_there_however_the_pace_went(samples, factor):
    """A coda that is cut off makes 이 of 일."""
    coda = tone(800, 0.04)
    for word in (np.pad(coda, (samples - len(coda), 0)), np.pad(coda, (0, samples - len(coda)))):
        kept = [np.square(uneven(word, factor, seed)).sum() / factor / np.square(word).sum() for seed in range(60)]
        assert np.mean(np.array(kept) > 0.3) > 0.9
        assert np.median(kept) > 0.6


def test_the_same_chance_gives_the_same_pace():
    word = tone(300, 0.5)
    assert np.array_equal(uneven(word, 1.1, 3), uneven(word, 1.1, 3))
    assert not np.array_equal(uneven(word, 1.1, 3), uneven(word, 1.1, 4))
