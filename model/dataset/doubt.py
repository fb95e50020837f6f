"""Recordings that do not sound like their name.

Each is judged by a classifier that has not seen it: kernel ridge regression on shapes, solved in closed form, in five
folds that keep the clusters of one take together. Named is what another digit fits better than its own by a margin; a
second round learns without what the first one named, so that wrong names do not vouch for each other (a plain form of
the confident learning of Northcutt et al. 2021).
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from model.dataset.shape import Shapes, compressed
from model.spec.tokens import DIGITS

FOLDS: Final = 5
ROUNDS: Final = 2

MARGIN: Final = 0.4
"""How much better (of a scale from 0 to 1) another digit must fit.

With one name in fifty wrong, on human English digits: of one speaker's 500 all wrong ones are found and no right one is
named; of six speakers' 3,000, 98 % and 0.3 %.
"""

DIFFICULT_MARGIN: Final = 0.6
"""… where the classifier itself is often wrong: of 30 Arabic speakers' 600 takes, 61 % and 1.0 %."""

DIFFICULT_ACCURACY: Final = 0.92

LEARNT: Final = 1_500
"""Recordings that a fold learns from at most, so that the cost grows only with those that are judged."""

WIDTH: Final = 0.5
"""Width of the kernel, as a share of the median distance of two recordings."""

RIDGE: Final = 0.1

FEWEST_TAKES: Final = 5
"""With fewer takes of a digit nothing can be said about it."""

LEAST_ACCURACY: Final = 0.8
"""Share that must be judged as named; below it the recordings differ too much for this simple classifier."""

JUDGED_AT_ONCE: Final = 1_024

Indices = npt.NDArray[np.int64]
Matrix = npt.NDArray[np.float64]


class Doubt(NamedTuple):
    """A recording that does not sound like its name."""

    place: int
    """Which one."""

    sounds_like: int
    """The digit that it sounds like."""


def doubts(shapes: Shapes, digits: Indices, clusters: Indices) -> list[Doubt]:
    """Return the recordings that do not sound like their names.

    Parameters
    ----------
    shapes : Shapes [shape=(n, 576)]
    digits : np.ndarray [shape=(n,)], int64
        The digit that each is named after.
    clusters : np.ndarray [shape=(n,)], int64
        Recordings with the same number are one take.
    """
    counts = np.bincount(digits, minlength=DIGITS)
    judged = counts[digits] >= FEWEST_TAKES
    if (counts >= FEWEST_TAKES).sum() < 2:
        return []
    points = compressed(shapes).astype(np.float64)
    trusted = judged.copy()
    for _ in range(ROUNDS):
        scores = _scores(points, digits, _folds(clusters), trusted)
        margins = _margins(scores, digits)
        trusted = judged & (margins < MARGIN)
    accuracy = float((margins[judged] < 0).mean())
    if accuracy < LEAST_ACCURACY:
        return []
    margin = MARGIN if accuracy > DIFFICULT_ACCURACY else DIFFICULT_MARGIN
    doubtful = np.flatnonzero(judged & (margins > margin)).tolist()
    return [Doubt(index, int(scores[index].argmax())) for index in doubtful]


def _folds(clusters: Indices) -> Indices:
    """Return the fold of each recording, by chance but always the same, and the same for all of one cluster."""
    names, members = np.unique(clusters, return_inverse=True)
    return np.asarray(np.random.default_rng(0).permutation(len(names))[members] % FOLDS)


def _margins(scores: Matrix, digits: Indices) -> npt.NDArray[np.float64]:
    """Return how much better the best other digit fits than the own one."""
    rows = np.arange(len(digits))
    others = scores.copy()
    others[rows, digits] = -np.inf
    return np.asarray(others.max(axis=1) - scores[rows, digits])


def _scores(points: Matrix, digits: Indices, folds: Indices, trusted: npt.NDArray[np.bool_]) -> Matrix:
    """Return how well each digit fits each recording [shape=(n, 10)], about 0 to 1, learnt without its own fold."""
    scores = np.zeros((len(points), DIGITS))
    width = WIDTH * _median_distance(points)
    random = np.random.default_rng(1)
    for fold in range(FOLDS):
        learnt = random.permutation(np.flatnonzero((folds != fold) & trusted))[:LEARNT]
        if len(learnt):
            judged = np.flatnonzero(folds == fold)
            scores[judged] = _fitted(points[learnt], digits[learnt], points[judged], width)
    return scores


def _fitted(learnt: Matrix, digits: Indices, judged: Matrix, width: float) -> Matrix:
    """Kernel ridge regression of one digit against the rest, with a Gaussian kernel."""
    targets = np.eye(DIGITS)[digits]
    mean = targets.mean(axis=0)
    gram = _kernel(learnt, learnt, width)
    weights = np.linalg.solve(gram + RIDGE * np.eye(len(learnt)), targets - mean)
    blocks = [judged[start : start + JUDGED_AT_ONCE] for start in range(0, len(judged), JUDGED_AT_ONCE)]
    return np.concatenate([_kernel(block, learnt, width) @ weights + mean for block in blocks or [judged]])


def _kernel(first: Matrix, second: Matrix, width: float) -> Matrix:
    squares = np.square(first).sum(axis=1)[:, None] + np.square(second).sum(axis=1) - 2 * first @ second.T
    return np.asarray(np.exp(-np.maximum(squares, 0) / (2 * width**2)))


def _median_distance(points: Matrix) -> float:
    """Return the median distance of two recordings, of a few hundred of them."""
    few = np.random.default_rng(2).permutation(points)[:300]
    squares = np.square(few).sum(axis=1)[:, None] + np.square(few).sum(axis=1) - 2 * few @ few.T
    return max(float(np.sqrt(np.median(np.maximum(squares, 0)))), 1e-6)
