"""Whether a difference between two models could be chance."""

import math
from typing import Final

from model.spec.share import Share

LEVEL: Final = 0.05
"""A difference that chance alone makes more seldom than this is called a difference."""


def mcnemar(lost: int, gained: int) -> float:
    """Return the two-sided p-value of McNemar's exact test for two models that heard the same recordings.

    Only the recordings that the two models disagree on count. If neither were better, each of them would be won by
    either with probability 1/2, so that the smaller count is binomial (McNemar 1947, Psychometrika 12:153; the exact
    conditional form as in Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91).

    Parameters
    ----------
    lost : int
        Recordings that only the former model recognised.
    gained : int
        Recordings that only the new model recognised.
    """
    disagreements = lost + gained
    ways = tail = 1
    for k in range(min(lost, gained)):  # math.comb for each k anew would take seconds for thousands
        ways = ways * (disagreements - k) // (k + 1)
        tail += ways
    return min(1.0, float(2 * tail / 2**disagreements))


def difference_interval(before: Share, now: Share) -> tuple[float, float]:
    """Return the 95 % interval of the change of a share, measured on other recordings than before.

    Newcombe 1998, Statistics in Medicine 17:873, method 10: made of the two Wilson intervals.
    """
    (low_before, high_before), (low_now, high_now) = bounded(before).interval, bounded(now).interval
    p_before, p_now = bounded(before).value, bounded(now).value
    change = p_now - p_before
    return (
        change - math.hypot(p_now - low_now, high_before - p_before),
        change + math.hypot(high_now - p_now, p_before - low_before),
    )


def bounded(share: Share) -> Share:
    """Return a share that is none above 1: added digits can make more errors than there were digits."""
    return Share(min(share.count, share.total), share.total)
