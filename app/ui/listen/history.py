"""The digits heard so far, in a row."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.button import quiet_button
from app.ui.digit_names import UNKNOWN_SIGN
from app.ui.theme import RADIUS, UNIT
from app.ui.type_scale import TITLE, Weight, scaled

if TYPE_CHECKING:
    from app.ui.theme import Theme

KEPT = 10_000
"""Digits that are remembered: some hours of speaking without a pause."""

MORE = "…"
"""What stands for the digits that no longer fit."""


class HistoryRow(QWidget):
    """Paints the newest digits that fit; unknowns as a question mark in their own colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heard: deque[int | None] = deque(maxlen=KEPT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Digits heard"))

    def refresh(self) -> None:
        """Show what has changed in `heard`."""
        unknown = self.tr("unknown")
        newest = list(self.heard)[-20:]  # nobody listens to more of it in one go
        self.setAccessibleDescription(" ".join(unknown if digit is None else str(digit) for digit in newest))
        self.update()

    def _font(self) -> QFont:
        return scaled(self.font(), TITLE, Weight.DemiBold)

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(40 * UNIT, round(QFontMetricsF(self._font()).height()) + 3 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(20 * UNIT, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip and what fits in it."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        room = QRectF(self.rect()).adjusted(2 * UNIT, 0, -2 * UNIT, 0)
        if self.heard:
            self._paint_digits(painter, room)
        else:
            painter.setPen(QColor(colours.muted))
            painter.setFont(self.font())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.tr("The digits heard gather here"))
        painter.end()

    def _paint_digits(self, painter: QPainter, room: QRectF) -> None:
        cell = QFontMetricsF(self._font()).horizontalAdvance("0") * 1.6
        fitting = max(1, int(room.width() // cell))
        shown: list[int | str | None] = [*islice(reversed(self.heard), fitting)]
        shown.reverse()
        if len(self.heard) > fitting:
            shown[0] = MORE
        for place, digit in enumerate(shown):
            box = QRectF(room.left() + place * cell, room.top(), cell, room.height())
            self._paint_cell(painter, box, digit)

    def _paint_cell(self, painter: QPainter, box: QRectF, digit: int | str | None) -> None:
        colours = self._theme.colours
        painter.setPen(QColor(colours.caution if digit is None else colours.text))
        painter.setFont(self.font() if digit == MORE else self._font())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, UNKNOWN_SIGN if digit is None else str(digit))


class History(QWidget):
    """The row of digits with its two buttons.

    Signals
    -------
    copied(str)
        The digits were put on the clipboard; empty if there was none.
    cleared()
        The row is empty again.
    """

    copied = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = HistoryRow(theme, self)
        self.copy_button = quiet_button(self.tr("Copy"), self)
        self.copy_button.setAccessibleDescription(self.tr("Copies the digits; unknowns are left out"))
        self.copy_button.setToolTip(self.tr("Copies the digits; unknowns are left out"))
        self.clear_button = quiet_button(self.tr("Clear"), self)
        self.copy_button.clicked.connect(self.copy)
        self.clear_button.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self._row, 1)
        for button in (self.copy_button, self.clear_button):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # as high as the row
            layout.addWidget(button)
        self._refresh()

    @property
    def heard(self) -> tuple[int | None, ...]:
        """All that was heard: digits, and ``None`` for unknowns."""
        return tuple(self._row.heard)

    @property
    def digits(self) -> str:
        """The digits alone, as they would be typed."""
        return "".join(str(digit) for digit in self._row.heard if digit is not None)

    def add(self, digit: int | None) -> None:
        """Append a digit, or ``None`` for something unknown."""
        self._row.heard.append(digit)
        self._refresh()

    @Slot()
    def copy(self) -> None:
        """Put the digits on the clipboard; an empty row leaves what is there."""
        if self.digits:
            QGuiApplication.clipboard().setText(self.digits)
        self.copied.emit(self.digits)

    @Slot()
    def clear(self) -> None:
        """Forget everything."""
        self._row.heard.clear()
        self._refresh()
        self.cleared.emit()

    def _refresh(self) -> None:
        self._row.refresh()
        self.copy_button.setEnabled(bool(self.digits))
        self.clear_button.setEnabled(bool(self._row.heard))
