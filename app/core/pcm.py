"""Float waveforms as 16-bit PCM, and how loud they are."""

import math
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Pcm = npt.NDArray[np.int16]
"""Int16 samples, mono, 16 kHz, shape=(n,)."""

FULL_SCALE: Final = 32_768
"""Int16 value of 1.0. Audio files and PortAudio divide by it, so a 16-bit recording comes back unchanged."""

FLOOR_DBFS: Final = -100.0
"""Level of digital silence (dBFS), a little below the smallest 16-bit sample (-90 dBFS)."""


def to_pcm(waveform: npt.NDArray[np.floating[Any]]) -> Pcm:
    """Round ``waveform`` [shape=(n,)], finite, to 16 bits; what lies beyond [-1, 1] is clipped."""
    pcm: Pcm = np.clip(np.rint(waveform * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
    return pcm


def level_dbfs(waveform: npt.NDArray[np.floating[Any]]) -> float:
    """Return the root mean square of ``waveform`` [shape=(n,)] (dBFS); of silence or of nothing -100."""
    return _dbfs(math.sqrt(np.mean(np.square(waveform, dtype=np.float64)))) if waveform.size else FLOOR_DBFS


def peak_dbfs(waveform: npt.NDArray[np.floating[Any]]) -> float:
    """Return the largest sample of ``waveform`` [shape=(n,)] (dBFS); of silence or of nothing -100."""
    return _dbfs(float(np.max(np.abs(waveform)))) if waveform.size else FLOOR_DBFS


def _dbfs(amplitude: float) -> float:
    return max(20 * math.log10(amplitude), FLOOR_DBFS) if amplitude > 0 else FLOOR_DBFS
