"""The button that starts what goes on for a while, and stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.button import dress
from app.ui.glyphs import transport_icon

if TYPE_CHECKING:
    from app.ui.theme import Theme


class TransportButton(QPushButton):
    """Says what a press does now.

    Parameters
    ----------
    theme : Theme
    start, stop : str
        What it says while nothing goes on, and while something does.
    """

    def __init__(self, theme: Theme, *, start: str, stop: str, parent: QWidget | None = None) -> None:
        super().__init__(start, parent)
        self._theme = theme
        self._words = start, stop
        self._running = False
        dress(self, "primary")
        theme.changed.connect(self.dress)
        self.dress()

    def say(self, *, start: str, stop: str) -> None:
        """Say something else of what it starts and stops."""
        self._words = start, stop
        self.dress()

    def show_running(self, running: bool) -> None:
        """Say whether a press stops."""
        self._running = running
        self.dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text and the style sheet."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.dress()

    @Slot()
    def dress(self) -> None:
        """Take the colours and the font that there are now."""
        label = self._words[self._running]
        self.setText(label)
        self.setAccessibleName(label)
        self.setIcon(transport_icon(self._theme.colours.on_accent, running=self._running))
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        self.setIconSize(QSize(metrics.height(), metrics.height()))
        # Wide enough for both of its words, so that nothing moves when they change.
        self.setMinimumWidth(0)
        room = self.sizeHint().width() - metrics.horizontalAdvance(label)
        self.setMinimumWidth(room + max(map(metrics.horizontalAdvance, self._words)))
