"""PCM and levels."""

import numpy as np
import pytest

from app.core.pcm import FLOOR_DBFS, level_dbfs, peak_dbfs, to_pcm


def sine(amplitude: float) -> np.ndarray:
    """Return a second of 100 Hz."""
    return (amplitude * np.sin(2 * np.pi * 100 * np.arange(16_000) / 16_000)).astype(np.float32)


def test_every_16_bit_value_comes_back():
    values = np.arange(-32_768, 32_768, dtype=np.int16)
    np.testing.assert_array_equal(to_pcm(values.astype(np.float32) / 32_768), values)


def test_pcm_rounds_to_the_nearest_and_clips():
    waveform = np.array([0.6, -0.6, 1.4], dtype=np.float32) / 32_768
    np.testing.assert_array_equal(to_pcm(waveform), [1, -1, 1])
    np.testing.assert_array_equal(
        to_pcm(np.array([1.0, 1.5, -1.0, -7.0], dtype=np.float32)), [32_767, 32_767, -32_768, -32_768]
    )
    assert to_pcm(waveform).dtype == np.int16


@pytest.mark.parametrize(("amplitude", "dbfs"), [(1.0, 0.0), (0.5, -6.02), (0.001, -60.0)])
def test_levels_of_a_sine(amplitude, dbfs):
    assert peak_dbfs(sine(amplitude)) == pytest.approx(dbfs, abs=0.01)
    assert level_dbfs(sine(amplitude)) == pytest.approx(dbfs - 3.01, abs=0.01)


def test_the_peak_may_be_negative():
    assert peak_dbfs(np.array([0.1, -0.5], dtype=np.float32)) == pytest.approx(-6.02, abs=0.01)


@pytest.mark.parametrize("waveform", [np.zeros(160), np.zeros(0), np.full(160, 1e-9)])
def test_silence_has_a_floor(waveform):
    assert level_dbfs(waveform.astype(np.float32)) == peak_dbfs(waveform.astype(np.float32)) == FLOOR_DBFS
