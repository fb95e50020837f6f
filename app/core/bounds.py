"""Where a word begins and ends, from the level around the moment at which the network named it."""

from collections.abc import Sequence
from typing import Final

import numpy as np

QUIET_DB: Final = 25.0
"""A word is over where the level has fallen this far below its loudest moment."""

LONGEST_SECONDS: Final = 0.8
"""No digit is longer."""


def word_bounds(
    levels: Sequence[float], *, earliest: int, spike: int, latest: int, frame_seconds: float
) -> tuple[int, int]:
    """Return the first frame of a word and the frame after its last.

    Parameters
    ----------
    levels : sequence of float
        Level of each frame (dB).
    earliest, latest : int
        The end of the word before, and the newest frame heard: the word lies between.
    spike : int
        The frame in which the network named the word; it is within the word or shortly after it.
    frame_seconds : float
        Length of a frame.
    """
    earliest = max(earliest, spike - round(LONGEST_SECONDS / frame_seconds))
    region = np.asarray(levels[earliest:latest])
    if not len(region):
        return earliest, latest
    loudest = int(region[: max(1, spike - earliest + 1)].argmax())
    loud = region >= region[loudest] - QUIET_DB
    before = np.flatnonzero(~loud[:loudest])
    after = np.flatnonzero(~loud[loudest:])
    start = int(before[-1]) + 1 if len(before) else 0
    # Where two words touch, the boundary is the quietest moment between the vowels.
    end = loudest + int(after[0]) if len(after) else loudest + int(region[loudest:].argmin()) + 1
    return earliest + start, earliest + end
