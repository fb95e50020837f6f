"""What each state sounds like: mixtures of Gaussians, grown from one by splitting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_LEAST_FRAMES: Final = 25
"""A Gaussian that stands for fewer is not split."""

_LEAST_VARIANCE: Final = 0.03
_SPLIT: Final = 0.3
"""Of a standard deviation, to either side."""

_ROUNDS: Final = 3
"""Of expectation and maximisation for the frames that a state is given."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """A mixture of Gaussians with diagonal covariance."""

    weights: FloatArray
    """Shares [shape=(m,)]."""

    means: FloatArray
    """[shape=(m, d)]."""

    variances: FloatArray
    """[shape=(m, d)]."""

    def joint(self, features: FloatArray) -> FloatArray:
        """Return the log-likelihood of frames [shape=(n, d)] together with each Gaussian [shape=(n, m)]."""
        return squared(features) @ self.factors()

    def factors(self) -> FloatArray:
        """Return what squared frames are multiplied by for that [shape=(2d + 1, m)]."""
        precisions = 1.0 / self.variances
        norms = np.log(2.0 * np.pi * self.variances) + np.square(self.means) * precisions
        fixed = np.log(self.weights) - 0.5 * norms.sum(axis=1)
        return np.concatenate([fixed[None], (self.means * precisions).T, -0.5 * precisions.T])


class Bank:
    """The mixtures of all states, heard at once.

    Parameters
    ----------
    mixtures : sequence of Mixture
    """

    def __init__(self, mixtures: Sequence[Mixture]) -> None:
        self._factors = np.concatenate([mixture.factors() for mixture in mixtures], axis=1).astype(np.float32)
        sizes = [len(mixture.weights) for mixture in mixtures]
        self._starts = np.cumsum([0, *sizes[:-1]])

    def log_likelihoods(self, features: FloatArray) -> npt.NDArray[np.float32]:
        """Return the log-likelihood of frames [shape=(n, d)] under the best Gaussian of each state [shape=(n, s)]."""
        joint = squared(features).astype(np.float32) @ self._factors
        return np.asarray(np.maximum.reduceat(joint, self._starts, axis=1))


def squared(features: FloatArray) -> FloatArray:
    """Return frames [shape=(n, d)] behind a one and before their squares [shape=(n, 2d + 1)]."""
    return np.concatenate([np.ones((len(features), 1)), features, np.square(features)], axis=1)


def one_gaussian(features: FloatArray) -> Mixture:
    """Return the Gaussian of frames [shape=(n, d)]."""
    variances = np.maximum(features.var(axis=0), _LEAST_VARIANCE)
    return Mixture(np.ones(1), features.mean(axis=0, keepdims=True), variances[None])


def fitted(mixture: Mixture, features: FloatArray) -> Mixture:
    """Return a mixture that fits frames better (expectation and maximisation: Dempster, Laird and Rubin 1977)."""
    for _ in range(_ROUNDS):
        joint = mixture.joint(features)
        shares = np.exp(joint - joint.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        counts = shares.sum(axis=0)
        shares, counts = shares[:, counts > 1.0], counts[counts > 1.0]
        means = shares.T @ features / counts[:, None]
        variances = shares.T @ np.square(features) / counts[:, None] - np.square(means)
        mixture = Mixture(counts / counts.sum(), means, np.maximum(variances, _LEAST_VARIANCE))
    return mixture


def split(mixture: Mixture, frames: int) -> Mixture:
    """Return a mixture in which each Gaussian became two, if it stands for enough of so many frames."""
    apart = _SPLIT * np.sqrt(mixture.variances)
    large = mixture.weights * frames >= 2 * _LEAST_FRAMES
    weights = np.concatenate([mixture.weights * np.where(large, 0.5, 1.0), mixture.weights[large] * 0.5])
    means = np.concatenate([mixture.means - apart * large[:, None], (mixture.means + apart)[large]])
    return Mixture(weights, means, np.concatenate([mixture.variances, mixture.variances[large]]))
