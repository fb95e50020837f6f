"""Whose recordings the next ones belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.takes.overview import Overview


def last_speaker(overview: Overview) -> str:
    """Return who recorded last; a name for whoever uses the computer where nobody has."""
    speakers = overview.speakers()
    return speakers[0] if speakers else QCoreApplication.translate("Speaker", "Me")
