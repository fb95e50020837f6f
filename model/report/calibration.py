"""Whether a confidence means what it says: of what is heard with 90 %, 90 % is right."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.spec.share import Share


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """What was heard with a confidence between two bounds."""

    low: float
    """Lower bound, 0 to 1; it belongs to the bin."""

    high: float
    """Upper bound; it belongs to the next bin, and 1 to the last."""

    count: int
    """How many recordings."""

    mean_confidence: float
    """Of these; 0 where there is none."""

    right: int
    """How many of them were heard rightly."""

    @property
    def share(self) -> Share:
        """Heard rightly, out of all of the bin."""
        return Share(self.right, self.count)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against what came true, in bins."""

    bins: tuple[ReliabilityBin, ...]
    """From the lowest confidence to the highest."""

    @property
    def total(self) -> int:
        """Number of recordings."""
        return sum(part.count for part in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error (Naeini et al. 2015), 0 to 1."""
        gaps = sum(part.count * abs(part.mean_confidence - part.share.value) for part in self.bins)
        return gaps / max(1, self.total)


def calibration_of(confidences: Iterable[float], right: Iterable[bool], *, bins: int = 10) -> Calibration:
    """Sort what was heard into bins of equal width.

    Parameters
    ----------
    confidences : Iterable[float]
        Calibrated probability of what was heard, 0 to 1.
    right : Iterable[bool]
        Whether it was what had been said.
    """
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, is_right in zip(confidences, right, strict=True):
        sorted_in[min(int(confidence * bins), bins - 1)].append((confidence, bool(is_right)))
    return Calibration(bins=tuple(_bin(i / bins, (i + 1) / bins, part) for i, part in enumerate(sorted_in)))


def _bin(low: float, high: float, heard: list[tuple[float, bool]]) -> ReliabilityBin:
    return ReliabilityBin(
        low=low,
        high=high,
        count=len(heard),
        mean_confidence=sum(confidence for confidence, _ in heard) / max(1, len(heard)),
        right=sum(is_right for _, is_right in heard),
    )
