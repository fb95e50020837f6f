"""Levels."""

import numpy as np
import pytest

from app.core.level import FLOOR_DBFS, level_dbfs, peak_dbfs


def sine(amplitude: float) -> np.ndarray:
    """Return a second of 100 Hz."""
    return (amplitude * np.sin(2 * np.pi * 100 * np.arange(16_000) / 16_000)).astype(np.float32)


@pytest.mark.parametrize(("amplitude", "dbfs"), [(1.0, 0.0), (0.5, -6.02), (0.001, -60.0)])
def test_levels_of_a_sine(amplitude, dbfs):
    assert peak_dbfs(sine(amplitude)) == pytest.approx(dbfs, abs=0.01)
    assert level_dbfs(sine(amplitude)) == pytest.approx(dbfs - 3.01, abs=0.01)


def test_the_peak_may_be_negative():
    assert peak_dbfs(np.array([0.1, -0.5], dtype=np.float32)) == pytest.approx(-6.02, abs=0.01)


@pytest.mark.parametrize("waveform", [np.zeros(160), np.zeros(0), np.full(160, 1e-9)])
def test_silence_has_a_floor(waveform):
    assert level_dbfs(waveform.astype(np.float32)) == peak_dbfs(waveform.astype(np.float32)) == FLOOR_DBFS
