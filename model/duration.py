"""How long a word takes, and each of its sounds: waveforms made longer or shorter at the pitch they have.

Waveform-similarity overlap-add (Verhelst and Roelands 1993): pieces are taken from where the pace asks for them, each
moved a little to where it continues the wave that is there already.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

Generator = np.random.Generator

_WINDOW: Final = 480
"""30 ms: two or more periods of any voice."""

_HOP: Final = _WINDOW // 2
_SEARCH: Final = 160
"""How far (samples) a piece may be moved to continue the wave: one period of a voice at 100 Hz."""

_SOUND_SECONDS: Final = 0.1
"""About what one sound takes."""

_UNEVENNESS: Final = 0.5
"""Standard deviation of the logarithm of the speed that is drawn for each sound. Between two it drifts from the one to
the other, so that over the moments of a word it is 0.3."""

_ALIKE: Final = 0.02
"""Share of its duration by which nobody hears a word change."""


def stretch(waveform: Waveform, factor: float) -> Waveform:
    """Change the duration by ``factor`` and leave pitch and formants."""
    if abs(factor - 1.0) < _ALIKE or len(waveform) < 2 * _WINDOW:
        return waveform
    length = round(len(waveform) * factor)
    return _rejoined(waveform, np.arange(-_HOP, length, _HOP) / factor, length)


def stretch_unevenly(waveform: Waveform, factor: float, random: Generator) -> Waveform:
    """Change the duration by ``factor``, but that of one sound more than that of the next.

    People do not share out a word's time as a synthesiser does: one lingers on the vowel, another on the closure.
    """
    if len(waveform) < 2 * _WINDOW:
        return waveform
    length = round(len(waveform) * factor)
    hops = np.append(np.arange(0, length, _HOP), length)
    sounds = max(3, round(length / (_SOUND_SECONDS * SAMPLE_RATE)) + 2)
    drawn = random.normal(0.0, _UNEVENNESS, sounds)
    drawn[-1] = 0.0  # nobody swallows the end, by which 일 is told from 이
    speed = np.exp(np.interp(hops, np.linspace(0, length, sounds), drawn))
    passed = np.cumsum(0.5 * (speed[1:] + speed[:-1]) * np.diff(hops))
    places = np.concatenate([[-_HOP / factor, 0.0], passed[:-1] * (len(waveform) / passed[-1])])
    return _rejoined(waveform, places, length)


def _rejoined(waveform: Waveform, places: npt.NDArray[np.float64], length: int) -> Waveform:
    """Return ``length`` samples, joined from pieces that lie at ``places`` in the waveform, a hop from each other.

    The first place lies a hop before the beginning, so that the fade-in of the next does not swallow a plosive.
    """
    window = np.hanning(_WINDOW + 1)[:-1].astype(np.float32)
    margin = _WINDOW + _SEARCH
    padded = np.pad(waveform, (margin, margin + _WINDOW))
    output = np.zeros(length + 2 * _WINDOW, dtype=np.float32)
    natural = 0
    for index, place in enumerate(places):
        nominal = max(0, min(round(place), len(waveform)) + margin)
        best = nominal + _best_offset(padded, nominal, natural) if index > 1 else nominal
        begin = index * _HOP
        output[begin : begin + _WINDOW] += padded[best : best + _WINDOW] * window
        natural = min(best + _HOP, len(padded) - _WINDOW)
    return output[_HOP : _HOP + length]


def _best_offset(padded: Waveform, nominal: int, natural: int) -> int:
    """Return where near ``nominal`` the wave continues best what would naturally follow."""
    region = padded[nominal - _SEARCH : nominal + _SEARCH + _WINDOW]
    template = padded[natural : natural + _WINDOW]
    return int(np.argmax(np.correlate(region[::4], template[::4], mode="valid"))) * 4 - _SEARCH
