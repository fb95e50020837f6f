"""What a model shows of held-out recordings where it is asked to be surer or less sure, as its artefact carries it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from model.spec.share import Share


@dataclass(frozen=True, slots=True)
class Showing:
    """What is shown from a confidence on, by count."""

    threshold: float
    """Confidence below which nothing is shown, 0 to 1."""

    digits: int
    """Recordings of digits."""

    right: int
    """Of these, shown as what was said."""

    wrong: int
    """Of these, shown as another digit."""

    other_words: int
    """Recordings of anything else."""

    taken: int
    """Of these, shown as a digit."""

    @property
    def wrong_of_shown(self) -> Share:
        """Wrong digits among those that are shown."""
        return Share(self.wrong, self.right + self.wrong)

    @property
    def shown_of_said(self) -> Share:
        """Digits that are shown, among those that were said."""
        return Share(self.right + self.wrong, self.digits)

    @property
    def taken_of_other_words(self) -> Share:
        """Other words that are shown as a digit."""
        return Share(self.taken, self.other_words)


def showing_at(threshold: float, records: Iterable[Mapping[str, Any]]) -> Showing | None:
    """Return what was counted nearest to a threshold but not above it, so that it is never flattering, or ``None``.

    Raises
    ------
    TypeError
        If the records are no showings.
    """
    counted = (Showing(**record) for record in records)
    below = [showing for showing in counted if showing.threshold <= threshold]
    return max(below, key=lambda showing: showing.threshold, default=None)
