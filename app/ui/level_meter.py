"""How loud the microphone is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import UNIT

if TYPE_CHECKING:
    from app.ui.theme import Theme

FLOOR_DBFS = -60.0
"""Quieter than a quiet room: the empty end of the meter."""

SEGMENTS = 16


class LevelMeter(QWidget):
    """A row of small segments from -60 to 0 dB; the loudest sample stands alone as a tick."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lit = 0
        self._peak = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Loudness"))

    @property
    def lit(self) -> int:
        """Number of lit segments."""
        return self._lit

    def show_level(self, dbfs: float, peak_dbfs: float) -> None:
        """Show a loudness and its loudest sample (dB below full scale)."""
        lit, peak = _segments(dbfs), _segments(peak_dbfs)
        if (lit, peak) != (self._lit, self._peak):  # most readings change nothing: no need to paint
            self._lit, self._peak = lit, peak
            self.update()

    def clear(self) -> None:
        """Show silence."""
        self.show_level(FLOOR_DBFS, FLOOR_DBFS)

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(SEGMENTS * UNIT - UNIT // 2, 2 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segments."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for segment in range(SEGMENTS):
            lit = segment < self._lit or segment == self._peak - 1
            painter.setBrush(QColor(colours.accent if lit else colours.track))
            painter.drawRoundedRect(QRectF(segment * UNIT, 0, UNIT / 2, self.height()), 2, 2)
        painter.end()


def _segments(dbfs: float) -> int:
    part = 1.0 - max(FLOOR_DBFS, min(0.0, dbfs)) / FLOOR_DBFS
    return round(part * SEGMENTS)
