"""What a report says, as data: ``report.json``. Neither sound nor a path nor a name is in it."""

import importlib.metadata
import json
import math
import platform
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from model.report import form
from model.report.calibration import Calibration
from model.report.outcome import Outcome
from model.report.privacy import Scalar, harmless, harmless_options
from model.spec.errors import ReportError
from model.spec.language import Text
from model.spec.share import Share
from model.spec.tokens import DIGITS

FORMAT_VERSION: Final = 1
"""Version of the report's form; a reader refuses what is newer than itself."""

VERSION_FIELD: Final = "sutja_report"
"""Name of the field that tells a Sutja report from any other JSON file."""


class Part(StrEnum):
    """The part of the data that the figures were measured on."""

    VALIDATION = "validation"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class EpochRecord:
    """One pass through the training."""

    number: int
    """From 1."""

    training_loss: float | None
    """Mean over the epoch; None where it was no finite number."""

    validation_loss: float | None
    """After the epoch; None where it was not measured."""

    validation_accuracy: float | None
    """Digits recognised, 0 to 1; None where it was not measured."""

    learning_rate: float
    """At the end of the epoch."""

    seconds: float
    """How long the epoch took."""

    def __post_init__(self) -> None:
        for name in ("training_loss", "validation_loss", "validation_accuracy"):
            value = getattr(self, name)
            if value is not None and not math.isfinite(value):
                object.__setattr__(self, name, None)


@dataclass(frozen=True, slots=True)
class Task:
    """What was to be learnt, and where from."""

    model_version: str
    """Name of the model."""

    label_rule: str
    """How the names of the recordings told their digits; a regular expression is not named."""

    adapted_from: str | None
    """``model_version`` of the model that the training continued from; None from scratch."""

    parameters: int
    """Number of weights."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "model_version", harmless(self.model_version))
        object.__setattr__(self, "label_rule", harmless(self.label_rule))
        if self.adapted_from is not None:
            object.__setattr__(self, "adapted_from", harmless(self.adapted_from))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the recordings that the user should know."""

    kind: str
    """For programs, such as ``dead_channel``."""

    count: int
    """In how many recordings."""

    sentence: Text
    """What was found, and what was done about it."""


@dataclass(frozen=True, slots=True)
class DataFacts:
    """What there was to learn from, in counts; each part has eleven: the digits 0–9, then other words."""

    training: tuple[int, ...]
    """Recordings that the weights saw."""

    validation: tuple[int, ...]
    """Recordings that decided when to stop."""

    test: tuple[int, ...]
    """Recordings that decided nothing; eleven zeros without ``--test``."""

    groups: int
    """Speakers or sessions that the names tell apart; 1 if they tell none."""

    findings: tuple[Finding, ...]
    """What the inspection of the recordings found."""

    sufficiency: tuple[Text, ...]
    """Whether there is enough of each digit, in plain words."""

    fingerprint: str
    """Hash of what the training recordings hold."""

    @property
    def parts(self) -> tuple[tuple[int, ...], ...]:
        """Training, validation and test."""
        return self.training, self.validation, self.test


@dataclass(frozen=True, slots=True)
class Versions:
    """The programs that the figures depend on."""

    sutja: str
    python: str
    torch: str
    numpy: str
    git_revision: str
    """Of Sutja's source; "unknown" outside a checkout."""

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            object.__setattr__(self, name, harmless(getattr(self, name)))


def versions_here(git_revision: str) -> Versions:
    """Return the versions of the programs that are running."""
    return Versions(
        sutja=_installed("sutja"),
        python=platform.python_version(),
        torch=_installed("torch"),
        numpy=_installed("numpy"),
        git_revision=git_revision,
    )


def _installed(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:  # started from a checkout that was not installed
        return "unknown"


@dataclass(frozen=True, slots=True)
class Record:
    """A training and what it led to."""

    task: Task
    data: DataFacts

    options: dict[str, Scalar]
    """Of the command: epochs asked for, seed, batch size; what could tell a path keeps its kind only."""

    history: tuple[EpochRecord, ...]
    """All epochs, in order."""

    best_epoch: int | None
    """Number of the epoch whose weights were kept; None if all epochs are in them."""

    stopped_early: bool
    """Whether the training ended before the epochs asked for, as nothing improved any more."""

    measured_on: Part
    """What the outcomes and the shares are of."""

    outcomes: tuple[Outcome, ...]
    """One for each recording of one word of that part."""

    string_errors: Share | None
    """Wrong, missing and added digits, out of the digits said in strings; the count can exceed the total."""

    other_words_rejected: Share | None
    """Other words for which no digit is shown."""

    digits_shown: Share | None
    """Digits that are shown, and are the right ones."""

    temperature: float
    """Divides the log-likelihoods, so that a confidence is a probability (Guo et al. 2017)."""

    threshold: float
    """Confidence below which no digit is shown, 0 to 1."""

    calibration: Calibration | None
    """Confidence against what came true."""

    versions: Versions

    duration_seconds: float
    """Of the whole training, over all its runs."""

    started: str
    """Date or date and time, ISO 8601."""

    processes: int = 1
    """How many processes trained together."""

    other_discount: float = 0.0
    """What *other* gets off its score; more than 0 where the confidence is one for voices never heard."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", harmless_options(self.options))

    def to_json(self) -> str:
        """Return the content of ``report.json``."""
        return json.dumps({VERSION_FIELD: FORMAT_VERSION, **form.to_json(self)}, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, content: bytes) -> "Record":
        """Read the content of ``report.json``.

        Raises
        ------
        ReportError
            If it is no Sutja report, a damaged one, or one of a newer format.
        """
        try:
            values = form.parse(content)
            version = int(values[VERSION_FIELD])
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
            raise not_a_report() from None
        if version > FORMAT_VERSION:
            raise _too_new(version)
        try:
            record: Record = form.from_json(cls, values)
            usable = record._is_usable()
        except (ValueError, KeyError, TypeError, OverflowError):
            raise not_a_report() from None
        if not usable:
            raise not_a_report()
        return record

    def _is_usable(self) -> bool:
        datetime.fromisoformat(self.started)
        shares = [share for share in (self.string_errors, self.other_words_rejected, self.digits_shown) if share]
        return (
            all(len(part) == DIGITS + 1 and min(part) >= 0 for part in self.data.parts)
            and all(outcome.is_usable() for outcome in self.outcomes)
            and all(share.count >= 0 and share.total >= 0 for share in shares)
            and self.temperature > 0
            and 0 <= self.threshold <= 1
            and self.other_discount >= 0
        )


def not_a_report(name: object = "report.json") -> ReportError:
    """Return the error for what is no Sutja report, or a damaged one."""
    return ReportError(
        korean=f"Sutja 보고서가 아니거나 손상되었습니다: {name}. 학습이 만든 보고서 폴더를 고르세요.",
        english=f"{name} is not a Sutja report, or is damaged. Choose the report folder that a training made.",
    )


def _too_new(version: int) -> ReportError:
    return ReportError(
        korean=f"더 새로운 Sutja의 보고서입니다(형식 {version}, 이 버전은 {FORMAT_VERSION}까지). "
        "Sutja를 새로 설치하세요.",
        english=f"The report is of a newer Sutja (format {version}; this one reads up to {FORMAT_VERSION}). "
        "Update Sutja.",
    )
