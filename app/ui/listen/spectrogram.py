"""The sound of the last seconds, moving by, with the words that were made out in it."""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.listen.spectrum import BANDS, COLUMN_SECONDS, Brightness, Spectrum
from app.ui.theme import RADIUS, UNIT
from app.ui.type_scale import CAPTION, Weight, scaled

if TYPE_CHECKING:
    from app.ui.colours import Colours
    from app.ui.listen.heard_word import HeardWord
    from app.ui.theme import Theme
    from model.spec.waveform import Waveform

COLUMNS = 600
"""Columns that are shown: six seconds; a multiple of four, as an image's lines begin at whole words."""

MARKS = 40
"""Words that are remembered; nobody says more in six seconds."""


class Spectrogram(QWidget):
    """Paints low sounds below and high ones above, the newest at the right; each word in a bracket with its digit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spectrum = Spectrum()
        self._picture: Brightness = _dark()
        self._time = 0.0
        self._marks: deque[HeardWord] = deque(maxlen=MARKS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Sound of the last seconds"))

    @property
    def marks(self) -> tuple[HeardWord, ...]:
        """The words that are marked."""
        return tuple(self._marks)

    @property
    def brightness(self) -> float:
        """How bright the picture is on the whole, 0 to 255."""
        return float(self._picture.mean())

    def hear(self, time: float, waveform: Waveform) -> None:
        """Move on by a moment that ends at a time (seconds): ``waveform`` [shape=(n · 160,)]."""
        columns = self._spectrum.columns(waveform)
        self._picture = np.hstack([self._picture, columns])[:, -COLUMNS:]
        self._time = time
        self.update()

    def mark(self, word: HeardWord) -> None:
        """Mark a word."""
        self._marks.append(word)
        self._refresh()

    def correct(self, word: HeardWord) -> None:
        """Let a word that was put right stand in the place of what it was taken for, if that is still there."""
        self._marks = deque((word if mark.number == word.number else mark for mark in self._marks), maxlen=MARKS)
        self._refresh()

    def unmark(self, word: HeardWord) -> None:
        """Take a mark away, if it is still there."""
        left = [mark for mark in self._marks if mark.number != word.number]
        if len(left) < len(self._marks):
            self._marks = deque(left, maxlen=MARKS)
            self._refresh()

    def clear(self) -> None:
        """Forget the sound: listening begins anew."""
        self._spectrum = Spectrum()
        self._picture = _dark()
        self._marks.clear()
        self._time = 0.0
        self._refresh()

    def _refresh(self) -> None:
        self.setAccessibleDescription(" ".join(word.sign for word in self._marks))
        self.update()

    def _font(self) -> QFont:
        return scaled(self.font(), CAPTION, Weight.DemiBold)

    def _label_height(self) -> float:
        return QFontMetricsF(self._font()).height()

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(60 * UNIT, round(self._label_height()) + 7 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(20 * UNIT, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture and the marks."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(0.5, self._label_height() + UNIT / 2, -0.5, -0.5)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(room, RADIUS, RADIUS)
        if self._time:
            painter.drawImage(room.adjusted(UNIT / 2, UNIT / 2, -UNIT / 2, -UNIT / 2), self._image())
        else:
            painter.setPen(QColor(colours.muted))
            painter.setFont(self.font())
            words = room.adjusted(2 * UNIT, 0, -2 * UNIT, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.tr("Your voice moves by here"))
        painter.setFont(self._font())
        for word in self._marks:
            self._paint_mark(painter, word, room.adjusted(UNIT / 2, 0, -UNIT / 2, 0))
        painter.end()

    def _image(self) -> QImage:
        picture = np.ascontiguousarray(self._picture)
        image = QImage(picture.data, COLUMNS, BANDS, COLUMNS, QImage.Format.Format_Indexed8)
        image.setColorTable(_colour_table(self._theme.colours))
        return image.convertToFormat(QImage.Format.Format_RGB32)  # a copy, which does not need the array any more

    def _paint_mark(self, painter: QPainter, word: HeardWord, room: QRectF) -> None:
        scale = room.width() / (COLUMNS * COLUMN_SECONDS)
        left, right = (room.right() - (self._time - time) * scale for time in (word.start, word.end))
        if left < room.left():
            return
        colours = self._theme.colours
        ink = QColor(colours.caution if word.digit is None else colours.accent)
        style = Qt.PenStyle.DashLine if word.digit is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, 2, style))
        painter.drawLine(QLineF(left, room.top() - 1.5, right, room.top() - 1.5))
        label = QRectF(left - 2 * UNIT, 0, right - left + 4 * UNIT, self._label_height())
        painter.setPen(ink)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, word.sign)


@cache
def _colour_table(colours: Colours) -> list[int]:
    """Return the colours of the 256 steps of brightness: from the ground over the accent to the ink."""
    stops = [QColor(name) for name in (colours.surface, colours.accent, colours.text)]
    channels = np.array([(colour.red(), colour.green(), colour.blue()) for colour in stops]).T
    steps = [np.interp(np.arange(256), (0, 190, 255), channel).astype(int).tolist() for channel in channels]
    return [QColor(*step).rgb() for step in zip(*steps, strict=True)]


def _dark() -> Brightness:
    return np.zeros((BANDS, COLUMNS), dtype=np.uint8)
