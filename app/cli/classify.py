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
from model.spec.files import write_atomically
from model.spec.labels import LabelRule, counts_of, label_rule
from model.spec.language import Text
from model.spec.scoring import digit_probabilities, score_tokens
from model.spec.share import Share
from model.spec.waveform import AUDIO_SUFFIXES, audio_files, read_waveform, with_silence

COLUMNS: Final = ("file", "digit", "confidence", "runner_up", "runner_up_confidence", "message")


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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A recording that could not be read."""

    path: Path
    """The file."""

    message: str
    """Why, and what to do."""


def run(options: argparse.Namespace) -> int:
    """Classify the recordings; return 1 where some could not be read."""
    files = _files(options.paths)
    _check_output(options.output, files)
    rule = _rule(options.labels, files) if options.labels else None
    classifier = load_classifier(options.model)
    results = [_classify(classifier, path) for path in files]
    _write(_table(results), options.output)
    predictions = [result for result in results if isinstance(result, Prediction)]
    if rule is not None and predictions:
        # Where the table itself goes to standard output, the summary must not end up in it.
        print(_summary(predictions, rule), file=sys.stdout if options.output else sys.stderr)
    return 0 if len(predictions) == len(results) else 1


def _files(paths: Sequence[Path]) -> list[Path]:
    files = [file for path in paths for file in (audio_files(path) if os.path.isdir(path) else [path])]
    if not files:
        raise UsageError(
            korean=f"폴더에 소리 파일이 없습니다: {paths[0]}. WAV, FLAC, OGG, MP3 파일이 든 폴더를 고르세요.",
            english=f"There is no audio file in {paths[0]}. Choose a folder with WAV, FLAC, OGG or MP3 files.",
        )
    return files


def _rule(name: str, files: Sequence[Path]) -> LabelRule:
    rule = label_rule(name, files)
    if all(rule.digit_of(path) is None for path in files):
        raise LabelError(
            korean=f"규칙 {rule.name}(으)로 숫자를 알 수 있는 파일이 없습니다. --labels로 다른 규칙을 정하세요.",
            english=f"The rule {rule.name} finds no digit in any name. Give another rule with --labels.",
        )
    return rule


def _check_output(output: Path | None, recordings: Sequence[Path]) -> None:
    """Refuse to write over a recording; before anything is computed."""
    if output is None:
        return
    is_input = output.exists() and any(path.exists() and output.samefile(path) for path in recordings)
    if is_input or output.suffix.lower() in AUDIO_SUFFIXES:
        raise UsageError(
            korean=f"녹음 파일 위에 결과를 쓸 수 없습니다: {output}. --output에 다른 이름(.csv)을 쓰세요.",
            english=f"The result may not be written over a recording: {output}. Give --output another name (.csv).",
        )


def _write(table: str, output: Path | None) -> None:
    """Write the table as a whole, so that an interruption leaves the table of before."""
    if output is None:
        print(table, end="")
        return
    try:
        write_atomically(output, table.encode("utf-8", errors="surrogateescape"))
    except OSError as error:
        raise UsageError(
            korean=f"결과를 쓸 수 없습니다: {output} ({reason_of(error)}). 폴더와 디스크 공간을 확인하세요.",
            english=f"The result cannot be written to {output} ({reason_of(error)}). Check the folder and the disk.",
        ) from None


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
    return Prediction(path, first, float(probabilities[first]), second, float(probabilities[second]))


def _row(result: Prediction | Unreadable) -> list[str]:
    if isinstance(result, Unreadable):
        return [result.path.as_posix(), "", "", "", "", result.message]
    return [
        result.path.as_posix(),
        str(result.digit),
        f"{result.confidence:.4f}",
        str(result.runner_up),
        f"{result.runner_up_confidence:.4f}",
        "",
    ]


def _summary(predictions: Sequence[Prediction], rule: LabelRule) -> str:
    """Return the accuracy and the confusions of the recordings whose name tells their digit."""
    labelled = [(rule.digit_of(prediction.path), prediction.digit) for prediction in predictions]
    pairs = [(said, heard) for said, heard in labelled if said is not None]
    accuracy = Share(sum(said == heard for said, heard in pairs), len(pairs))
    counts, without = counts_of([said for said, _ in pairs]), len(labelled) - len(pairs)
    head = Text(
        korean=f"라벨 규칙 {rule.name}: {counts}, 라벨 없음×{without}\n"
        f"정확도: {accuracy}\n혼동 행렬(행: 말한 숫자, 열: 들은 숫자)",
        english=f"Labels by {rule.name}: {counts}, none×{without}\n"
        f"Accuracy: {accuracy}\nConfusions (row: said, column: heard)",
    )
    matrix = confusion_matrix([said for said, _ in pairs], [heard for _, heard in pairs])
    return f"{head}\n{confusion_table(matrix)}"
