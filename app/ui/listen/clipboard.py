"""The digits on the clipboard as they are heard, where the user wants that: pasted anywhere, nothing is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from app.ui.listen.history import History
    from app.ui.preferences import Preferences


class Clipboard(QObject):
    """Follows the row of digits; an empty row leaves what is there, and so does what adds no digit."""

    def __init__(self, history: History, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._preferences = preferences
        self._digits = ""
        history.changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        before, self._digits = self._digits, self._history.digits
        if self._preferences.settings.copy_heard and self._digits not in {"", before}:
            QGuiApplication.clipboard().setText(self._digits)
