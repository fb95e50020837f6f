"""How sure the recogniser is of the digit that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.digit_names import written_name
from app.ui.theme import UNIT
from app.ui.type_scale import BODY, Weight, scaled

if TYPE_CHECKING:
    from app.ui.theme import Theme

NO_NUMBER = "–"
"""What stands in the place of the per cent where there is nothing to be sure of."""


class ConfidenceBar(QWidget):
    """A bar of 0–100 % with its number; a dashed line without a number for what is unknown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._confidence: float | None = None
        self._runner_up: int | None = None
        self._unknown = False
        self._fresh = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(60 * UNIT)
        self.setAccessibleName(self.tr("Confidence"))

    @property
    def number(self) -> str:
        """The confidence in words: "97 %"."""
        # Rounded down: 99.6 % is not yet certainty.
        return NO_NUMBER if self._confidence is None else f"{int(self._confidence * 100)} %"

    @property
    def words(self) -> str:
        """What the number is about: confidence, and where another digit is near, which one."""
        if self._runner_up is None:
            return self.accessibleName()
        return self.tr("Confidence · perhaps {name}").format(name=written_name(self._runner_up))

    def show_confidence(self, confidence: float, *, runner_up: int | None = None) -> None:
        """Show the confidence 0–1 of a digit, and the digit that it may have been as well."""
        self._show(confidence, runner_up=runner_up)

    def show_unknown(self) -> None:
        """Show that there is no digit to be sure of."""
        self._show(None, unknown=True)

    def fade(self) -> None:
        """Mute the bar: its digit belongs to the past."""
        self._fresh = False
        self.update()

    def clear(self) -> None:
        """Show an empty bar."""
        self._show(None)

    def _show(self, confidence: float | None, *, unknown: bool = False, runner_up: int | None = None) -> None:
        self._confidence = confidence
        self._runner_up = runner_up
        self._unknown = unknown
        self._fresh = True
        self.setAccessibleDescription(self.number if runner_up is None else f"{self.number}. {self.words}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(60 * UNIT, round(QFontMetricsF(self.font()).height()) + 2 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(30 * UNIT, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words above the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._confidence is not None or self._unknown:
            self._paint_words(painter)
        self._paint_bar(painter, QRectF(0, self.height() - UNIT, self.width(), UNIT))
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        colours = self._theme.colours
        line = QRectF(0, 0, self.width(), self.height() - 1.5 * UNIT)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.words)
        if self._fresh and self._confidence is not None:
            painter.setPen(QColor(colours.text))
        painter.setFont(scaled(self.font(), BODY, Weight.DemiBold))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self.number)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        colours = self._theme.colours
        if self._unknown:
            ink = colours.caution if self._fresh else colours.muted
            painter.setPen(QPen(QColor(ink), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(bar.left(), bar.center().y()), QPointF(bar.right(), bar.center().y()))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        radius = bar.height() / 2
        painter.drawRoundedRect(bar, radius, radius)
        if self._confidence is None:
            return
        painter.setBrush(QColor(colours.accent if self._fresh else colours.muted))
        bar.setWidth(max(bar.height(), bar.width() * self._confidence))
        painter.drawRoundedRect(bar, radius, radius)
