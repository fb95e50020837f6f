"""The shape of a word: its mel spectrum at a fixed number of moments, whatever its length and level.

Cheap (a third of a millisecond a word), for finding the same take twice and names that do not fit; recognising is the
network's business.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from model.dataset.clip import Clip
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

MOMENTS: Final = 24
"""Spectra of a word, evenly spaced: one each 20 ms of a usual one."""

BANDS: Final = 24
"""Mel bands of a spectrum, 100 Hz to 3.8 kHz: what telephones leave, so that the rate of a file does not matter."""

WINDOW: Final = 512
"""Samples of a spectrum (32 ms)."""

RANGE_DB: Final = 30.0
"""What is further below the loudest band of a word counts as silence."""

AXES: Final = 64
"""Principal axes that nearly all of the differences between words lie along."""

Shapes = npt.NDArray[np.float32]
"""One row a word, shape=(words, 24 x 24)."""


def shapes_of(clips: Sequence[Clip]) -> Shapes:
    """Return the shape of each clip, float32 [shape=(clips, 576)], in decibels; the mean of each row is 0."""
    shapes = np.empty((len(clips), MOMENTS * BANDS), dtype=np.float32)
    for row, clip in zip(shapes, clips, strict=True):
        row[:] = shape_of(clip.waveform)
    return shapes


def shape_of(waveform: Waveform) -> npt.NDArray[np.float32]:
    """Return the shape of a word [shape=(576,)]."""
    padded = np.pad(waveform, (0, max(0, WINDOW - len(waveform))))
    starts = np.linspace(0, len(padded) - WINDOW, MOMENTS).astype(np.int64)
    frames = padded[starts[:, None] + np.arange(WINDOW)] * _TAPER
    powers = np.square(np.abs(np.fft.rfft(frames, axis=1))).astype(np.float32) @ _MEL
    decibels = 10 * np.log10(powers + 1e-10)
    decibels = np.maximum(decibels, decibels.max() - RANGE_DB)
    shape: npt.NDArray[np.float32] = (decibels - decibels.mean()).astype(np.float32).ravel()
    return shape


def compressed(shapes: Shapes) -> Shapes:
    """Return the shapes along their 64 principal axes [shape=(words, 64)], few of them as they are, centred."""
    if not len(shapes):
        return shapes
    centred: Shapes = shapes - shapes.mean(axis=0)
    if len(shapes) < shapes.shape[1]:
        return centred  # finding the axes would take longer than it saves
    _, axes = np.linalg.eigh(centred.T @ centred)
    return np.asarray(centred @ axes[:, -AXES:], dtype=np.float32)


def _mel_bands() -> npt.NDArray[np.float32]:
    """Return triangular filters [shape=(257, 24)], evenly spaced in mel (O'Shaughnessy 1987)."""
    edges = 700 * (10 ** (np.linspace(_mel(100.0), _mel(3_800.0), BANDS + 2) / 2595) - 1)
    hertz = np.fft.rfftfreq(WINDOW, 1 / SAMPLE_RATE)[:, None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


def _mel(hertz: float) -> float:
    return 2595 * float(np.log10(1 + hertz / 700))


_MEL: Final = _mel_bands()
_TAPER: Final = np.hanning(WINDOW).astype(np.float32)
