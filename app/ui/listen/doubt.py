"""Notices that a voice is hard to make out."""

from collections import deque
from typing import Final

WORDS: Final = 8
"""Newest words that are looked at."""

DOUBTFUL: Final = 4
"""Of these, how many unsure ones make a doubt: not the odd cough or slip."""

SURE: Final = 0.75
"""Confidence below which a digit counts as unsure."""


SHORTEST: Final = 0.4
"""Speech (seconds) below which nobody has said a digit; what lies before its onset is part of it."""

LONGEST: Final = 1.3
"""Speech (seconds) above which it was more than one digit."""


def is_as_long_as_a_digit(seconds: float) -> bool:
    """Return whether speech of this length may have been one digit, said by itself."""
    return SHORTEST <= seconds <= LONGEST


class Doubt:
    """Counts the words that were unsure."""

    def __init__(self) -> None:
        self._unsure: deque[bool] = deque(maxlen=WORDS)
        self._told = False

    def notices(self, confidence: float | None) -> bool:
        """Take the confidence of a digit, or ``None`` for what was not made out; true once, where help is due."""
        self._unsure.append(confidence is None or confidence < SURE)
        if self._told or sum(self._unsure) < DOUBTFUL:
            return False
        self._told = True
        return True
