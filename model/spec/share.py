"""A count out of a total, and how far it can be trusted."""

import math
from dataclasses import dataclass
from typing import Any

from model.spec.language import Text


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of a total, with the interval that the true share lies in."""

    count: int
    """How many."""

    total: int
    """Out of how many."""

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of nothing is 0."""
        return self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of Wilson (1927); more errors than digits, as in a string with many added, count as all."""
        if not self.total:
            return 0.0, 1.0
        z, value = 1.959964, min(1.0, self.value)
        centre = (value + z**2 / (2 * self.total)) / (1 + z**2 / self.total)
        spread = value * (1 - value) / self.total + z**2 / (4 * self.total**2)
        margin = z * math.sqrt(spread) / (1 + z**2 / self.total)
        return max(0.0, centre - margin), min(1.0, centre + margin)

    @property
    def of_a_hundred(self) -> str:
        """The share as a number out of 100, whole but where that would make nothing of it."""
        number = self.value * 100
        return f"{number:.1g}" if number < 1 else f"{number:.0f}"

    @property
    def text(self) -> Text:
        """The share with its counts and its interval."""
        low, high = self.interval
        return Text(
            korean=f"{self.value:.2%} ({self.total}개 가운데 {self.count}개, 95 % 신뢰 구간 {low:.2%}–{high:.2%})",
            english=f"{self.value:.2%} ({self.count} of {self.total}, 95 % interval {low:.2%}–{high:.2%})",
        )

    def __str__(self) -> str:
        return self.text.english

    def as_record(self) -> dict[str, Any]:
        """Return the share for the metadata."""
        return {
            "count": self.count,
            "total": self.total,
            "interval": [round(edge, 4) for edge in self.interval],
        }
