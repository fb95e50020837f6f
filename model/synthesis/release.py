"""Stops at the end of a word that are closed and not opened again, as those of Korean are."""

from typing import Final

import numpy as np

from model.dataset.clip import trimmed
from model.spec.waveform import Waveform
from model.spec.words import HOP_SAMPLES, loudness

CLOSED_DB: Final = 45.0
"""Below the peak: espeak-ng's closures are silence."""

CLOSURE_PERIODS: Final = 2
"""10 ms periods that a closure lasts at least."""

RELEASE_PERIODS: Final = 10
"""10 ms periods that a release lasts at most: after an earlier closure there is more to be heard than a release."""


def without_release(waveform: Waveform) -> Waveform:
    """Return a word without the release of the stop that it ends in.

    Parameters
    ----------
    waveform : np.ndarray [shape=(n,)], float32, 16 kHz

    Returns
    -------
    np.ndarray [shape=(m,)], float32
        The word, trimmed, up to the closure of that stop; all of it if there is none.
    """
    word = trimmed(waveform)
    levels = loudness(word)
    closed = np.flatnonzero(levels < levels.max(initial=-np.inf) - CLOSED_DB)
    runs = np.split(closed, np.flatnonzero(np.diff(closed) > 1) + 1)
    last = next((run for run in reversed(runs) if len(run) >= CLOSURE_PERIODS), None)
    if last is None or last[-1] + RELEASE_PERIODS < len(levels) - 1:
        return word
    return word[: last[0] * HOP_SAMPLES]
