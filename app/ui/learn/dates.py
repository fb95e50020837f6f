"""Dates as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from model.spec.language import Language

if TYPE_CHECKING:
    from datetime import datetime

PATTERNS = {Language.KOREAN: "yyyy년 M월 d일 HH:mm", Language.ENGLISH: "d MMMM yyyy, HH:mm"}


def date_in_words(moment: datetime, language: Language) -> str:
    """Return a moment as a date with the time of day, on this computer's clock."""
    local = QDateTime.fromSecsSinceEpoch(round(moment.timestamp()))
    return QLocale(str(language)).toString(local, PATTERNS[language])
