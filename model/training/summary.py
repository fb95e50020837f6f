"""A finished training as the record that its report is made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from model.dataset.clip import Clip
from model.dataset.finding import SENTENCES, Fault
from model.dataset.report import DataReport
from model.report.examples import ExampleSound, chosen_examples
from model.report.names import EXAMPLES
from model.report.record import DataFacts, Finding, Part, Record, Task, versions_here
from model.report.sentences import FOR_STRANGERS
from model.spec.confusion import confusion_table
from model.spec.language import Text
from model.spec.metadata import Metadata
from model.spec.share import Share
from model.spec.tokens import DIGITS, digit_of
from model.training.data import Data
from model.training.measurement import Measurement
from model.training.options import Options
from model.training.run import UNLEARNT
from model.training.trainer import Course


def record_of(
    course: Course,
    measurement: Measurement,
    data: Data,
    options: Options,
    *,
    metadata: Metadata,
    began: datetime,
    processes: int,
) -> Record:
    """Return what the report of a training says."""
    return Record(
        task=Task(
            model_version=metadata.model_version,
            label_rule=data.report.rule if data.report else "synthetic",
            adapted_from=metadata.training["adapted_from"],
            parameters=sum(weights.numel() for weights in course.recognizer.parameters()),
        ),
        data=_facts(data),
        options=_options(options, data),
        history=course.history,
        best_epoch=course.best_epoch,
        stopped_early=course.stopped_early,
        measured_on=Part.TEST if data.test else Part.VALIDATION,
        outcomes=measurement.outcomes,
        string_errors=measurement.shares.get("string_digit_errors"),
        other_words_rejected=measurement.shares.get("other_words_rejected"),
        digits_shown=measurement.shares.get("digits_shown"),
        temperature=measurement.certainty.temperature,
        threshold=measurement.certainty.threshold,
        calibration=measurement.calibration if measurement.outcomes else None,
        versions=versions_here(metadata.training["git_revision"]),
        duration_seconds=sum(epoch.seconds for epoch in course.history),
        started=began.isoformat(timespec="seconds"),
        processes=processes,
        other_discount=measurement.certainty.other_discount,
    )


def summary_lines(measurement: Measurement) -> list[Text | str]:
    """Return the figures for a terminal."""
    lines: list[Text | str] = [_named(SHARES[name], share) for name, share in measurement.shares.items()]
    error, certainty = measurement.calibration.error, measurement.certainty
    calibration = Text(
        korean=f"확신의 오차 {error:.2%}(온도 {certainty.temperature}, 기준 {certainty.threshold})",
        english=f"calibration error {error:.2%} (temperature {certainty.temperature}, threshold {certainty.threshold})",
    )
    if not measurement.outcomes:
        return lines
    strangers = [FOR_STRANGERS] if certainty.other_discount else []
    return [*lines, confusion_table(measurement.hearing.confusions), calibration, *strangers]


def _named(name: Text, share: Share) -> Text:
    return Text(korean=f"{name.korean}: {share.text.korean}", english=f"{name.english}: {share.text.english}")


SHARES: Final = {
    "accuracy": Text(korean="하나씩 말한 숫자", english="digits said one by one"),
    "accuracy_of_former_voices": Text(korean="전에 배운 목소리의 숫자", english="digits by the voices of before"),
    "string_digit_errors": Text(korean="이어 말한 숫자의 오류", english="wrong digits in strings"),
    "digits_shown": Text(korean="바르게 화면에 보인 숫자", english="digits shown, and right"),
    "other_words_rejected": Text(korean="모름으로 보인 다른 말", english="other words shown as unknown"),
}
"""What the figures are called."""


EXAMPLES_OF_ADAPTED: Final = 4
"""Recordings that are drawn where somebody waits for a model that went on from another: ten take most of a second."""


def examples_of(record: Record, clips: Sequence[Clip]) -> tuple[ExampleSound, ...]:
    """Return recordings to draw: the worst mistakes, and some that went well."""
    waveforms = {clip.key: clip.waveform for clip in clips if clip.key and len(clip.tokens) == 1}
    count = EXAMPLES_OF_ADAPTED if record.task.adapted_from else len(EXAMPLES)
    return chosen_examples(record, waveforms, count)


def _options(options: Options, data: Data) -> dict[str, Any]:
    """Return what decides the figures: not where they go, nor who is told."""
    held_out = {"held_out_by": str(data.split.by)} if data.split else {}
    given = asdict(options) | held_out
    return {name: value for name, value in given.items() if name not in (*UNLEARNT, "resume")}


def _facts(data: Data) -> DataFacts:
    return DataFacts(
        training=_counts(data.training),
        validation=_counts(data.validation),
        test=_counts(data.test),
        groups=len({clip.speaker for clip in data.training if clip.is_digit}),
        findings=_findings([report for report in (data.report, data.test_report) if report]),
        sufficiency=(*((data.report.advice,) if data.report else ()), *data.notes),
        fingerprint=data.fingerprint,
    )


def _counts(clips: Sequence[Clip]) -> tuple[int, ...]:
    """Return how many clips there are of each digit, and of other words."""
    counts = Counter(digit_of(clip.tokens[0]) for clip in clips if len(clip.tokens) == 1)
    return tuple(counts[word] for word in range(DIGITS + 1))


def _findings(reports: Sequence[DataReport]) -> tuple[Finding, ...]:
    counts = Counter(finding.fault for report in reports for finding in report.findings)
    return tuple(
        Finding(kind=fault.value, count=counts[fault], sentence=SENTENCES[fault]) for fault in Fault if counts[fault]
    )
