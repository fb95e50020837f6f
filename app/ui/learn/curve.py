"""A figure over the steps of a training, as a line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import UNIT
from app.ui.type_scale import BODY, CAPTION, Weight, scaled

if TYPE_CHECKING:
    from app.ui.theme import Theme

Points = tuple[tuple[int, float], ...]
"""Steps, from 1, and the figures after them."""

Figures = Sequence[tuple[int, float | None]]
"""The same, where some are missing."""

NO_FIGURE = "–"


class Curve(QWidget):
    """A line in the accent; a second one is dashed, so that they differ without colour.

    Parameters
    ----------
    theme : Theme
    title : str
        What it shows.
    second : str
        What the dashed line shows; empty where there is none.
    percent : bool
        Whether it is a share from 0 to 1; otherwise it is a loss, on a logarithmic scale.
    parent : QWidget, optional
    """

    def __init__(
        self, theme: Theme, title: str, *, second: str = "", percent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._second_name = second
        self._percent = percent
        self._first: Points = ()
        self._second: Points = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self._describe()

    @property
    def number(self) -> str:
        """The newest figure in words."""
        return self._in_words(self._first[-1][1]) if self._first else NO_FIGURE

    def show_points(self, first: Figures, second: Figures = ()) -> None:
        """Show the figures so far; one that is missing leaves no point."""
        self._first, self._second = _there(first), _there(second)
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.number)

    def _in_words(self, value: float) -> str:
        # Rounded down: 99.6 % is not yet everything.
        return f"{int(value * 100)} %" if self._percent else f"{value:.3g}"

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(48 * UNIT, round(QFontMetricsF(self.font()).height()) + 18 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(24 * UNIT, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words above the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._words_height()
        self._paint_words(painter, QRectF(0, 0, self.width(), words))
        self._paint_lines(painter, QRectF(0, words, self.width(), self.height() - words).adjusted(1, 1, -1, -1))
        painter.end()

    def _number_font(self) -> QFont:
        return scaled(self.font(), BODY, Weight.DemiBold)

    def _title_room(self) -> QRectF:
        """Return what the number leaves of the width: large text takes another line there."""
        number = QFontMetricsF(self._number_font()).horizontalAdvance(self.number)
        return QRectF(0, 0, self.width() - number - UNIT, self.height())

    def _words_height(self) -> float:
        flags = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetricsF(self.font()).boundingRect(self._title_room(), flags, self.accessibleName())
        return max(title.height(), QFontMetricsF(self._number_font()).height()) + UNIT

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        colours = self._theme.colours
        painter.setPen(QColor(colours.muted))
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(self._title_room(), int(flags), self.accessibleName())
        painter.setPen(QColor(colours.text))
        painter.setFont(self._number_font())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.number)

    def _paint_lines(self, painter: QPainter, frame: QRectF) -> None:
        colours = self._theme.colours
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(frame, UNIT / 2, UNIT / 2)
        room = frame.adjusted(UNIT, UNIT, -UNIT, -UNIT)
        scale = self._scale()
        if self._second:
            self._paint_second_name(painter, room)
            self._paint_line(painter, room, self._second, scale, QPen(QColor(colours.muted), 1.5, Qt.PenStyle.DashLine))
        self._paint_line(painter, room, self._first, scale, QPen(QColor(colours.accent), 2.5))

    def _paint_second_name(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QColor(self._theme.colours.muted))
        painter.setFont(scaled(self.font(), CAPTION))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"- - {self._second_name}")

    def _paint_line(
        self, painter: QPainter, room: QRectF, points: Points, scale: tuple[float, float], pen: QPen
    ) -> None:
        if not points:
            return
        last = max(step for step, _ in (*self._first, *self._second))
        places = [
            QPointF(
                room.left() + room.width() * step / last,
                room.bottom() - room.height() * self._height(value, scale),
            )
            for step, value in points
        ]
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(pen.color())
        painter.drawEllipse(places[-1], pen.widthF(), pen.widthF())

    def _scale(self) -> tuple[float, float]:
        """Return what lies at the bottom and at the top."""
        if self._percent:
            return 0.0, 1.0
        heights = [_logarithm(value) for _, value in (*self._first, *self._second)]
        return (min(heights), max(heights)) if heights else (0.0, 1.0)

    def _height(self, value: float, scale: tuple[float, float]) -> float:
        """Return how high a figure lies, 0 to 1."""
        low, high = scale
        height = value if self._percent else _logarithm(value)
        return (height - low) / (high - low) if high > low else 0.5


def _there(points: Figures) -> Points:
    return tuple((step, value) for step, value in points if value is not None)


def _logarithm(value: float) -> float:
    return math.log(max(value, 1e-6))
