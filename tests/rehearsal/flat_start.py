"""Where the sounds of sentences are, of which only the text is known: a hidden Markov model from a flat start.

At first every sound is as long as every other, and each state sounds like what falls on it; then the likeliest walk and
the sound of the states are found in turns (Viterbi training; Rabiner 1989). No chance is involved.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from tests.rehearsal.lattice import STAGES, Lattice, likeliest_walks
from tests.rehearsal.mixtures import Bank, Mixture, fitted, one_gaussian, split
from tests.rehearsal.pronunciation import PAUSE, Variants

FloatArray = npt.NDArray[np.floating]
IntArray = npt.NDArray[np.int64]

ROUNDS: Final = (1,) * 8 + (2,) * 3 + (4,) * 3 + (8,) * 4 + (16,) * 2
"""Most Gaussians of a state in each round."""

_QUIET: Final = 0.15
"""The share of frames of the least energy that silence is thought to be at first."""


def first_walks(
    sentences: Sequence[Sequence[Variants]],
    graphs: Sequence[Lattice],
    features: Sequence[FloatArray],
    numbers: Mapping[str, int],
) -> list[IntArray | None]:
    """Return the place in its graph in each frame of each sentence; None for one that is too short for its text.

    Parameters
    ----------
    sentences : sequence of sequences of Variants
        Of `pronunciation.pronounced`.
    graphs : sequence of Lattice
        Of the same.
    features : sequence of np.ndarray [shape=(frames, 39)]
        Of `cepstra.levelled`.
    numbers : mapping
        The number of each sound.
    """
    states: list[IntArray | None] = [
        _even_walk(parts, frames, numbers) for parts, frames in zip(sentences, features, strict=True)
    ]
    mixtures: list[Mixture] = []
    for most in ROUNDS:
        mixtures = _estimated(mixtures, states, features, len(numbers) * STAGES, most=most)
        bank = Bank(mixtures)
        heard = [bank.log_likelihoods(frames)[:, graph.states] for graph, frames in zip(graphs, features, strict=True)]
        walks = likeliest_walks(heard, graphs)
        states = [None if walk is None else graph.states[walk] for graph, walk in zip(graphs, walks, strict=True)]
    return walks


def _even_walk(parts: Sequence[Variants], features: FloatArray, numbers: Mapping[str, int]) -> IntArray:
    """Return the states of a sentence in one breath, all equally long, but what is quiet is silence."""
    sounds = [sound for ways in parts for sound in ways[0]]
    way = np.array([numbers[sound.phone] * STAGES + stage for sound in sounds for stage in range(STAGES)])
    loudness = features[:, 0]
    loud = np.flatnonzero(loudness > np.quantile(loudness, _QUIET))
    walk = numbers[PAUSE] * STAGES + np.arange(len(features)) % STAGES
    walk[loud] = way[np.arange(len(loud)) * len(way) // len(loud)]
    return walk


def _estimated(
    mixtures: Sequence[Mixture],
    states: Sequence[IntArray | None],
    features: Sequence[FloatArray],
    count: int,
    *,
    most: int,
) -> list[Mixture]:
    """Return what each state sounds like, from the frames that fall on it."""
    known = [(walk, frames) for walk, frames in zip(states, features, strict=True) if walk is not None]
    every_state = np.concatenate([walk for walk, _ in known])
    every_frame = np.concatenate([frames for _, frames in known])
    order = np.argsort(every_state, kind="stable")
    bounds = np.searchsorted(every_state[order], np.arange(count + 1))
    estimated = []
    for state in range(count):
        own = every_frame[order[bounds[state] : bounds[state + 1]]]
        if len(own) < 2:
            estimated.append(mixtures[state] if mixtures else one_gaussian(every_frame))
        elif not mixtures or most == 1:
            estimated.append(one_gaussian(own))
        else:
            old = mixtures[state]
            estimated.append(fitted(split(old, len(own)) if len(old.weights) < most else old, own))
    return estimated
