"""Two models on the same takes, which neither has learnt from: what each heard, and what got better or worse."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from math import comb
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from app.core.classifier import Classifier
from app.learning.errors import LearningError
from app.learning.held_out import Take
from model.spec.confusion import confusion_matrix
from model.spec.errors import SutjaError
from model.spec.scoring import score_tokens
from model.spec.share import Share
from model.spec.tokens import DIGITS
from model.spec.waveform import Waveform, read_waveform, with_silence

LEVEL: Final = 0.05
"""Chance of a difference as large between models that are equally good, below which it is called one."""


class Verdict(StrEnum):
    """How the new model does against the one that is live."""

    BETTER = "better"
    WORSE = "worse"
    NO_DIFFERENCE = "no difference"
    """None that so many takes can show."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one model heard."""

    name: str
    """Of the model, in the library."""

    heard: tuple[int, ...]
    """Its digit for each take."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The model that is live and another one on the same takes."""

    live: Hearing
    other: Hearing

    said: tuple[int, ...]
    """The digit of each take."""

    artefact: str = ""
    """Hash of the other model's file, so that only what was measured is adopted."""

    @property
    def accuracies(self) -> tuple[Share, Share]:
        """Digits recognised: by the live model, by the other one."""
        return self._accuracy(self.live), self._accuracy(self.other)

    @property
    def confusions(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """How often digits (rows) were heard as digits (columns) [shape=(10, 10)]: by the live model, by the other."""
        return confusion_matrix(self.said, self.live.heard), confusion_matrix(self.said, self.other.heard)

    @property
    def gained(self) -> tuple[int, ...]:
        """For each of the ten digits, the takes that only the other model recognised."""
        return self._only(self.other, self.live)

    @property
    def lost(self) -> tuple[int, ...]:
        """For each of the ten digits, the takes that only the live model recognised."""
        return self._only(self.live, self.other)

    @property
    def verdict(self) -> Verdict:
        """Better or worse if chance alone would seldom do it, by McNemar's exact test."""
        gained, lost = sum(self.gained), sum(self.lost)
        if _mcnemar(gained, lost) >= LEVEL:
            return Verdict.NO_DIFFERENCE
        return Verdict.BETTER if gained > lost else Verdict.WORSE

    def _accuracy(self, hearing: Hearing) -> Share:
        right = sum(said == heard for said, heard in zip(self.said, hearing.heard, strict=True))
        return Share(right, len(self.said))

    def _only(self, one: Hearing, than: Hearing) -> tuple[int, ...]:
        counts = [0] * DIGITS
        for said, first, second in zip(self.said, one.heard, than.heard, strict=True):
            counts[said] += first == said != second
        return tuple(counts)

    def to_json(self) -> str:
        """Return the comparison as text: digits and the names of models, nothing of the takes."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, content: bytes) -> "Comparison":
        """Read a comparison.

        Raises
        ------
        ValueError
            If it is none.
        """
        try:
            record = json.loads(content)
            said = _digits(record["said"])
            live, other = (
                Hearing(str(part["name"]), _digits(part["heard"])) for part in (record["live"], record["other"])
            )
        except (KeyError, TypeError, RecursionError):
            raise ValueError("not a comparison") from None
        if not len(said) == len(live.heard) == len(other.heard):
            raise ValueError("not a comparison")
        return cls(live, other, said, str(record.get("artefact", "")))


def _digits(values: Any) -> tuple[int, ...]:  # noqa: ANN401 - as JSON has it
    digits = tuple(int(value) for value in values)
    if not all(0 <= digit < DIGITS for digit in digits):
        raise ValueError("not a digit")
    return digits


def compared(
    live: tuple[str, Classifier],
    other: tuple[str, Classifier],
    takes: Sequence[Take],
    *,
    artefact: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Comparison:
    """Let two models hear the same takes; a take that can no longer be read is heard by neither.

    Parameters
    ----------
    live, other : tuple of str and Classifier
        The models, with their names in the library.
    takes : sequence of Take
        That neither has learnt from.
    artefact : str
        Hash of the other model's file.
    progress : callable
        Gets how many takes were heard, and how many there are; what it raises ends the comparison.

    Raises
    ------
    LearningError
        If there is no take.
    """
    (name, first), (other_name, second) = live, other
    rows: list[tuple[int, int, int]] = []
    for number, take in enumerate(takes, start=1):
        waveform = _waveform(take)
        if waveform is not None:
            rows.append((take.digit, _heard(first, waveform), _heard(second, waveform)))
        progress(number, len(takes))
    if not rows:
        raise _nothing_held_out()
    said, heard, heard_too = zip(*rows, strict=True)
    return Comparison(Hearing(name, heard), Hearing(other_name, heard_too), said, artefact)


def _waveform(take: Take) -> Waveform | None:
    try:
        return with_silence(read_waveform(take.path))
    except SutjaError:
        return None


def _heard(classifier: Classifier, waveform: Waveform) -> int:
    return int(score_tokens(classifier.whole(waveform))[:DIGITS].argmax())


def _nothing_held_out() -> LearningError:
    return LearningError(
        korean="두 모델이 모두 처음 듣는 녹음이 없어 비교할 수 없습니다. 숫자마다 두 번 이상 녹음하고 다시 학습하세요.",
        english="There is no take that is new to both models, so they cannot be compared. Record each digit twice or "
        "more, and learn again.",
    )


def _mcnemar(gained: int, lost: int) -> float:
    """Return how likely chance alone makes two equally good models differ so much (McNemar 1947, exact)."""
    total, fewer = gained + lost, min(gained, lost)
    return min(1.0, 2 * sum(comb(total, count) for count in range(fewer + 1)) / (1 << total))
