"""How loud a waveform is."""

import math
from typing import Any, Final

import numpy as np
import numpy.typing as npt

FLOOR_DBFS: Final = -100.0
"""Level of digital silence (dBFS), a little below the smallest 16-bit sample (-90 dBFS)."""


def level_dbfs(waveform: npt.NDArray[np.floating[Any]]) -> float:
    """Return the root mean square of ``waveform`` [shape=(n,)] (dBFS); of silence or of nothing -100."""
    return _dbfs(math.sqrt(np.mean(np.square(waveform, dtype=np.float64)))) if waveform.size else FLOOR_DBFS


def peak_dbfs(waveform: npt.NDArray[np.floating[Any]]) -> float:
    """Return the largest sample of ``waveform`` [shape=(n,)] (dBFS); of silence or of nothing -100."""
    return _dbfs(float(np.max(np.abs(waveform)))) if waveform.size else FLOOR_DBFS


def _dbfs(amplitude: float) -> float:
    return max(20 * math.log10(amplitude), FLOOR_DBFS) if amplitude > 0 else FLOOR_DBFS
