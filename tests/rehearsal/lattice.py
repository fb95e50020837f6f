"""All ways to say a sentence as one graph of states, and the likeliest walk through it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tests.rehearsal.pronunciation import Sound, Variants

FloatArray = npt.NDArray[np.floating]
IntArray = npt.NDArray[np.int64]

STAGES: Final = 3
"""States of a sound, one after another; the middle one may be skipped, so that a sound takes 20 ms at least."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """States in an order in which none comes before its predecessors, but for itself."""

    sounds: tuple[Sound, ...]
    """The sound of each state."""

    states: IntArray
    """Which of the states of all sounds of the language each is [shape=(n,)]."""

    predecessors: IntArray
    """From where each can be reached, filled up with n [shape=(n, most)]."""

    entries: IntArray
    """Where a walk may begin."""

    exits: IntArray
    """Where it may end."""


def lattice(parts: Sequence[Variants], phones: Mapping[str, int]) -> Lattice:
    """Return the graph of a sentence.

    Parameters
    ----------
    parts : sequence of Variants
        Of `pronunciation.pronounced`.
    phones : mapping
        The number of each sound; its states are numbered from ``STAGES`` times that.
    """
    sounds: list[Sound] = []
    predecessors: list[list[int]] = []
    entries: list[int] = []
    ends = [_OUTSIDE]
    for variants in parts:
        ends = [end for variant in variants for end in _add(variant, ends, sounds, predecessors, entries)]
        ends = sorted(set(ends))
    most = max(map(len, predecessors))
    filled = [[*reached, *[len(sounds)] * (most - len(reached))] for reached in predecessors]
    stages = np.arange(len(sounds)) % STAGES
    return Lattice(
        sounds=tuple(sounds),
        states=np.array([phones[sound.phone] for sound in sounds]) * STAGES + stages,
        predecessors=np.array(filled),
        entries=np.array(entries),
        exits=np.array(ends),
    )


_OUTSIDE: Final = -1


def _add(
    variant: Sequence[Sound],
    ends: Sequence[int],
    sounds: list[Sound],
    predecessors: list[list[int]],
    entries: list[int],
) -> Sequence[int]:
    """Append the states of one way to say a part, and return where it ends."""
    for sound in variant:
        first = len(sounds)
        sounds += [sound] * STAGES
        predecessors += [
            [first, *(end for end in ends if end != _OUTSIDE)],
            [first + 1, first],
            [first + 2, first + 1, first],
        ]
        if _OUTSIDE in ends:
            entries.append(first)
        ends = [first + STAGES - 1]
    return ends


TOGETHER: Final = 32
"""Sentences that are walked through at a time, those of about one length: a step takes as long for one."""


def likeliest_walks(log_likelihoods: Sequence[FloatArray], graphs: Sequence[Lattice]) -> list[IntArray | None]:
    """Return the place in its graph in each frame of each sentence (Viterbi 1967).

    Parameters
    ----------
    log_likelihoods : sequence of np.ndarray [shape=(frames, n)]
        Of each state of each graph.
    graphs : sequence of Lattice

    Returns
    -------
    list of np.ndarray [shape=(frames,)] or None
        None where there are fewer frames than states to pass.
    """
    walks: list[IntArray | None] = [None] * len(graphs)
    order = sorted(range(len(graphs)), key=lambda index: len(log_likelihoods[index]))
    for start in range(0, len(order), TOGETHER):
        chosen = order[start : start + TOGETHER]
        found = _walks([log_likelihoods[index] for index in chosen], [graphs[index] for index in chosen])
        for index, walk in zip(chosen, found, strict=True):
            walks[index] = walk
    return walks


def _walks(log_likelihoods: Sequence[FloatArray], graphs: Sequence[Lattice]) -> list[IntArray | None]:
    """Walk through several graphs side by side, as if they were one."""
    sizes = [len(graph.sounds) for graph in graphs]
    offsets, total = np.cumsum([0, *sizes[:-1]]), sum(sizes)
    lengths = [len(frames) for frames in log_likelihoods]
    heard = np.zeros((max(lengths), total))
    reachable = np.full((max(graph.predecessors.shape[1] for graph in graphs), total), total)
    entries = np.concatenate([graph.entries + offset for graph, offset in zip(graphs, offsets, strict=True)])
    for frames, graph, offset, size in zip(log_likelihoods, graphs, offsets, sizes, strict=True):
        heard[: len(frames), offset : offset + size] = frames
        own = np.where(graph.predecessors == size, total, graph.predecessors + offset).T
        reachable[: len(own), offset : offset + size] = own
    scores = np.full((len(heard), total + 1), -np.inf)
    scores[0, entries] = heard[0, entries]
    for frame in range(1, len(heard)):
        np.add(scores[frame - 1][reachable].max(axis=0), heard[frame], out=scores[frame, :-1])
    return [
        _back(scores[:length], reachable, graph.exits + offset, offset)
        for length, graph, offset in zip(lengths, graphs, offsets, strict=True)
    ]


def _back(scores: FloatArray, reachable: IntArray, exits: IntArray, offset: int) -> IntArray | None:
    """Return the walk that ended best, from its end to its beginning."""
    place = exits[scores[-1, exits].argmax()]
    if not np.isfinite(scores[-1, place]):
        return None
    walk = np.empty(len(scores), dtype=np.int64)
    walk[-1] = place
    for frame in range(len(scores) - 2, -1, -1):
        before = reachable[:, place]
        place = before[scores[frame, before].argmax()]
        walk[frame] = place
    return walk - offset
