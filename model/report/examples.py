"""Which recordings a report shows: the worst mistakes, what was nearly one, and a few that went well."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from model.report import names
from model.report.outcome import Outcome
from model.report.record import Record
from model.spec.waveform import Waveform

_RIGHT_ONES: Final = 4
"""At least so many examples went well, where there are so many: mistakes alone would give a wrong picture."""

_SURE_ONES: Final = 2
"""Of those that went well, so many are the surest; the others are the least sure."""


@dataclass(frozen=True, slots=True)
class ExampleSound:
    """A recording to be drawn. The sound itself is not stored in the report."""

    waveform: Waveform
    """float32 [shape=(n,)] in [-1, 1], 16 kHz."""

    said: int
    """Digit 0–9, or 10 for another word."""

    heard: int
    """The likeliest of the ten digits and 10."""

    confidence: float
    """Calibrated probability of ``heard``, 0 to 1."""

    @property
    def is_right(self) -> bool:
        """Whether what was heard was said."""
        return self.heard == self.said


def chosen_examples(
    record: Record, waveforms_by_key: Mapping[str, Waveform], count: int = len(names.EXAMPLES)
) -> tuple[ExampleSound, ...]:
    """Choose recordings to draw.

    Parameters
    ----------
    record : Record
    waveforms_by_key : Mapping[str, Waveform]
        The sound of the held-out recordings by the hash of their content; only those chosen are asked for, so that it
        may read them from disk. An outcome that it does not know is passed over.
    count : int
        How many.

    Returns
    -------
    tuple[ExampleSound, ...]
        The mistakes first, the most confident of them first; then the right ones, the least sure of them first.
    """
    known = list({outcome.key: outcome for outcome in record.outcomes if outcome.key in waveforms_by_key}.values())
    mistakes = sorted((o for o in known if o.heard != o.said), key=lambda o: (-o.confidence, o.key))
    right = sorted((o for o in known if o.heard == o.said), key=lambda o: (o.confidence, o.key))
    room = min(len(right), max(count - len(mistakes), min(_RIGHT_ONES, count // 2)))
    chosen = mistakes[: count - room] + _unsure_and_sure(right, room)
    return tuple(_example(outcome, waveforms_by_key[outcome.key]) for outcome in chosen)


def _unsure_and_sure(right: list[Outcome], count: int) -> list[Outcome]:
    sure = min(_SURE_ONES, count)
    return right[: count - sure] + right[len(right) - sure :]


def _example(outcome: Outcome, waveform: Waveform) -> ExampleSound:
    return ExampleSound(waveform=waveform, said=outcome.said, heard=outcome.heard, confidence=outcome.confidence)
