"""What becomes of labelled recordings: which can be used, which belong together, and what is wrong with the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from model.dataset.cache import Cache, Progress
from model.dataset.clip import Clip
from model.dataset.doubt import doubts
from model.dataset.duplicates import clusters_of
from model.dataset.finding import HANDLING, Fault, Finding, Handling
from model.dataset.groups import groups_of
from model.dataset.recording import Recording
from model.dataset.shape import shapes_of
from model.dataset.source import Source
from model.spec.tokens import SAMPLE_RATE, token_of

Indices = npt.NDArray[np.int64]

LONG_SECONDS: Final = 3.0
"""Length from which a recording is named as long: it is trimmed to the word in it, as all are."""

WORD_SAMPLES: Final = 2 * SAMPLE_RATE
"""What goes on for longer without a pause is no single digit, however slowly it is said."""


@dataclass(frozen=True, slots=True)
class LabelledTake:
    """A labelled recording that can be used."""

    source: Source
    """The file."""

    digit: int
    """The digit that its name tells."""

    clip: Clip
    """The word in it."""

    recording: Recording
    """All of it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of labelled recordings."""

    takes: list[LabelledTake]
    """Those that can be used, in their order."""

    clusters: Indices
    """The cluster of each of these [shape=(takes,)]: recordings of one take have the same number."""

    keys: frozenset[str]
    """Hashes of the files in which there is one word, of copies and contradictions as well."""

    findings: list[Finding]
    """What was wrong."""


def judged(
    named: Sequence[tuple[Source, int]], *, groups: str, cache: Cache, progress: Progress | None = None
) -> Judgement:
    """Read labelled files, compare them with each other, and leave out what cannot be learnt from.

    Parameters
    ----------
    named : sequence of (Source, int)
        Files, and the digit that the name of each tells.
    groups : str
        How names tell speakers or sessions, as `groups_of` takes it.
    cache : Cache
        Where decoded recordings are kept.
    progress : callable, optional
        Called with how many files are decoded, and how many there are to decode.

    Raises
    ------
    DatasetError
        If the rule for groups is none; if the cache cannot be written.
    """
    findings: list[Finding] = []
    read = _read(named, groups, cache, findings, progress)
    takes, clusters = _compared(_without_copies(read, findings), findings)
    return Judgement(takes, clusters, frozenset(take.clip.key for take in read), findings)


def _read(
    named: Sequence[tuple[Source, int]], groups: str, cache: Cache, findings: list[Finding], progress: Progress | None
) -> list[LabelledTake]:
    """Read the labelled files, and leave out those in which there is not one word."""
    recordings = cache.recordings([source.path for source, _ in named], progress=progress)
    speakers = groups_of([source for source, _ in named], [digit for _, digit in named], groups)
    takes = []
    for (source, digit), recording, speaker in zip(named, recordings, speakers, strict=True):
        faults = _faults(recording)
        findings += [Finding(fault, source.name) for fault in faults]
        sound = recording.stretch(recording.words[0]) if recording.words else None
        if sound and not any(HANDLING[fault] is Handling.SKIPPED for fault in faults):
            clip = Clip(sound, (token_of(digit),), speaker, recording.key)
            takes.append(LabelledTake(source, digit, clip, recording))
    return takes


def _faults(recording: Recording) -> list[Fault]:
    """Return what is wrong with a recording that should hold one digit."""
    faults = list(recording.faults)
    if len(recording.words) > 1 or any(word.end - word.start > WORD_SAMPLES for word in recording.words):
        faults.append(Fault.SEVERAL_WORDS)
    elif recording.words and recording.seconds > LONG_SECONDS:
        faults.append(Fault.LONG)
    return faults


def _without_copies(takes: Sequence[LabelledTake], findings: list[Finding]) -> list[LabelledTake]:
    """Keep one of the files with the same content, and none where they have different digits."""
    copies: dict[str, list[LabelledTake]] = {}
    for take in takes:
        copies.setdefault(take.clip.key, []).append(take)
    kept = []
    for same in copies.values():
        if len({take.digit for take in same}) > 1:
            findings += [Finding(Fault.CONTRADICTION, take.source.name) for take in same]
        else:
            findings += [Finding(Fault.DUPLICATE, take.source.name) for take in same[1:]]
            kept.append(same[0])
    return kept


def _compared(takes: list[LabelledTake], findings: list[Finding]) -> tuple[list[LabelledTake], Indices]:
    """Compare the takes with each other, leave out those that contradict, and return the others with their clusters."""
    clips = [take.clip for take in takes]
    shapes = shapes_of(clips)
    clusters = clusters_of(clips, shapes)
    kept = _without_contradictions(takes, clusters, findings)
    left = [takes[index] for index in kept]
    digits = np.array([take.digit for take in left], dtype=np.int64)
    findings += [
        Finding(Fault.DOUBTFUL, left[doubt.place].source.name, sounds_like=doubt.sounds_like)
        for doubt in doubts(shapes[kept], digits, clusters[kept])
    ]
    return left, clusters[kept]


def _without_contradictions(takes: Sequence[LabelledTake], clusters: Indices, findings: list[Finding]) -> list[int]:
    """Name takes that are there in several forms; return the places of all but those with different digits."""
    members: dict[int, list[int]] = {}
    for index, cluster in enumerate(clusters.tolist()):
        members.setdefault(cluster, []).append(index)
    kept = []
    for same in members.values():
        if len({takes[index].digit for index in same}) > 1:
            findings += [Finding(Fault.CONTRADICTION, takes[index].source.name) for index in same]
        else:
            findings += [Finding(Fault.TWIN, takes[index].source.name) for index in same[1:]]
            kept += same
    return sorted(kept)
