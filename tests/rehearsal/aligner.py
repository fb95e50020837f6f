"""When each sound of a sentence is said, by those who know only the text: learnt from the sentences themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from torch import Tensor

from tests.rehearsal.cepstra import start_of
from tests.rehearsal.ear import Ear
from tests.rehearsal.flat_start import first_walks
from tests.rehearsal.lattice import STAGES, Lattice, lattice, likeliest_walks
from tests.rehearsal.pronunciation import Variants

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


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


def aligned(
    sentences: Sequence[Sequence[Variants]], features: Sequence[FloatArray], mels: Sequence[Tensor], *, seed: int
) -> list[list[Segment]]:
    """Return the sounds of sentences, each in the likeliest way to say it; none for what is too short for any.

    They are found twice: by mixtures of Gaussians from a flat start, and by a network that has learnt from those.

    Parameters
    ----------
    sentences : sequence of sequences of Variants
        Of `pronunciation.pronounced`.
    features : sequence of np.ndarray [shape=(frames, 39)]
        Of `cepstra.levelled`.
    mels : sequence of Tensor [shape=(40, frames)]
        Of `ear.mel_of`.
    seed : int
        Of the network.
    """
    phones = sorted({sound.phone for parts in sentences for ways in parts for way in ways for sound in way})
    numbers = {phone: number for number, phone in enumerate(phones)}
    graphs = [lattice(parts, numbers) for parts in sentences]
    walks = first_walks(sentences, graphs, features, numbers)
    taught = [
        (mel, graph.states[walk] // STAGES)
        for mel, graph, walk in zip(mels, graphs, walks, strict=True)
        if walk is not None
    ]
    ear = Ear(len(phones), seed=seed)
    ear.learn([mel for mel, _ in taught], [labels for _, labels in taught])
    named = [ear.log_probs(mel) for mel in mels]
    # What is heard often is expected often: the text tells what to expect, and is not to be told twice.
    expected = np.log(np.exp(np.concatenate(named)).mean(axis=0))
    scores = [
        _evened(log_probs - expected)[:, graph.states // STAGES] for log_probs, graph in zip(named, graphs, strict=True)
    ]
    walks = likeliest_walks(scores, graphs)
    return [
        [] if walk is None else list(_segments(graph, walk, score))
        for graph, walk, score in zip(graphs, walks, scores, strict=True)
    ]


def _evened(scores: FloatArray) -> FloatArray:
    """Return scores [shape=(frames, sounds)] as log-probabilities."""
    best = scores.max(axis=1, keepdims=True)
    return np.asarray(scores - best - np.log(np.exp(scores - best).sum(axis=1, keepdims=True)))


def _segments(graph: Lattice, walk: IntArray, log_probs: FloatArray) -> Iterator[Segment]:
    """Yield the sounds on a walk.

    Parameters
    ----------
    graph : Lattice
    walk : np.ndarray [shape=(frames,)]
    log_probs : np.ndarray [shape=(frames, n)]
        Of the sound of each state of the graph.
    """
    changes = np.flatnonzero(np.diff(walk // STAGES, prepend=-1))
    for start, end in zip(changes, [*changes[1:], len(walk)], strict=True):
        sound = graph.sounds[walk[start]]
        certainty = float(log_probs[start:end, walk[start]].mean())
        yield Segment(sound.phone, sound.syllable, start_of(int(start)), start_of(int(end)), certainty)
