"""What was said in answer to a digit that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.takes.trim import word_span
from app.takes.verdict import flaw_of

if TYPE_CHECKING:
    from app.takes.take import Kept, Sitting
    from app.takes.verdict import Flaw
    from model.spec.waveform import Waveform
    from model.spec.words import Span


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An utterance, judged."""

    digit: int
    """The digit that was asked for."""

    sitting: Sitting
    """Who was asked."""

    waveform: Waveform
    """All of it, float32 [shape=(n,)], 16 kHz."""

    span: Span
    """The part that is a take."""

    flaw: Flaw | None
    """Why it is refused, if it is."""

    kept: Kept | None = None
    """Where it lies, once it is kept."""

    @classmethod
    def of(cls, waveform: Waveform, digit: int, sitting: Sitting) -> Answer:
        """Judge an utterance."""
        return cls(digit, sitting, waveform, word_span(waveform), flaw_of(waveform))

    @property
    def word(self) -> Waveform:
        """The part that is a take."""
        return self.waveform[self.span.start : self.span.end]
