"""What Festival breaks in loud moments: samples beyond 16 bits come back from the other end of the range."""

from itertools import pairwise
from typing import Final

import numpy as np

from model.spec.waveform import Waveform

_FOLD: Final = 1.2
"""A step by this share of half the range is no sound of speech."""

_FOLDED_SECONDS: Final = 0.003
"""What is beyond the range comes back within so much: it is the peak of a wave."""

_CLICK: Final = 3.0
_CLICK_SECONDS: Final = 0.005
"""A click is so many times louder than everything that is further from it than this. The pulses of a voice are not."""


def unfolded(samples: Waveform, rate: int) -> Waveform:
    """Return a sound with the peaks back in their places that were folded over; they may lie beyond 1.

    Parameters
    ----------
    samples : float32 [shape=(n,)]
    rate : int
        Samples a second.
    """
    steps = np.diff(samples)
    edges = [int(edge) for edge in np.flatnonzero(np.abs(steps) > _FOLD)]
    mended = samples.copy()
    end = -1
    for first, last in pairwise(edges):
        if first != end and last - first <= _FOLDED_SECONDS * rate and steps[first] * steps[last] < 0.0:
            mended[first + 1 : last + 1] -= 2.0 * np.sign(steps[first])
            end = last
    return mended


def is_click(samples: Waveform, rate: int) -> bool:
    """Tell whether one moment is so much louder than the rest that the joints have failed."""
    loud = np.abs(samples)
    place, reach = int(loud.argmax()) if len(loud) else 0, round(_CLICK_SECONDS * rate)
    rest = max(loud[: max(0, place - reach)].max(initial=0.0), loud[place + reach :].max(initial=0.0))
    return bool(loud.max(initial=0.0) > _CLICK * rest)
