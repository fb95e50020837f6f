"""The mouth and the nose: resonances that change every 5 ms, applied to sound by multiplying short-time spectra.

Each frame of the source, windowed so that neighbouring frames add up to it, passes the all-pole, pole-zero cascade of
its moment (Klatt 1980); the tails of the responses overlap. The denominators are polynomials, and the transform of its
coefficients is all that a cascade costs.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from model.formant.piece import Array
from model.spec.tokens import SAMPLE_RATE

Spectra = npt.NDArray[np.complex128]

HOP_SAMPLES: Final = SAMPLE_RATE // 200
"""5 ms, the period of all that changes."""

_WINDOW: Final = np.hanning(2 * HOP_SAMPLES + 1)[:-1]
_SIZE: Final = 1024
"""Of a transform: 10 ms of source, 54 ms of response, at whose end a bandwidth of 50 Hz has fallen by 70 dB."""

HERTZ: Final = np.fft.rfftfreq(_SIZE, 1.0 / SAMPLE_RATE)
"""Frequencies of a short-time spectrum (Hz) [shape=(513,)]."""


def frames(length: int) -> int:
    """Return the number of frames that cover ``length`` samples."""
    return -(-length // HOP_SAMPLES) + 1


def analyse(signal: Array) -> Spectra:
    """Return the short-time spectra [shape=(frames, 513)] of a signal [shape=(n,)]; frame k is centred at k hops."""
    padded = np.pad(signal, (HOP_SAMPLES, 2 * HOP_SAMPLES))
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * HOP_SAMPLES)[::HOP_SAMPLES][: frames(len(signal))]
    return np.asarray(np.fft.rfft(windows * _WINDOW, _SIZE))


def synthesise(spectra: Spectra, length: int) -> Array:
    """Return the signal [shape=(length,)] that short-time spectra [shape=(frames, 513)] overlap and add up to."""
    responses = np.fft.irfft(spectra, _SIZE)
    parts = -(-_SIZE // HOP_SAMPLES)
    blocks = np.zeros((len(responses) + parts, HOP_SAMPLES))
    pieces = np.pad(responses, ((0, 0), (0, parts * HOP_SAMPLES - _SIZE))).reshape(len(responses), parts, HOP_SAMPLES)
    for part in range(parts):
        blocks[part : part + len(responses)] += pieces[:, part]
    return blocks.reshape(-1)[HOP_SAMPLES : HOP_SAMPLES + length]


def cascade(poles: Array, pole_widths: Array, zeros: Array, zero_widths: Array) -> Spectra:
    """Return the response of resonances and anti-resonances in a row, 1 at 0 Hz.

    Parameters
    ----------
    poles, pole_widths : Array [shape=(frames, poles)]
        Frequencies and bandwidths (Hz).
    zeros, zero_widths : Array [shape=(frames, zeros)]
        The same of the anti-resonances.

    Returns
    -------
    Spectra [shape=(frames, 513)]
    """
    return np.asarray(_polynomial(zeros, zero_widths) / _polynomial(poles, pole_widths))


def _polynomial(hertz: Array, widths: Array) -> Spectra:
    """Return the transform of the product of all second-order sections, each 1 at 0 Hz."""
    radius = np.exp(-np.pi * widths / SAMPLE_RATE)
    linear = -2.0 * radius * np.cos(2.0 * np.pi * hertz / SAMPLE_RATE)
    square = radius * radius
    unity = 1.0 / (1.0 + linear + square)
    coefficients = np.zeros((len(hertz), 2 * hertz.shape[1] + 1))
    coefficients[:, 0] = 1.0
    for index in range(hertz.shape[1]):
        previous = coefficients.copy()
        coefficients[:, 1:] += linear[:, index : index + 1] * previous[:, :-1]
        coefficients[:, 2:] += square[:, index : index + 1] * previous[:, :-2]
        coefficients *= unity[:, index : index + 1]
    return np.asarray(np.fft.rfft(coefficients, _SIZE))
