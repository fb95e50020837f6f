"""A word that was heard, as the page remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.digit_names import UNKNOWN_SIGN

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A digit, or something unknown."""

    digit: int | None
    """0 to 9, or ``None`` for unknown."""

    confidence: float | None
    """Probability of the digit, 0 to 1; ``None`` where it is unknown, or said by the user."""

    at: datetime
    """When it was shown, by the clock."""

    start: float
    """Where it begins (seconds of audio since listening began)."""

    end: float
    """Where it ends (seconds of audio since listening began)."""

    number: int
    """Which word of this window it is: the same one also after it was put right."""

    run: int
    """The stretch of listening that its times belong to."""

    @property
    def sign(self) -> str:
        """The numeral, or the sign for unknown."""
        return UNKNOWN_SIGN if self.digit is None else str(self.digit)

    @property
    def percent(self) -> str:
        """The confidence in words: "97 %"; empty where there is none."""
        # Rounded down: 99.6 % is not yet certainty.
        return "" if self.confidence is None else f"{int(self.confidence * 100)} %"

    @property
    def clock(self) -> str:
        """The time of day: "15:42:07"."""
        return f"{self.at:%H:%M:%S}"
