"""Which other digit a word may have been."""

from collections.abc import Sequence
from typing import Final

from model.spec.tokens import DIGITS

CONFUSABLE: Final = frozenset(frozenset(pair) for pair in ((1, 2), (3, 4), (5, 9), (1, 6), (3, 8), (4, 8)))
"""Pairs that differ by a coda or a glide alone: 일/이, 삼/사, 오/구, 일/육, 삼/팔, 사/팔 carry most errors."""

NEAR: Final = 0.25
"""Part of the winner's probability from which on the other is worth a mention."""


def runner_up(digit: int, probabilities: Sequence[float]) -> int | None:
    """Return the digit that comes next in probability, if it is near and the two are often taken for each other."""
    second = max((other for other in range(DIGITS) if other != digit), key=probabilities.__getitem__)
    near = probabilities[second] >= NEAR * probabilities[digit] > 0
    return second if near and {digit, second} in CONFUSABLE else None
