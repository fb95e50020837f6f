"""What became of each held-out recording, and the counts that follow from it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from model.spec.confusion import confusion_matrix
from model.spec.share import Share
from model.spec.tokens import DIGITS

OTHER_WORD: Final = DIGITS
"""Stands for anything that is no digit where the digits are 0 to 9."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said in one recording, and what was heard."""

    key: str
    """Hash of the recording's content, by which two reports are compared; no name. Empty for what came from no file."""

    said: int
    """Digit 0–9, or 10 for anything else."""

    heard: int
    """The likeliest of the ten digits and 10, anything else; shown only where the confidence reaches the threshold."""

    digit: int
    """The likeliest digit 0–9 when it is known to be one."""

    confidence: float
    """Calibrated probability of ``heard``, 0 to 1."""

    digit_confidence: float
    """Calibrated probability of ``digit`` among the ten, 0 to 1."""

    @property
    def is_digit(self) -> bool:
        """Whether a digit was said."""
        return self.said < DIGITS

    @property
    def is_recognised(self) -> bool:
        """Whether a digit was said, and this one is the likeliest of the ten."""
        return self.said == self.digit

    def is_shown(self, threshold: float) -> bool:
        """Whether the application would show a digit."""
        return self.heard < DIGITS and self.confidence >= threshold

    def is_usable(self) -> bool:
        """Whether all values are in their ranges."""
        return (
            0 <= self.said <= OTHER_WORD
            and 0 <= self.heard <= OTHER_WORD
            and 0 <= self.digit < DIGITS
            and 0 <= self.confidence <= 1
            and 0 <= self.digit_confidence <= 1
        )


def accuracy(outcomes: Iterable[Outcome]) -> Share:
    """Return the digits recognised, among the recordings that are known to hold one."""
    recognised = [outcome.is_recognised for outcome in outcomes if outcome.is_digit]
    return Share(sum(recognised), len(recognised))


def recalls(outcomes: Sequence[Outcome]) -> tuple[Share, ...]:
    """Return the same for each of the ten digits."""
    return tuple(accuracy(outcome for outcome in outcomes if outcome.said == digit) for digit in range(DIGITS))


def confusions(outcomes: Iterable[Outcome]) -> npt.NDArray[np.int64]:
    """Return how often each digit (row) was heard as each digit (column) [shape=(10, 10)]."""
    digits = [outcome for outcome in outcomes if outcome.is_digit]
    return confusion_matrix((outcome.said for outcome in digits), (outcome.digit for outcome in digits))


def commonest_confusion(outcomes: Iterable[Outcome], digit: int) -> tuple[int, int] | None:
    """Return the digit that another one is most often taken for, and how often; None if it never is."""
    heard = Counter(
        outcome.digit for outcome in outcomes if outcome.said == digit and not outcome.is_recognised
    ).most_common()
    return min(heard, key=lambda pair: (-pair[1], pair[0])) if heard else None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the application would show for recordings of one kind: digits said, or other words."""

    right: int
    """The digit that was said."""

    wrong: int
    """A digit that was not said."""

    unknown: int
    """No digit."""

    @property
    def total(self) -> int:
        """Number of recordings."""
        return self.right + self.wrong + self.unknown

    @property
    def wrong_of_shown(self) -> Share:
        """Wrong digits among the shown ones."""
        return Share(self.wrong, self.right + self.wrong)

    @property
    def unknown_of_all(self) -> Share:
        """Recordings for which no digit is shown."""
        return Share(self.unknown, self.total)


def shown(outcomes: Iterable[Outcome], *, threshold: float, digits: bool) -> Shown:
    """Count what would be shown for the digits said, or else for the other words."""
    right = wrong = unknown = 0
    for outcome in outcomes:
        if outcome.is_digit == digits:
            is_shown, is_right = outcome.is_shown(threshold), outcome.heard == outcome.said
            right += is_shown and is_right
            wrong += is_shown and not is_right
            unknown += not is_shown
    return Shown(right=right, wrong=wrong, unknown=unknown)
