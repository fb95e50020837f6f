"""``sutja classify``: the digit of each recording, as CSV; with labels, how many were right."""

import argparse
import csv
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from app.core.classifier import Classifier
from app.core.recognizer import load_classifier
from app.errors import SutjaError, UsageError
from model.spec.confusion import confusion_matrix, confusion_table
from model.spec.errors import LabelError
from model.spec.faults import reason_of
from model.spec.files import check_writable, write_atomically
from model.spec.labels import counts_of, label_rule
from model.spec.language import Text
from model.spec.scoring import digit_probabilities, score_tokens
from model.spec.share import Share
from model.spec.waveform import AUDIO_SUFFIXES, audio_files, read_waveform, with_silence
from model.spec.words import words_in

COLUMNS: Final = ("file", "digit", "confidence", "runner_up", "runner_up_confidence", "message")


@dataclass(frozen=True, slots=True)
class _Recording:
    """A file that is asked about."""

    path: Path
    """Where it is."""

    folder: Path | None
    """The folder that the user named, where it was found in one."""


@dataclass(frozen=True, slots=True)
class _Labels:
    """What the names tell."""

    rule: str
    """The rule that read them."""

    digits: Sequence[int | None]
    """The digit of each recording; none where the rule finds none."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a recording was heard as."""

    path: Path
    """The recording."""

    digit: int
    """The most likely digit."""

    confidence: float
    """Its probability."""

    runner_up: int
    """The second most likely digit."""

    runner_up_confidence: float
    """Its probability."""

    message: str
    """What makes it doubtful; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A recording that could not be read."""

    path: Path
    """The file."""

    message: str
    """Why, and what to do."""


def run(options: argparse.Namespace) -> int:
    """Classify the recordings; return 1 where some could not be read."""
    recordings = _recordings(options.paths)
    _check_output(options.output, recordings)
    labels = _labels(options.labels, recordings) if options.labels else None
    classifier = load_classifier(options.model)
    results = [_classify(classifier, recording.path) for recording in recordings]
    _write(_table(results), options.output)
    is_whole = all(isinstance(result, Prediction) for result in results)
    if labels is not None and any(isinstance(result, Prediction) for result in results):
        # Where the table itself goes to standard output, the summary must not end up in it.
        print(_summary(results, labels), file=sys.stdout if options.output else sys.stderr)
    return 0 if is_whole else 1


def _recordings(paths: Sequence[Path]) -> list[_Recording]:
    found = [recording for path in paths for recording in _recordings_of(path)]
    if not found:
        raise UsageError(
            korean=f"폴더에 소리 파일이 없습니다: {paths[0]}. WAV, FLAC, OGG, MP3 파일이 든 폴더를 고르세요.",
            english=f"There is no audio file in {paths[0]}. Choose a folder with WAV, FLAC, OGG or MP3 files.",
        )
    return found


def _recordings_of(path: Path) -> list[_Recording]:
    if os.path.isdir(path):
        return [_Recording(file, path) for file in audio_files(path)]
    return [_Recording(path, None)]


def _labels(name: str, recordings: Sequence[_Recording]) -> _Labels:
    rule = label_rule(name, [recording.path for recording in recordings])
    digits = [rule.digit_of(recording.path, recording.folder) for recording in recordings]
    if all(digit is None for digit in digits):
        raise LabelError(
            korean=f"규칙 {rule.name}(으)로 숫자를 알 수 있는 파일이 없습니다. --labels로 다른 규칙을 정하세요.",
            english=f"The rule {rule.name} finds no digit in any name. Give another rule with --labels.",
        )
    return _Labels(rule.name, digits)


def _check_output(output: Path | None, recordings: Sequence[_Recording]) -> None:
    """Refuse to write over a recording, or where nothing can be written; before anything is computed."""
    if output is None:
        return
    is_input = output.exists() and any(one.path.exists() and output.samefile(one.path) for one in recordings)
    if is_input or output.suffix.lower() in AUDIO_SUFFIXES:
        raise UsageError(
            korean=f"녹음 파일 위에 결과를 쓸 수 없습니다: {output}. --output에 다른 이름(.csv)을 쓰세요.",
            english=f"The result may not be written over a recording: {output}. Give --output another name (.csv).",
        )
    try:
        check_writable(output)
    except OSError as error:
        raise _not_written(output, error) from None


def _write(table: str, output: Path | None) -> None:
    """Write the table as a whole, so that an interruption leaves the table of before."""
    if output is None:
        print(table, end="")
        return
    try:
        write_atomically(output, table.encode("utf-8", errors="surrogateescape"))
    except OSError as error:
        raise _not_written(output, error) from None


def _not_written(output: Path, error: OSError) -> UsageError:
    return UsageError(
        korean=f"결과를 쓸 수 없습니다: {output} ({reason_of(error)}). 폴더와 디스크 공간을 확인하세요.",
        english=f"The result cannot be written to {output} ({reason_of(error)}). Check the folder and the disk.",
    )


def _table(results: Sequence[Prediction | Unreadable]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(result) for result in results)
    return text.getvalue()


def _classify(classifier: Classifier, path: Path) -> Prediction | Unreadable:
    try:
        waveform = read_waveform(path)
    except SutjaError as error:
        return Unreadable(path, str(error))
    scores = score_tokens(classifier.whole(with_silence(waveform)))
    probabilities = digit_probabilities(scores, temperature=classifier.metadata.temperature)
    second, first = (int(digit) for digit in np.argsort(probabilities, kind="stable")[-2:])
    return Prediction(
        path, first, float(probabilities[first]), second, float(probabilities[second]), _doubt(len(words_in(waveform)))
    )


def _doubt(words: int) -> str:
    """Say what a recording of one digit should not be; a digit is named all the same, as one may be asked for."""
    if words == 1:
        return ""
    if words:
        return str(Text(korean="낱말이 둘 이상 들어 있습니다.", english="More than one word is said in it."))
    return str(Text(korean="말소리가 없어 짐작한 숫자입니다.", english="Nothing is said in it: the digit is a guess."))


def _row(result: Prediction | Unreadable) -> list[str]:
    if isinstance(result, Unreadable):
        return [result.path.as_posix(), "", "", "", "", result.message]
    return [
        result.path.as_posix(),
        str(result.digit),
        f"{result.confidence:.4f}",
        str(result.runner_up),
        f"{result.runner_up_confidence:.4f}",
        result.message,
    ]


def _summary(results: Sequence[Prediction | Unreadable], labels: _Labels) -> str:
    """Return the accuracy and the confusions of the recordings whose name tells their digit."""
    labelled = [
        (said, result.digit)
        for said, result in zip(labels.digits, results, strict=True)
        if isinstance(result, Prediction)
    ]
    pairs = [(said, heard) for said, heard in labelled if said is not None]
    accuracy = Share(sum(said == heard for said, heard in pairs), len(pairs)).text
    counts, without = counts_of([said for said, _ in pairs]), len(labelled) - len(pairs)
    head = Text(
        korean=f"라벨 규칙 {labels.rule}: {counts}, 라벨 없음×{without}\n"
        f"정확도: {accuracy.korean}\n혼동 행렬(행: 말한 숫자, 열: 들은 숫자)",
        english=f"Labels by {labels.rule}: {counts}, none×{without}\n"
        f"Accuracy: {accuracy.english}\nConfusions (row: said, column: heard)",
    )
    matrix = confusion_matrix([said for said, _ in pairs], [heard for _, heard in pairs])
    return f"{head}\n{confusion_table(matrix)}"
