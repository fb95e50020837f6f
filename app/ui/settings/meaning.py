"""What it means to show a digit sooner or only when sure, in the figures of the model that listens."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.settings import Strictness

if TYPE_CHECKING:
    from model.spec.metadata import Metadata


def meaning_of(strictness: Strictness, model: Metadata) -> str:
    """Return how many of the digits that are shown are wrong: as measured, else as the least confidence tells it."""
    percent = round(100 * strictness.threshold(model.digit_threshold))
    if strictness is Strictness.MODEL and (measured := _measured(model)):
        least = QCoreApplication.translate("Meaning", "Shown from {percent} % on.")
        return f"{measured} {least}".format(percent=percent)
    # A confidence is calibrated: it is the part of such digits that is right.
    return QCoreApplication.translate(
        "Meaning", "Shown from {percent} % on: of 100 digits that are no surer, about {wrong} are wrong."
    ).format(percent=percent, wrong=100 - percent)


def _measured(model: Metadata) -> str:
    """Return what came of the threshold that was learnt; empty where it was not measured."""
    with suppress(KeyError, TypeError, ValueError, ZeroDivisionError):
        shown, rejected = (_percent(model.metrics[name]) for name in ("digits_shown", "other_words_rejected"))
        return _sentence(model).format(wrong=_wrong(model), shown=shown, taken=100 - rejected)
    return ""


def _sentence(model: Metadata) -> str:
    if model.training.get("synthetic"):
        return QCoreApplication.translate(
            "Meaning",
            "Measured on synthetic voices: of 100 shown digits at most {wrong} wrong; "
            "shown were {shown} of 100 digits, and {taken} of 100 other words.",
        )
    return QCoreApplication.translate(
        "Meaning",
        "When it was measured: of 100 shown digits at most {wrong} wrong; "
        "shown were {shown} of 100 digits, and {taken} of 100 other words.",
    )


def _wrong(model: Metadata) -> int:
    """Return how many of 100 shown digits are wrong at most: no more than all that were taken for another."""
    right, said = int(model.metrics["digits_shown"]["count"]), model.metrics["accuracy"]
    mistaken = int(said["total"]) - int(said["count"])
    return max(1, math.ceil(100 * mistaken / (right + mistaken)))


def _percent(record: dict[str, int]) -> int:
    return 100 * int(record["count"]) // int(record["total"])
