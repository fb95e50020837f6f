"""Folders of labelled recordings: read, inspected, and told apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.dataset.cache import Cache, Progress
from model.dataset.clip import Clip
from model.dataset.duplicates import clusters_of
from model.dataset.finding import SENTENCES, Fault, Finding, Handling
from model.dataset.judgement import Indices, LabelledTake, judged
from model.dataset.negatives import Negatives, read_others
from model.dataset.report import DataReport
from model.dataset.source import sources
from model.spec.errors import DatasetError
from model.spec.labels import label_rule
from model.spec.language import Text


@dataclass(frozen=True, slots=True)
class Recordings:
    """What is in the folders."""

    clips: list[Clip]
    """The digits in the order of their files, then the pieces of other speech."""

    clusters: Indices
    """The cluster of each clip [shape=(clips,)]: clips of one take or one file have the same number."""

    report: DataReport
    """What there is, what was wrong, and whether it is enough."""


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
    unlabelled = [source for source, digit in zip(found, digits, strict=True) if digit is None]
    named = [(source, digit) for source, digit in zip(found, digits, strict=True) if digit is not None]
    judgement = judged(named, groups=groups, cache=Cache(cache), progress=progress)
    takes = judgement.takes
    findings = [*(Finding(Fault.UNLABELLED, source.name) for source in unlabelled), *judgement.findings]
    _check(takes, findings, len(found), single_takes)
    others = read_others(other, cache, digits=judgement.keys, progress=progress) if other else Negatives([], [])
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
        clusters=np.concatenate([judgement.clusters, clusters_of(others.clips) + len(found)]),
        report=report,
    )


def _check(takes: Sequence[LabelledTake], findings: Iterable[Finding], files: int, single_takes: bool) -> None:
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
