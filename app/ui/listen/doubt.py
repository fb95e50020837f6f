"""Notices that a voice is hard to make out."""

from collections import deque
from typing import Final

WORDS: Final = 8
"""Newest words that are looked at."""

DOUBTFUL: Final = 4
"""Of these, how many unsure ones make a doubt: not the odd cough or slip."""

SURE: Final = 0.75
"""Confidence below which a digit counts as unsure."""


class Doubt:
    """Counts the words that were unsure."""

    def __init__(self) -> None:
        self._unsure: deque[bool] = deque(maxlen=WORDS)
        self._told = False

    def notices(self, confidence: float | None) -> bool:
        """Take the confidence of a digit (0 to 1), or ``None`` for an unknown word; true once, where help is due."""
        self._unsure.append(confidence is None or confidence < SURE)
        if self._told or sum(self._unsure) < DOUBTFUL:
            return False
        self._told = True
        return True
