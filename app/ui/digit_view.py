"""The digit that was just heard, as large as the window allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.digit_names import ROMAN, UNKNOWN_SIGN, spoken_name
from app.ui.theme import UNIT
from app.ui.type_scale import HEADLINE, TITLE, Weight, scaled, sized
from model.spec.language import Language
from model.spec.tokens import HANGUL

if TYPE_CHECKING:
    from app.ui.theme import Theme

HANGUL_SCALE = 0.72
"""A Hangul block fills its square, a numeral does not: at this size they weigh the same."""

GAP = 0.2
"""Between sign and dot, and dot and word, as a part of the sign's size."""

DOT = 0.025
"""Radius of the dot, as a part of the sign's size."""


@dataclass(frozen=True, slots=True)
class Face:
    """What is shown."""

    sign: str
    """The numeral, or the sign for unknown."""

    word: str
    """Its name."""

    caption: str = ""
    """How to say it."""

    unknown: bool = False
    """Whether it stands for no digit."""


class DigitView(QWidget):
    """Shows "7 · 칠" while it is fresh in ink, afterwards muted; or a hint where nothing was heard yet."""

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._face: Face | None = None
        self._fresh = False
        self._gives_way = False
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Recognised digit"))

    @property
    def face(self) -> Face | None:
        """What is shown, if anything was heard."""
        return self._face

    @property
    def fresh(self) -> bool:
        """Whether what is shown belongs to what is being said now."""
        return self._fresh

    @property
    def hint(self) -> str:
        """The sentence that is shown while nothing was heard."""
        return self._hint

    def show_digit(self, digit: int) -> None:
        """Show a digit that was just recognised."""
        caption = ROMAN[digit] if self._language is Language.ENGLISH else ""
        self._show(Face(str(digit), HANGUL[digit], caption), spoken_name(digit))

    def show_unknown(self) -> None:
        """Show that what was just said is no digit."""
        word = self.tr("Unknown")
        self._show(Face(UNKNOWN_SIGN, word, unknown=True), word)

    def show_hint(self, hint: str) -> None:
        """Have a sentence ready for as long as nothing was heard."""
        self._hint = hint
        if self._face is None:
            self.setAccessibleDescription(hint)
        self.update()

    def fade(self) -> None:
        """Mute what is shown: it belongs to the past."""
        self._fresh = False
        self.update()

    def clear(self) -> None:
        """Forget what was heard and show the hint again."""
        self._face = None
        self._fresh = False
        self.show_hint(self._hint)

    def _show(self, face: Face, spoken: str) -> None:
        self._face = face
        self._fresh = True
        self.setAccessibleDescription(spoken)
        self.update()

    def give_way(self, gives_way: bool) -> None:
        """Be as low as the hint where need be, or no lower than a digit that is seen from afar."""
        self._gives_way = gives_way
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        sign = QFontMetricsF(scaled(self.font(), HEADLINE)).height()  # what is large stays large beside large text
        return QSize(40 * UNIT, round((1.1 if self._gives_way else 2.2) * sign))

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        return QSize(64 * UNIT, 28 * UNIT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the digit, or the hint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._face is None:
            self._paint_hint(painter)
        else:
            self._paint_face(painter, self._face)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(scaled(self.font(), HEADLINE))
        painter.setPen(QColor(self._theme.colours.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(self.rect()), int(flags), self._hint)

    def _paint_face(self, painter: QPainter, face: Face) -> None:
        """Draw sign, dot and word beside each other, in the middle of the view."""
        caption_height = self._caption_height() if face.caption else 0.0
        size = min((self.height() - caption_height) * 0.92, self.width() * 0.32)
        sign_font, word_font = self._fonts(face, size)
        sign, word = _ink_box(sign_font, face.sign), _ink_box(word_font, face.word)
        gap = size * GAP
        x = (self.width() - sign.width() - word.width() - 2 * gap) / 2
        middle = (self.height() - caption_height) / 2
        sign_ink, dot_ink, word_ink = self._inks(face)
        _draw_centred(painter, face.sign, sign_font, sign_ink, QPointF(x + sign.width() / 2, middle))
        _draw_dot(painter, QPointF(x + sign.width() + gap, middle), size * DOT, dot_ink)
        centre = QPointF(x + sign.width() + 2 * gap + word.width() / 2, middle)
        _draw_centred(painter, face.word, word_font, word_ink, centre)
        self._paint_caption(painter, face.caption, centre + QPointF(0, word.height() / 2 + UNIT))

    def _fonts(self, face: Face, size: float) -> tuple[QFont, QFont]:
        # A word of several letters is set smaller: it must not outgrow the sign that it explains.
        word_size = size * HANGUL_SCALE * min(1.0, 1.6 / max(1, len(face.word)))
        return sized(self.font(), size, Weight.DemiBold), sized(self.font(), word_size, Weight.DemiBold)

    def _inks(self, face: Face) -> tuple[str, str, str]:
        colours = self._theme.colours
        if not self._fresh:
            return colours.muted, colours.muted, colours.muted
        if face.unknown:
            return colours.caution, colours.muted, colours.caution
        return colours.accent, colours.muted, colours.text

    def _caption_font(self) -> QFont:
        return scaled(self.font(), TITLE)

    def _caption_height(self) -> float:
        return QFontMetricsF(self._caption_font()).height()

    def _paint_caption(self, painter: QPainter, caption: str, top: QPointF) -> None:
        font = self._caption_font()
        centre = top + QPointF(0, self._caption_height() / 2)
        _draw_centred(painter, caption, font, self._theme.colours.muted, centre)


def _ink_box(font: QFont, text: str) -> QRectF:
    return QFontMetricsF(font).tightBoundingRect(text)


def _draw_centred(painter: QPainter, text: str, font: QFont, colour: str, centre: QPointF) -> None:
    """Draw a text so that its ink, and not its line, is centred: numerals and Hangul sit differently on a line."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(centre - _ink_box(font, text).center(), text)


def _draw_dot(painter: QPainter, centre: QPointF, radius: float, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, radius, radius)
