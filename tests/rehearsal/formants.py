"""Resonances, level and extent of a voice, the first by linear prediction (Markel and Gray 1976)."""

from typing import Final

import numpy as np
import numpy.typing as npt
import soxr

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

FloatArray = npt.NDArray[np.float64]

CEILING_HZ: Final = {"M": 5_000.0, "F": 5_500.0, "?": 5_250.0}
"""Below it lie five formants, by sex."""

WINDOW_SECONDS: Final = 0.03

_POLES: Final = 10
"""Two a formant."""

_WIDEST_HZ: Final = 700.0
"""A resonance that is wider is the slope of the spectrum."""

_LOWEST_HZ: Final = 150.0
_SILENCE: Final = 1e-12
_LOW_HZ: Final = 900.0
_SOFTEST_DB: Final = -20.0
_AROUND_SECONDS: Final = (-0.01, 0.0, 0.01)
"""What is measured is the median of these moments."""


def formants_at(waveform: Waveform, seconds: float, *, ceiling_hz: float) -> FloatArray:
    """Return F1, F2 and F3 (Hz) around a moment [shape=(3,)]; NaN for what is not there.

    Parameters
    ----------
    waveform : Waveform
    seconds : float
        The moment.
    ceiling_hz : float
        The frequency below which there are five formants.
    """
    rate = 2.0 * ceiling_hz
    sound = soxr.resample(waveform.astype(np.float64), SAMPLE_RATE, rate)
    emphasised = np.append(sound[:1], sound[1:] - 0.97 * sound[:-1])
    found = [_resonances(_window(emphasised, seconds + shift, rate), rate) for shift in _AROUND_SECONDS]
    first = np.full((len(found), 3), np.nan)
    for row, hertz in zip(first, found, strict=True):
        row[: len(hertz[:3])] = hertz[:3]
    present = np.isfinite(first).sum(axis=0) * 2 > len(found)
    return np.array([np.nanmedian(column) if there else np.nan for column, there in zip(first.T, present, strict=True)])


def level_at(waveform: Waveform, seconds: float) -> float:
    """Return the level around a moment (dB, of full scale)."""
    window = _window(waveform.astype(np.float64), seconds, SAMPLE_RATE)
    return float(10.0 * np.log10(np.square(window).mean() + 1e-12))


def voiced_extent(waveform: Waveform) -> tuple[float, float]:
    """Return from when to when (s) a voice is heard in a recording of one syllable, by what is low in it."""
    spectrum = np.fft.rfft(waveform.astype(np.float64))
    spectrum[round(_LOW_HZ / SAMPLE_RATE * len(waveform)) :] = 0.0
    energy = np.square(np.fft.irfft(spectrum, len(waveform)))
    around = round(WINDOW_SECONDS * SAMPLE_RATE)
    smooth = np.convolve(energy, np.ones(around) / around, mode="same")
    loud = np.flatnonzero(smooth > smooth.max() * 10.0 ** (_SOFTEST_DB / 10.0))
    return float(loud[0] / SAMPLE_RATE), float(loud[-1] / SAMPLE_RATE)


def _window(sound: FloatArray, seconds: float, rate: float) -> FloatArray:
    half = round(WINDOW_SECONDS / 2 * rate)
    middle = min(max(round(seconds * rate), 0), len(sound))
    return np.pad(sound, half)[middle : middle + 2 * half] * np.hamming(2 * half)


def _resonances(frame: FloatArray, rate: float) -> FloatArray:
    """Return the frequencies of the poles of a frame (Hz), ascending, without those that are too wide or too low."""
    if np.square(frame).mean() < _SILENCE:
        return np.empty(0)
    poles = np.roots(_prediction(frame))
    hertz = np.angle(poles) * rate / (2.0 * np.pi)
    widths = -np.log(np.abs(poles) + 1e-12) * rate / np.pi
    return np.sort(hertz[(hertz > _LOWEST_HZ) & (hertz < rate / 2 - 50.0) & (widths < _WIDEST_HZ)])


def _prediction(frame: FloatArray) -> FloatArray:
    """Return the filter that leaves least of a frame, forwards and backwards (Burg 1967) [shape=(poles + 1,)]."""
    filter_ = np.ones(1)
    forward, backward = frame[1:], frame[:-1]
    for _ in range(_POLES):
        reflection = -2.0 * (forward @ backward) / (forward @ forward + backward @ backward)
        longer = np.append(filter_, 0.0)
        filter_ = longer + reflection * longer[::-1]
        forward, backward = (forward + reflection * backward)[1:], (backward + reflection * forward)[:-1]
    return filter_
