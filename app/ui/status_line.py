"""What Sutja is doing: a sign, a word, and whom it listens to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.glyphs import paint_state
from app.ui.status import State, Status
from app.ui.theme import UNIT
from app.ui.type_scale import CAPTION, TITLE, Weight, scaled

if TYPE_CHECKING:
    from app.ui.theme import Theme

SIGN = 3 * UNIT
"""Side of the sign beside text of the usual size (pixels); beside larger text it is as high as the word."""


class StatusLine(QWidget):
    """Shows the state as a shape and a word, never by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = Status(State.PAUSED)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("State"))

    @property
    def status(self) -> Status:
        """The status that is shown."""
        return self._status

    @property
    def word(self) -> str:
        """The word for the state."""
        return {
            State.PREPARING: self.tr("Getting ready…"),
            State.LISTENING: self.tr("Listening"),
            State.SPEECH: self.tr("Hearing speech"),
            State.PAUSING: self.tr("Pausing…"),
            State.PAUSED: self.tr("Paused"),
            State.DEVICE_GONE: self.tr("Microphone gone"),
            State.NO_MICROPHONE: self.tr("No microphone"),
            State.ERROR: self.tr("Problem"),
        }[self._status.state]

    def show_status(self, status: Status) -> None:
        """Show a status."""
        self._status = status
        self.setAccessibleDescription(f"{self.word}. {status.source}" if status.source else self.word)
        self.setToolTip(status.source)
        self.update()

    def _word_font(self) -> QFont:
        return scaled(self.font(), (CAPTION + TITLE) / 2, Weight.DemiBold)

    def _side(self) -> float:
        return max(SIGN, QFontMetricsF(self._word_font()).ascent())

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        word = QFontMetricsF(self._word_font())
        source = QFontMetricsF(scaled(self.font(), CAPTION))
        return QSize(28 * UNIT, round(word.height() + source.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(22 * UNIT, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign and the words."""
        painter = QPainter(self)
        side = self._side()
        place = QRectF(0, (self.height() - side) / 2, side, side)
        paint_state(painter, place, self._status.state, self._ink())
        words = QRectF(self.rect()).adjusted(side + 1.5 * UNIT, 0, 0, 0)
        self._paint_words(painter, words)
        painter.end()

    def _ink(self) -> str:
        colours = self._theme.colours
        if self._status.state.troubled:
            return colours.caution
        return colours.accent if self._status.state.alive else colours.muted

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        """Draw the word, with the source's name beneath it where there is one."""
        top = Qt.AlignmentFlag.AlignTop if self._status.source else Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._word_font())
        painter.setPen(QColor(self._theme.colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | top, self.word)
        font = scaled(self.font(), CAPTION)
        source = QFontMetricsF(font).elidedText(self._status.source, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, source)
