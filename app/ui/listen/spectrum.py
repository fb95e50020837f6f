"""Sound as columns of brightness: what a spectrogram is painted from."""

from typing import Final

import numpy as np
import numpy.typing as npt

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

Brightness = npt.NDArray[np.uint8]
"""0 for silence to 255 for what is loud, shape=(bands, columns), the lowest band last."""

HOP: Final = 160
"""Samples between two columns: 10 ms."""

WINDOW: Final = 400
"""Samples that a column looks at: 25 ms, in which the formants of speech show."""

TRANSFORM: Final = 512

FLOOR_DB: Final = -82.0
"""Where a column is dark: the noise of a quiet room (dB below full scale)."""

CEILING_DB: Final = -28.0
"""Where a column is brightest: the loud vowels of near speech (dB below full scale)."""

COLUMN_SECONDS: Final = HOP / SAMPLE_RATE


def _edges() -> npt.NDArray[np.intp]:
    """Return the first bins of the bands, spaced as the ear hears (mel), between 80 and 7,600 Hz."""
    low, high = (1127 * np.log1p(hertz / 700) for hertz in (80, 7_600))
    hertz = 700 * np.expm1(np.linspace(low, high, 49) / 1127)
    bins = (hertz * TRANSFORM / SAMPLE_RATE).astype(np.intp)
    return bins[np.diff(bins, prepend=-1) > 0]  # `np.unique` would load megabytes of numpy


EDGES: Final = _edges()
BANDS: Final = len(EDGES) - 1


class Spectrum:
    """Turns a stream of sound into columns; what a column needs of the sound before is remembered."""

    def __init__(self) -> None:
        self._window = np.hanning(WINDOW).astype(np.float32)
        self._before = np.zeros(WINDOW - HOP, dtype=np.float32)

    def columns(self, waveform: Waveform) -> Brightness:
        """Return the columns of the next ``waveform`` [shape=(n · 160,)], one for each 10 ms."""
        sound = np.concatenate([self._before, waveform])
        self._before = sound[len(waveform) :]
        windows = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP] * self._window
        power = np.square(np.abs(np.fft.rfft(windows, TRANSFORM)))[:, : EDGES[-1]]
        bands = np.maximum.reduceat(power, EDGES[:-1], axis=1) / np.square(self._window.sum() / 2)
        decibels = 10 * np.log10(np.maximum(bands, 1e-12))
        level = (decibels - FLOOR_DB) / (CEILING_DB - FLOOR_DB)
        brightness: Brightness = (255 * np.clip(level, 0, 1)).astype(np.uint8)
        return brightness.T[::-1]
