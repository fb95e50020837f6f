"""Small signs drawn with a pen, so that no state is told by colour alone and no font has to hold them."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app.ui.place import Place
from app.ui.status import State

Draw = Callable[[QPainter], None]

GRID = 16
"""Every sign is drawn on a square of this size."""


def paint_state(painter: QPainter, rect: QRectF, state: State, colour: str) -> None:
    """Draw the sign of a state."""
    _paint(painter, rect, _SIGNS[state], colour)


def paint_place(painter: QPainter, rect: QRectF, place: Place, colour: str) -> None:
    """Draw the sign of a page."""
    _paint(painter, rect, _PLACES[place], colour)


def transport_icon(colour: str, *, running: bool) -> QIcon:
    """Return the icon of the button that pauses (two bars) or starts (a triangle)."""
    return _icon(_two_bars if running else _triangle_right, colour)


def bin_icon(colour: str) -> QIcon:
    """Return the icon of the button that deletes for good."""
    return _icon(_bin, colour)


def _icon(draw: Draw, colour: str) -> QIcon:
    pixmap = QPixmap(GRID * 4, GRID * 4)  # drawn at four times the size, for screens of any density
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _paint(painter, QRectF(pixmap.rect()), draw, colour)
    painter.end()
    return QIcon(pixmap)


def _paint(painter: QPainter, rect: QRectF, draw: Draw, colour: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / GRID, rect.height() / GRID)
    pen = QPen(QColor(colour), 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    draw(painter)
    painter.restore()


def _fill(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())


def _open_ring(painter: QPainter) -> None:
    painter.drawArc(QRectF(2, 2, 12, 12), 90 * 16, -270 * 16)


def _dot_in_ring(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(2, 2, 12, 12))
    _fill(painter)
    painter.drawEllipse(QRectF(6, 6, 4, 4))


def _wave(painter: QPainter) -> None:
    for x, half in ((2, 2), (5, 5), (8, 7), (11, 4), (14, 2)):
        painter.drawLine(QPointF(x, 8 - half), QPointF(x, 8 + half))


def _two_bars(painter: QPainter) -> None:
    _fill(painter)
    painter.drawRoundedRect(QRectF(4, 3, 2, 10), 0.5, 0.5)
    painter.drawRoundedRect(QRectF(10, 3, 2, 10), 0.5, 0.5)


def _triangle_right(painter: QPainter) -> None:
    _fill(painter)
    painter.drawPolygon(QPolygonF([QPointF(5, 3), QPointF(13, 8), QPointF(5, 13)]))


def _bin(painter: QPainter) -> None:
    painter.drawLine(QPointF(2.5, 4), QPointF(13.5, 4))
    painter.drawPolyline(QPolygonF([QPointF(6, 4), QPointF(6.5, 2), QPointF(9.5, 2), QPointF(10, 4)]))
    painter.drawPolyline(QPolygonF([QPointF(4, 4), QPointF(4.75, 14), QPointF(11.25, 14), QPointF(12, 4)]))
    for x in (6.75, 9.25):
        painter.drawLine(QPointF(x, 7), QPointF(x, 11))


def _crossed_microphone(painter: QPainter) -> None:
    _microphone(painter)
    painter.drawLine(QPointF(2, 14), QPointF(14, 2))


def _warning_triangle(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(8, 2), QPointF(15, 14), QPointF(1, 14)]))
    painter.drawLine(QPointF(8, 6.5), QPointF(8, 9.5))
    painter.drawPoint(QPointF(8, 11.8))


def _microphone(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(6, 1.5, 4, 7.5), 2, 2)
    painter.drawArc(QRectF(3.5, 3.5, 9, 8.5), 180 * 16, 180 * 16)
    painter.drawLine(QPointF(8, 12), QPointF(8, 14.5))


def _rising_line(painter: QPainter) -> None:
    painter.drawPolyline(QPolygonF([QPointF(2, 2), QPointF(2, 14), QPointF(14, 14)]))
    painter.drawPolyline(QPolygonF([QPointF(4.5, 11), QPointF(7.5, 7), QPointF(10, 9), QPointF(14, 3)]))


def _sliders(painter: QPainter) -> None:
    for y, knob in ((4, 10.5), (8, 5), (12, 9)):
        painter.drawLine(QPointF(2, y), QPointF(knob - 1.5, y))
        painter.drawLine(QPointF(knob + 1.5, y), QPointF(14, y))
        painter.drawEllipse(QPointF(knob, y), 1.5, 1.5)


_PLACES: dict[Place, Draw] = {
    Place.LISTEN: _wave,
    Place.RECORD: _microphone,
    Place.LEARN: _rising_line,
    Place.SETTINGS: _sliders,
}

_SIGNS: dict[State, Draw] = {
    State.PREPARING: _open_ring,
    State.LISTENING: _dot_in_ring,
    State.SPEECH: _wave,
    State.PAUSING: _two_bars,
    State.PAUSED: _two_bars,
    State.DEVICE_GONE: _crossed_microphone,
    State.NO_MICROPHONE: _crossed_microphone,
    State.ERROR: _warning_triangle,
}
