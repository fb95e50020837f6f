"""What it means to show a digit sooner or only when sure, in the figures of the model that listens."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.settings import Strictness

if TYPE_CHECKING:
    from model.spec.metadata import Metadata


def meaning_of(strictness: Strictness, model: Metadata) -> str:
    """Return the least confidence that is shown and how often such a digit is wrong, with what was measured of it."""
    percent = round(100 * strictness.threshold(model.digit_threshold))
    # A confidence is calibrated: it is the part of such digits that is right.
    least = QCoreApplication.translate(
        "Meaning", "Shown from {percent} % on: of 100 digits that are no surer, about {wrong} are wrong."
    ).format(percent=percent, wrong=100 - percent)
    measured = _measured(model) if strictness is Strictness.MODEL else ""
    return f"{least} {measured}".strip()


def _measured(model: Metadata) -> str:
    """Return what came of the threshold that was learnt; empty where it was not measured."""
    with suppress(KeyError, TypeError, ValueError, ZeroDivisionError):
        shown, rejected = (_percent(model.metrics[name]) for name in ("digits_shown", "other_words_rejected"))
        return QCoreApplication.translate(
            "Meaning", "When the model was measured, {shown} of 100 digits were shown, and {taken} of 100 other words."
        ).format(shown=shown, taken=100 - rejected)
    return ""


def _percent(record: dict[str, int]) -> int:
    return 100 * int(record["count"]) // int(record["total"])
