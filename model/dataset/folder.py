"""Folders of labelled recordings: read, inspected, and told apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from model.dataset.cache import Cache, Progress
from model.dataset.clip import Clip
from model.dataset.doubt import doubts
from model.dataset.duplicates import clusters_of
from model.dataset.finding import HANDLING, SENTENCES, Fault, Finding, Handling
from model.dataset.groups import groups_of
from model.dataset.negatives import Negatives, read_others
from model.dataset.recording import Recording
from model.dataset.report import DataReport
from model.dataset.shape import shapes_of
from model.dataset.source import Source, sources
from model.spec.errors import DatasetError
from model.spec.labels import label_rule
from model.spec.language import Text
from model.spec.tokens import SAMPLE_RATE, token_of

Indices = npt.NDArray[np.int64]

LONG_SECONDS: Final = 3.0
"""Length from which a recording is named as long: it is trimmed to the word in it, as all are."""

WORD_SAMPLES: Final = 2 * SAMPLE_RATE
"""What goes on for longer without a pause is no single digit, however slowly it is said."""


@dataclass(frozen=True, slots=True)
class Recordings:
    """What is in the folders."""

    clips: list[Clip]
    """The digits in the order of their files, then the pieces of other speech."""

    clusters: Indices
    """The cluster of each clip [shape=(clips,)]: clips of one take or one file have the same number."""

    report: DataReport
    """What there is, what was wrong, and whether it is enough."""


@dataclass(frozen=True, slots=True)
class _Take:
    """A labelled recording that can be used."""

    source: Source
    digit: int
    clip: Clip


def read_folder(
    folders: Sequence[Path],
    *,
    labels: str,
    groups: str,
    cache: Path,
    other: Sequence[Path] = (),
    single_takes: bool = False,
    progress: Progress | None = None,
) -> Recordings:
    """Read folders of labelled recordings; what is wrong with one is found, handled, and told in the report.

    Parameters
    ----------
    folders : sequence of Path
    labels : str
        How names tell digits, as `label_rule` takes it.
    groups : str
        How names tell speakers or sessions, as `groups_of` takes it.
    cache : Path
        Where decoded recordings are kept.
    other : sequence of Path
        Folders of speech that is no digit; a recording of a digit that lies in them as well is a digit.
    single_takes : bool
        Whether one take of a digit, and one digit alone, will do: for adapting a model, and for tests.
    progress : callable, optional
        Called with how many files are decoded, and how many there are to decode.

    Raises
    ------
    LabelError
        If the names do not tell their digits.
    DatasetError
        If a folder is empty, or fewer than two digits can be used, or one of them only once; if the cache cannot be
        written.
    """
    found = sources(folders)
    rule = label_rule(labels, [source.path for source in found])
    digits = [rule.digit_of(source.path, source.folder) for source in found]
    findings = [
        Finding(Fault.UNLABELLED, source.name) for source, digit in zip(found, digits, strict=True) if digit is None
    ]
    named = [(source, digit) for source, digit in zip(found, digits, strict=True) if digit is not None]
    takes = _takes(named, groups, Cache(cache), findings, progress)
    keys = {take.clip.key for take in takes}
    takes, clusters = _compared(_without_copies(takes, findings), findings)
    _check(takes, findings, len(found), single_takes)
    others = read_others(other, cache, digits=keys, progress=progress) if other else Negatives([], [])
    report = DataReport(
        files=len(found),
        rule=rule.name,
        digits=Counter(take.digit for take in takes),
        groups=Counter(take.clip.speaker for take in takes),
        findings=(*findings, *others.findings),
        others=len(others.clips),
    )
    return Recordings(
        clips=[take.clip for take in takes] + others.clips,
        clusters=np.concatenate([clusters, clusters_of(others.clips) + len(found)]),
        report=report,
    )


def _takes(
    named: Sequence[tuple[Source, int]], groups: str, cache: Cache, findings: list[Finding], progress: Progress | None
) -> list[_Take]:
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
            takes.append(_Take(source, digit, clip))
    return takes


def _faults(recording: Recording) -> list[Fault]:
    """Return what is wrong with a recording that should hold one digit."""
    faults = list(recording.faults)
    if len(recording.words) > 1 or any(word.end - word.start > WORD_SAMPLES for word in recording.words):
        faults.append(Fault.SEVERAL_WORDS)
    elif recording.words and recording.seconds > LONG_SECONDS:
        faults.append(Fault.LONG)
    return faults


def _without_copies(takes: Sequence[_Take], findings: list[Finding]) -> list[_Take]:
    """Keep one of the files with the same content, and none where they have different digits."""
    copies: dict[str, list[_Take]] = {}
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


def _compared(takes: list[_Take], findings: list[Finding]) -> tuple[list[_Take], Indices]:
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


def _without_contradictions(takes: Sequence[_Take], clusters: Indices, findings: list[Finding]) -> list[int]:
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


def _check(takes: Sequence[_Take], findings: Iterable[Finding], files: int, single_takes: bool) -> None:
    """Refuse what nothing can be learnt from."""
    counts = Counter(take.digit for take in takes)
    if len(counts) < (1 if single_takes else 2):
        raise _too_few_digits(len(takes), files, findings)
    scarce = sorted(digit for digit, count in counts.items() if count < 2)
    if scarce and not single_takes:
        names, skipped = ", ".join(map(str, scarce)), _skipped(findings)
        raise DatasetError(
            korean=f"쓸 수 있는 녹음이 하나뿐인 숫자가 있습니다: {names}. "
            f"숫자마다 두 번 이상, 되도록 열 번 이상 녹음하세요.{skipped.korean}",
            english=f"Only one recording can be used of: {names}. Record each digit twice or more, ten times if you "
            f"can.{skipped.english}",
        )


def _skipped(findings: Iterable[Finding]) -> Text:
    """Say what was left out, and why, for whom it left too little; nothing where nothing was."""
    skipped = Counter(finding.fault for finding in findings if finding.handling is Handling.SKIPPED)
    return Text(
        korean="".join(f" {count}개: {SENTENCES[fault].korean}" for fault, count in skipped.items()),
        english="".join(f" {count}: {SENTENCES[fault].english}" for fault, count in skipped.items()),
    )


def _too_few_digits(used: int, files: int, findings: Iterable[Finding]) -> DatasetError:
    skipped = _skipped(findings)
    return DatasetError(
        korean=f"학습하려면 서로 다른 숫자가 두 가지 이상 필요합니다(녹음 {files}개 가운데 {used}개를 쓸 수 있음). "
        f"다른 숫자도 녹음하세요.{skipped.korean}",
        english=f"Learning needs recordings of at least two different digits ({used} of {files} recordings can be "
        f"used). Record other digits as well.{skipped.english}",
    )
