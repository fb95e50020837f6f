"""Beeps and whistled notes: one partial that does not move. No syllable sounds like that, however high the voice."""

from typing import Final

import numpy as np
import numpy.typing as npt

from app.config import ToneConfig
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

WINDOW_SAMPLES: Final = SAMPLE_RATE // 40
"""25 ms."""

HOP_SAMPLES: Final = SAMPLE_RATE // 100
"""10 ms."""

_SPECTRUM: Final = 512
_REACH: Final = np.arange(-3, 4)
"""Bins around the loudest that hold one partial: ±94 Hz, the width of the window's main lobe."""

_LOUD_SHARE: Final = 0.1
"""Windows with less than this share of the loudest window's power (10 dB) are the ends of a sound."""

_FEWEST: Final = 3
"""Of fewer loud windows, nobody can tell whether anything moves."""

_WINDOW: Final = np.hanning(WINDOW_SAMPLES + 1)[:-1]


def is_tone(word: Waveform, config: ToneConfig) -> bool:
    """Return whether a sound [shape=(n,)], 16 kHz, is a steady tone.

    Parameters
    ----------
    word : np.ndarray [shape=(n,)]
        From where it begins to where it ends.
    config : ToneConfig
    """
    powers = _loud_powers(word)
    if len(powers) < _FEWEST:
        return False
    loudest = np.clip(powers.argmax(axis=1), -_REACH[0], powers.shape[1] - 1 - _REACH[-1])
    bins = loudest[:, None] + _REACH
    partial = np.take_along_axis(powers, bins, axis=1)
    purity = np.median(partial.sum(axis=1) / powers.sum(axis=1))
    pitch = (partial * bins).sum(axis=1) / partial.sum(axis=1)
    return bool(purity >= config.purity and np.ptp(pitch) <= config.drift * pitch.mean())


def _loud_powers(word: Waveform) -> npt.NDArray[np.float64]:
    """Return the power spectra of the loud windows [shape=(windows, bins)], but for the clicks at both ends."""
    if len(word) < WINDOW_SAMPLES:
        return np.zeros((0, _SPECTRUM // 2 + 1))
    windows = np.lib.stride_tricks.sliding_window_view(word, WINDOW_SAMPLES)[::HOP_SAMPLES]
    powers = np.square(np.abs(np.fft.rfft(windows * _WINDOW, _SPECTRUM, axis=1)))
    in_all = powers.sum(axis=1)
    loud: npt.NDArray[np.float64] = powers[in_all > _LOUD_SHARE * in_all.max()]
    return loud[1:-1]
