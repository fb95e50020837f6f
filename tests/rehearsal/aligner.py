"""When each sound of a sentence is said: a hidden Markov model that learns it from the sentences themselves.

From a flat start: at first every sound is as long as every other, and each state sounds like what falls on it; then
the likeliest walk and the sound of the states are found in turns (Viterbi training; Rabiner 1989). Only what is said
is known, never when. No chance is involved.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tests.rehearsal.cepstra import start_of
from tests.rehearsal.lattice import STAGES, Lattice, lattice, likeliest_walks
from tests.rehearsal.mixtures import Bank, Mixture, fitted, one_gaussian, split
from tests.rehearsal.pronunciation import PAUSE, Variants

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

ROUNDS: Final = (1,) * 4 + (2,) * 2 + (4,) * 2
"""Most Gaussians of a state in each round of the training."""

_QUIET: Final = 0.15
"""The share of frames of the least energy that silence is thought to be at first."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sound where it is heard."""

    phone: str
    """Its sign."""

    syllable: int
    """Which syllable of the sentence it belongs to."""

    start_seconds: float
    end_seconds: float

    certainty: float
    """Mean log-probability of the sound among all sounds, each as likely as the other beforehand."""


class Aligner:
    """The sounds of a language, learnt.

    Parameters
    ----------
    phones : sequence of str
        The signs of the sounds.
    mixtures : sequence of Mixture
        Of each state, ``STAGES`` a sound.
    """

    def __init__(self, phones: Sequence[str], mixtures: Sequence[Mixture]) -> None:
        self.phones = tuple(phones)
        self.mixtures = tuple(mixtures)
        self._bank = Bank(mixtures)
        self._numbers = {phone: number for number, phone in enumerate(phones)}

    def align(
        self, sentences: Sequence[Sequence[Variants]], features: Sequence[FloatArray]
    ) -> list[list[Segment] | None]:
        """Return the sounds of sentences, each in the likeliest way to say it; None for what is too short for any.

        Parameters
        ----------
        sentences : sequence of sequences of Variants
            Of `pronunciation.pronounced`.
        features : sequence of np.ndarray [shape=(frames, 39)]
            Of `cepstra.levelled`.
        """
        graphs = [lattice(parts, self._numbers) for parts in sentences]
        likelihoods = [self._bank.log_likelihoods(frames) for frames in features]
        heard = [scores[:, graph.states] for scores, graph in zip(likelihoods, graphs, strict=True)]
        walks = likeliest_walks(heard, graphs)
        return [
            None if walk is None else list(self._segments(graph, walk, _certainty(scores)))
            for graph, walk, scores in zip(graphs, walks, likelihoods, strict=True)
        ]

    def _segments(self, graph: Lattice, walk: IntArray, certainty: FloatArray) -> Iterator[Segment]:
        places = walk // STAGES
        changes = np.flatnonzero(np.diff(places, prepend=-1))
        for start, end in zip(changes, [*changes[1:], len(walk)], strict=True):
            sound = graph.sounds[walk[start]]
            mean = float(certainty[start:end, self._numbers[sound.phone]].mean())
            yield Segment(sound.phone, sound.syllable, start_of(int(start)), start_of(int(end)), mean)


def _certainty(likelihoods: FloatArray) -> FloatArray:
    """Return the log-probability of each sound in each frame [shape=(frames, phones)]."""
    by_phone = likelihoods.reshape(len(likelihoods), -1, STAGES).max(axis=2).astype(np.float64)
    best = by_phone.max(axis=1, keepdims=True)
    return np.asarray(by_phone - best - np.log(np.exp(by_phone - best).sum(axis=1, keepdims=True)))


def trained_aligner(sentences: Sequence[Sequence[Variants]], features: Sequence[FloatArray]) -> Aligner:
    """Return an aligner that has learnt from sentences.

    Parameters
    ----------
    sentences : sequence of sequences of Variants
        Of `pronunciation.pronounced`.
    features : sequence of np.ndarray [shape=(frames, 39)]
        Of each sentence.
    """
    phones = sorted({sound.phone for parts in sentences for ways in parts for way in ways for sound in way})
    numbers = {phone: number for number, phone in enumerate(phones)}
    graphs = [lattice(parts, numbers) for parts in sentences]
    walks: list[IntArray | None] = [
        _even_walk(parts, frames, numbers) for parts, frames in zip(sentences, features, strict=True)
    ]
    mixtures: list[Mixture] = []
    for most in ROUNDS:
        mixtures = _estimated(mixtures, walks, features, len(phones) * STAGES, most=most)
        bank = Bank(mixtures)
        heard = [bank.log_likelihoods(frames)[:, graph.states] for graph, frames in zip(graphs, features, strict=True)]
        places = likeliest_walks(heard, graphs)
        walks = [None if place is None else graph.states[place] for graph, place in zip(graphs, places, strict=True)]
    return Aligner(phones, _estimated(mixtures, walks, features, len(phones) * STAGES, most=ROUNDS[-1]))


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
    walks: Sequence[IntArray | None],
    features: Sequence[FloatArray],
    states: int,
    *,
    most: int,
) -> list[Mixture]:
    """Return what each state sounds like, from the frames that fall on it."""
    known = [(walk, frames) for walk, frames in zip(walks, features, strict=True) if walk is not None]
    every_state = np.concatenate([walk for walk, _ in known])
    every_frame = np.concatenate([frames for _, frames in known])
    order = np.argsort(every_state, kind="stable")
    bounds = np.searchsorted(every_state[order], np.arange(states + 1))
    estimated = []
    for state in range(states):
        own = every_frame[order[bounds[state] : bounds[state + 1]]]
        if len(own) < 2:
            estimated.append(mixtures[state] if mixtures else one_gaussian(every_frame))
        elif not mixtures or most == 1:
            estimated.append(one_gaussian(own))
        else:
            old = mixtures[state]
            estimated.append(fitted(split(old, len(own)) if len(old.weights) < most else old, own))
    return estimated
