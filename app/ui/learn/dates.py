"""Dates as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

if TYPE_CHECKING:
    from datetime import datetime

    from model.spec.language import Language


def date_in_words(moment: datetime, language: Language) -> str:
    """Return a moment as a date with the time of day, on this computer's clock."""
    local = QDateTime.fromSecsSinceEpoch(round(moment.timestamp()))
    return QLocale(str(language)).toString(local, QLocale.FormatType.ShortFormat)
