"""The take that was just heard: its waveform, the part that is kept, and what came of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.takes.verdict import REASONS
from app.ui.digit_names import spoken_name
from app.ui.theme import RADIUS, UNIT
from app.ui.type_scale import BODY, Weight, scaled

if TYPE_CHECKING:
    import numpy.typing as npt

    from app.ui.record.answer import Answer
    from app.ui.theme import Theme
    from model.spec.language import Language

BAR = UNIT // 2
"""Width of a bar of the waveform with the gap after it (pixels)."""

SIGN = 2 * UNIT
"""Side of the sign (pixels)."""


class TakeView(QWidget):
    """Paints the waveform as bars: what is kept in the accent, what is cut off muted, what is refused in caution."""

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._heard: Answer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Last take"))

    @property
    def heard(self) -> Answer | None:
        """What is shown."""
        return self._heard

    @property
    def sentence(self) -> str:
        """What came of it."""
        if self._heard is None:
            return self.tr("What you say appears here")
        if self._heard.flaw is not None:
            return REASONS[self._heard.flaw].in_language(self._language)
        return self.tr("{digit} – kept").format(digit=spoken_name(self._heard.digit))

    def show_heard(self, heard: Answer | None) -> None:
        """Show an utterance; without one, that nothing is to be shown."""
        self._heard = heard
        self.setAccessibleDescription(self.sentence)
        self.updateGeometry()
        self.update()

    def _sentence_height(self, width: float) -> float:
        room = QRectF(0, 0, width - 4 * UNIT - self._indent(), 10_000)
        box = QFontMetricsF(self._sentence_font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._widest())
        return box.height()

    def _widest(self) -> str:
        """Return the longest of all sentences: nothing moves when one takes the place of another."""
        sentences = [reason.in_language(self._language) for reason in REASONS.values()]
        return max([*sentences, self.sentence], key=len)

    def _sentence_font(self) -> QFont:
        return scaled(self.font(), BODY, Weight.Medium)

    def _indent(self) -> float:
        return SIGN + 1.5 * UNIT

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow view needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of waveform and sentence."""
        return round(8 * UNIT + self._sentence_height(width) + 4 * UNIT)

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(72 * UNIT, self.heightForWidth(72 * UNIT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(40 * UNIT, self.heightForWidth(max(self.width(), 60 * UNIT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, the waveform and the sentence."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        inside = QRectF(self.rect()).adjusted(2 * UNIT, 1.5 * UNIT, -2 * UNIT, -1.5 * UNIT)
        text = self._sentence_height(self.width())
        self._paint_waveform(painter, inside.adjusted(0, 0, 0, -text - UNIT))
        self._paint_sentence(painter, inside.adjusted(0, inside.height() - text, 0, 0))
        painter.end()

    def _paint_waveform(self, painter: QPainter, place: QRectF) -> None:
        colours = self._theme.colours
        bars = max(1, int(place.width()) // BAR)
        heights = _heights(self._heard.waveform, bars) if self._heard else np.zeros(bars)
        ink = colours.caution if self._heard and self._heard.flaw else colours.accent
        kept = _kept_bars(self._heard, bars)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, height in enumerate(heights.tolist()):
            painter.setBrush(QColor(ink if bar in kept else colours.track))
            size = max(2.0, height * place.height())
            box = QRectF(place.left() + bar * BAR, place.center().y() - size / 2, BAR - 1.5, size)
            painter.drawRoundedRect(box, 1, 1)

    def _paint_sentence(self, painter: QPainter, place: QRectF) -> None:
        colours = self._theme.colours
        ink = colours.muted if self._heard is None else colours.caution if self._heard.flaw else colours.accent
        metrics = QFontMetricsF(self._sentence_font())
        if self._heard is not None:
            middle = place.top() + metrics.height() / 2
            sign = QRectF(place.left(), middle - SIGN / 2, SIGN, SIGN)
            _paint_sign(painter, sign, ink, good=self._heard.flaw is None)
            place = place.adjusted(self._indent(), 0, 0, 0)
        painter.setPen(QColor(ink if self._heard is None or self._heard.flaw is None else colours.text))
        painter.setFont(self._sentence_font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self.sentence)


def _heights(waveform: npt.NDArray[np.float32], bars: int) -> npt.NDArray[np.float64]:
    """Return the peak of each bar, 0 to 1, on a scale on which quiet speech is still seen."""
    edges = np.linspace(0, len(waveform), bars + 1).astype(int)
    peaks = [np.abs(waveform[a:b]).max(initial=0.0) for a, b in pairwise(edges.tolist())]
    return np.sqrt(np.clip(np.asarray(peaks, dtype=np.float64), 0.0, 1.0))


def _kept_bars(heard: Answer | None, bars: int) -> range:
    if heard is None or not len(heard.waveform):
        return range(0)
    first, last = (round(edge * bars / len(heard.waveform)) for edge in heard.span)
    return range(first, last)


def _paint_sign(painter: QPainter, place: QRectF, ink: str, *, good: bool) -> None:
    """Draw a hook for what is kept, a cross for what is not: colour is never the only sign."""
    pen = QPen(QColor(ink), 2.25)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    at = [place.topLeft() + QPointF(x, y) for x, y in ((2, 9), (6.5, 13), (14, 4), (3, 3), (13, 13), (13, 3), (3, 13))]
    if good:
        painter.drawPolyline(at[:3])
    else:
        painter.drawLine(at[3], at[4])
        painter.drawLine(at[5], at[6])
