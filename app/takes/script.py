"""Which digit to ask for next: each as often as the others, in an order that cannot be sung along.

Nothing is remembered but the folder itself: the same counts and the same seed give the same digit on any day.
"""

from collections.abc import Mapping

import numpy as np

from model.spec.tokens import DIGITS


def next_digit(counts: Mapping[int, int], *, seed: int = 0, before: int | None = None) -> int:
    """Return the digit to ask for.

    Parameters
    ----------
    counts : mapping of int to int
        How many takes of each digit there are.
    seed : int
        Of the shuffling; each round of ten has an order of its own.
    before : int, optional
        The digit that was asked for last, which is not asked for twice in a row.
    """
    # Only one may be missing, as after a folder was brought in: then others are asked for in between.
    fewest = min(counts.get(digit, 0) for digit in range(DIGITS) if digit != before)
    order: list[int] = np.random.default_rng((seed, fewest)).permutation(DIGITS).tolist()
    return next(digit for digit in order if digit != before and counts.get(digit, 0) == fewest)
