"""What it means to show a digit sooner or only when sure, in the figures of the model that listens."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.settings import Strictness
from model.spec.showing import Showing, showing_at

if TYPE_CHECKING:
    from model.spec.metadata import Metadata


def meaning_of(strictness: Strictness, model: Metadata) -> str:
    """Return how many of the digits that are shown are wrong: as measured, else as the least confidence tells it."""
    threshold = strictness.threshold(model.digit_threshold)
    percent = round(100 * threshold)
    measured = _counted(threshold, model)
    if not measured and strictness is Strictness.MODEL:
        measured = _measured(model)
    if measured:
        least = QCoreApplication.translate("Meaning", "Shown from {percent} % on.")
        return f"{measured} {least}".format(percent=percent)
    # A confidence is calibrated: it is the part of such digits that is right.
    return QCoreApplication.translate(
        "Meaning", "Shown from {percent} % on: of 100 digits that are no surer, about {wrong} are wrong."
    ).format(percent=percent, wrong=100 - percent)


def _counted(threshold: float, model: Metadata) -> str:
    """Return what was counted at a threshold; empty where it was not, or nothing was shown."""
    with suppress(KeyError, TypeError):
        showing = showing_at(threshold, model.metrics["shown_by_threshold"])
        if showing is not None and showing.wrong_of_shown.total:
            return _sentence_on(showing, synthetic=bool(model.training.get("synthetic")))
    return ""


def _sentence_on(showing: Showing, *, synthetic: bool) -> str:
    measured = (
        QCoreApplication.translate(
            "Meaning",
            "Measured on synthetic voices alone: of 100 shown digits about {wrong} were wrong ({count} of {total}).",
        )
        if synthetic
        else QCoreApplication.translate(
            "Meaning",
            "Measured on recordings that it did not learn from: of 100 shown digits about {wrong} were wrong "
            "({count} of {total}).",
        )
    )
    shown = (
        QCoreApplication.translate("Meaning", "Shown were {shown} of 100 digits, and {taken} of 100 other words.")
        if showing.other_words
        else QCoreApplication.translate("Meaning", "Shown were {shown} of 100 digits.")
    )
    wrong = showing.wrong_of_shown
    return f"{measured} {shown}".format(
        wrong=wrong.of_a_hundred,
        count=wrong.count,
        total=wrong.total,
        shown=showing.shown_of_said.of_a_hundred,
        taken=showing.taken_of_other_words.of_a_hundred,
    )


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
