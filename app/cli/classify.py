"""``sutja classify``: the digit of each recording, as CSV; with labels, how many were right."""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

import numpy as np

from app.core.classifier import Classifier
from app.core.recognizer import load_recognizer
from app.errors import SutjaError, UsageError
from model.spec.labels import LabelRule, label_rule
from model.spec.language import Text
from model.spec.scoring import digit_probabilities, score_tokens
from model.spec.share import Share
from model.spec.tokens import DIGITS
from model.spec.waveform import audio_files, read_waveform, with_silence

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
    rule = label_rule(options.labels, files) if options.labels else None
    classifier = load_recognizer(options.model)
    results = []
    with _table(options.output) as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(COLUMNS)
        for path in files:
            results.append(_classify(classifier, path))
            writer.writerow(_row(results[-1]))
    predictions = [result for result in results if isinstance(result, Prediction)]
    if rule is not None:
        # Where the table itself goes to standard output, the summary must not end up in it.
        _summarise(predictions, rule, sys.stdout if options.output else sys.stderr)
    return 0 if len(predictions) == len(results) else 1


def _files(paths: Sequence[Path]) -> list[Path]:
    files = [file for path in paths for file in (audio_files(path) if path.is_dir() else [path])]
    if not files:
        raise UsageError(
            korean=f"폴더에 소리 파일이 없습니다: {paths[0]}. WAV, FLAC, OGG, MP3 파일이 든 폴더를 고르세요.",
            english=f"There is no audio file in {paths[0]}. Choose a folder with WAV, FLAC, OGG or MP3 files.",
        )
    return files


@contextmanager
def _table(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as error:
        raise UsageError(
            korean=f"결과를 쓸 수 없습니다: {output} ({error.strerror}). 폴더와 디스크 공간을 확인하세요.",
            english=f"The result cannot be written to {output} ({error.strerror}). Check the folder and the disk.",
        ) from None


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


def _summarise(predictions: Sequence[Prediction], rule: LabelRule, out: TextIO) -> None:
    labelled = [(rule.digit_of(prediction.path), prediction.digit) for prediction in predictions]
    pairs = [(said, heard) for said, heard in labelled if said is not None]
    accuracy = Share(sum(said == heard for said, heard in pairs), len(pairs))
    print(
        Text(
            korean=f"라벨 규칙 {rule.name}, 정확도 {accuracy}",
            english=f"Labels: {rule.name}. Accuracy: {accuracy}",
        ),
        file=out,
    )
    matrix = np.zeros((DIGITS, DIGITS), dtype=int)
    for said, heard in pairs:
        matrix[said, heard] += 1
    print(
        Text(korean="혼동 행렬(행: 말한 숫자, 열: 들은 숫자)", english="Confusions (row: said, column: heard)"),
        file=out,
    )
    print("     " + " ".join(f"{digit:4d}" for digit in range(DIGITS)), file=out)
    for digit, row in enumerate(matrix):
        print(f"{digit:4d} " + " ".join(f"{count:4d}" for count in row), file=out)
