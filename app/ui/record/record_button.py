"""The button that records, and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.button import dress
from app.ui.glyphs import transport_icon

if TYPE_CHECKING:
    from app.ui.theme import Theme


class RecordButton(QPushButton):
    """Says what a press does now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._running = False
        dress(self, "primary")
        theme.changed.connect(self.dress)
        self.dress()

    def show_running(self, running: bool) -> None:
        """Say whether a press stops."""
        self._running = running
        self.dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.dress()

    @Slot()
    def dress(self) -> None:
        """Take the colours and the font that there are now."""
        words = self.tr("Stop"), self.tr("Record")
        label = words[0] if self._running else words[1]
        self.setText(label)
        self.setAccessibleName(label)
        self.setIcon(transport_icon(self._theme.colours.on_accent, running=self._running))
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        # Wide enough for both of its words, so that nothing moves when they change.
        metrics = QFontMetrics(self.font())
        self.setMinimumWidth(0)
        room = self.sizeHint().width() - metrics.horizontalAdvance(label)
        self.setMinimumWidth(room + max(map(metrics.horizontalAdvance, words)))
