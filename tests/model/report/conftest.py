"""A training that was never run, and what it might have led to."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from model.report.calibration import calibration_of
from model.report.outcome import Outcome
from model.report.record import DataFacts, EpochRecord, Finding, Part, Record, Task, Versions
from model.spec.language import Text
from model.spec.share import Share


def outcome(number: int, said: int, heard: int, confidence: float = 0.97) -> Outcome:
    """One recording; where other words are heard, the digit is the one that was said, or 0."""
    digit = heard if heard < 10 else said % 10
    return Outcome(
        key=f"{number:032x}", said=said, heard=heard, digit=digit, confidence=confidence, digit_confidence=confidence
    )


def outcomes(wrong: int = 6) -> tuple[Outcome, ...]:
    """Of 200 digits, the given number is heard as the next digit; of 20 other words, one is heard as a digit."""
    random = np.random.default_rng(1)
    sure = random.beta(12, 1, size=220)
    digits = [
        outcome(i, i % 10, (i % 10 + (i < wrong)) % 10, float(min(sure[i], 0.8 if i < wrong else 1.0)))
        for i in range(200)
    ]
    others = [outcome(200 + i, 10, 3 if i == 0 else 10, float(sure[200 + i])) for i in range(20)]
    return tuple(digits + others)


def history(epochs: int = 30) -> tuple[EpochRecord, ...]:
    return tuple(
        EpochRecord(
            number=number,
            training_loss=3.0 * 0.85**number + 0.05,
            validation_loss=3.0 * 0.87**number + 0.15 + 0.004 * max(0, number - 20),
            validation_accuracy=0.985 - 0.9 * 0.8**number,
            learning_rate=1e-3,
            seconds=12.5,
        )
        for number in range(1, epochs + 1)
    )


def record_of(heard: tuple[Outcome, ...]) -> Record:
    return Record(
        task=Task(model_version="folder-1a2b3c4d", label_rule="last-digit", adapted_from=None, parameters=132_396),
        data=DataFacts(
            training=(*[150] * 10, 80),
            validation=(*[20] * 10, 20),
            test=(0,) * 11,
            groups=3,
            findings=(
                Finding(
                    "dead_channel", 12, Text(korean="한쪽 채널에 소리가 없습니다.", english="A channel has no sound.")
                ),
                Finding(
                    "clipped", 1_203, Text(korean="소리가 너무 커서 잘렸습니다.", english="Too loud, peaks are cut.")
                ),
            ),
            sufficiency=(Text(korean="숫자마다 충분히 있습니다.", english="There is enough of each digit."),),
            fingerprint="0123456789abcdef",
        ),
        options={"epochs": 40, "seed": 0, "batch_size": 32, "rate": 0.001, "labels": "last-digit", "wandb": False},
        history=history(),
        best_epoch=24,
        stopped_early=True,
        measured_on=Part.VALIDATION,
        outcomes=heard,
        string_errors=Share(9, 600),
        other_words_rejected=Share(19, 20),
        digits_shown=Share(190, 200),
        temperature=1.37,
        threshold=0.55,
        calibration=calibration_of((o.confidence for o in heard), (o.heard == o.said for o in heard)),
        versions=Versions(sutja="0.1.0", python="3.11.2", torch="2.13.0", numpy="2.4.6", git_revision="abc1234"),
        duration_seconds=534.2,
        started="2026-03-04",
    )  # fmt: skip


@pytest.fixture
def record() -> Record:
    return record_of(outcomes())


@pytest.fixture
def measured() -> Callable[[int], Record]:
    """A record of the same 200 digits, of which the given number was not recognised."""
    return lambda wrong: record_of(outcomes(wrong))


@pytest.fixture
def bare(record: Record) -> Record:
    """No epoch, no outcome, no share, no finding, no option."""
    return replace(
        record,
        history=(),
        best_epoch=None,
        outcomes=(),
        string_errors=None,
        other_words_rejected=None,
        digits_shown=None,
        calibration=None,
        options={},
        data=replace(record.data, findings=(), sufficiency=()),
    )
