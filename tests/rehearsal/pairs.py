"""How well two syllables are told apart, over speakers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

PAIRS: Final = (
    ("일", "이"), ("사", "삼"), ("오", "구"), ("육", "일"), ("육", "구"), ("영", "일"), ("오", "공"), ("공", "구"),
    ("사", "팔"), ("영", "육"),
)  # fmt: skip
"""What a model of synthetic voices takes for one another."""

LEAST: Final = 8
"""Cuts that there must be of either syllable."""

DRAWS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Balanced:
    """Balanced accuracy: the mean of the shares of either kind that are told rightly."""

    value: float
    interval: tuple[float, float]
    """95 %, over speakers drawn again (bootstrap; Efron 1979)."""

    counts: tuple[int, int]
    """Of either kind."""

    recalls: tuple[float, float]
    """The share of either kind that is told rightly."""

    area: float
    """How often one of the first kind looks more like it than one of the second: 1 if a better threshold would do."""

    def __str__(self) -> str:
        low, high = self.interval
        first, second = self.recalls
        counts = f"{self.counts[0]} and {self.counts[1]}"
        interval = f"95 % interval {low:.0%}–{high:.0%}"
        return f"{self.value:.1%} ({first:.0%} and {second:.0%} of {counts}; {interval}; area {self.area:.2f})"


def balanced_accuracy(
    lead: FloatArray, is_first: npt.NDArray[np.bool_], speakers: Sequence[str], *, seed: int
) -> Balanced:
    """Return how well two kinds are told apart.

    Parameters
    ----------
    lead : np.ndarray [shape=(n,)]
        By how much the score of the first kind is higher than that of the second.
    is_first : np.ndarray [shape=(n,)]
        Which kind each is of.
    speakers : sequence of str
        Who said each.
    seed : int
        Of the draws.
    """
    right = (lead > 0) == is_first
    _, numbers = np.unique(np.array(speakers), return_inverse=True)
    people = int(numbers.max()) + 1
    kinds = (is_first, ~is_first)
    totals = np.stack([np.bincount(numbers[kind], minlength=people) for kind in kinds])
    hits = np.stack([np.bincount(numbers[kind & right], minlength=people) for kind in kinds])
    drawn = np.random.default_rng(seed).integers(people, size=(DRAWS, people))
    drawn_totals, drawn_hits = totals[:, drawn].sum(axis=2), hits[:, drawn].sum(axis=2)
    complete = (drawn_totals > 0).all(axis=0)
    values = (drawn_hits[:, complete] / drawn_totals[:, complete]).mean(axis=0)
    low, high = np.percentile(values, [2.5, 97.5])
    first, second = hits.sum(axis=1) / totals.sum(axis=1)
    counts = totals.sum(axis=1)
    return Balanced(
        value=float((first + second) / 2),
        interval=(float(low), float(high)),
        counts=(int(counts[0]), int(counts[1])),
        recalls=(float(first), float(second)),
        area=float((lead[is_first][:, None] > lead[~is_first]).mean()),
    )
