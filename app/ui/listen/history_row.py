"""The row of the words heard, of which one can be chosen: with the arrow keys, or by pointing at it."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui.announcer import announce
from app.ui.digit_names import written_name
from app.ui.theme import RADIUS, UNIT
from app.ui.type_scale import CAPTION, TITLE, Weight, scaled

if TYPE_CHECKING:
    from app.ui.listen.heard_word import HeardWord
    from app.ui.theme import Theme

KEPT = 10_000
"""Words that are remembered: some hours of speaking without a pause."""

MORE = "…"
"""What stands for the digits that no longer fit."""

STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -KEPT, Qt.Key.Key_End: KEPT}
"""How many words further a key leads."""


class HistoryRow(QWidget):
    """Paints the newest words that fit, each over its confidence; unknowns as a question mark in their own colour.

    Signals
    -------
    chosen()
        The user chose a word to know more of.
    asked_about()
        The user wants to put that word right.
    """

    chosen = Signal()
    asked_about = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words: deque[HeardWord] = deque(maxlen=KEPT)
        self._chosen: HeardWord | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Digits heard"))

    @property
    def current(self) -> HeardWord | None:
        """The word that is chosen, else the newest."""
        return self._chosen or (self.words[-1] if self.words else None)

    @property
    def is_chosen(self) -> bool:
        """Whether the user chose the word."""
        return self._chosen is not None

    def refresh(self) -> None:
        """Show what has changed in `words`; for whoever is still at it the chosen one stays, whatever is heard."""
        if not self.hasFocus() or self._chosen not in self._choosable():
            self._chosen = None
        unknown = self.tr("unknown")
        newest = list(self.words)[-20:]  # nobody listens to more of it in one go
        self.setAccessibleDescription(" ".join(unknown if word.digit is None else word.sign for word in newest))
        self.update()

    def sentence_of(self, word: HeardWord) -> str:
        """Return all that is known of a word: "7 칠 · 97 % · 15:42:07"."""
        name = self.tr("unknown") if word.digit is None else written_name(word.digit)
        return " · ".join(part for part in (name, word.percent, word.clock) if part)

    def _choose(self, word: HeardWord) -> None:
        self._chosen = word
        self.update()
        self.chosen.emit()
        announce(self, self.sentence_of(word))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a word, or ask about the one that is chosen."""
        words = self._choosable()
        step = STEPS.get(event.key())
        if self.current in words and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked_about.emit()
        elif self.current in words and step is not None:
            place = words.index(self.current) + step
            self._choose(words[min(max(place, 0), len(words) - 1)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the word that is pointed at."""
        if word := self._word_at(round(event.position().x())):
            self._choose(word)

    def _sign_font(self) -> QFont:
        return scaled(self.font(), TITLE, Weight.DemiBold)

    def _percent_font(self) -> QFont:
        return scaled(self.font(), CAPTION * 0.9)

    def _cell_width(self) -> float:
        sign = QFontMetricsF(self._sign_font()).horizontalAdvance("0") * 1.6
        return max(sign, QFontMetricsF(self._percent_font()).horizontalAdvance("100 %") + UNIT)

    def sizeHint(self) -> QSize:
        """Return the size that the content asks for."""
        sign, percent = QFontMetricsF(self._sign_font()), QFontMetricsF(self._percent_font())
        return QSize(40 * UNIT, round(sign.height() + percent.height()) + 2 * UNIT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still shows the content."""
        return QSize(20 * UNIT, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell all of a word that is pointed at."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            word = self._word_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self.sentence_of(word) if word else "", self)
            return True
        return super().event(event)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2 * UNIT, 0, -2 * UNIT, 0)

    def _shown(self) -> list[HeardWord | None]:
        """Return the newest words that fit; ``None`` in the place of the first, where older ones do not."""
        fitting = max(1, int(self._room().width() // self._cell_width()))
        shown: list[HeardWord | None] = [*islice(reversed(self.words), fitting)]
        shown.reverse()
        if len(self.words) > fitting:
            shown[0] = None
        return shown

    def _choosable(self) -> list[HeardWord]:
        return [word for word in self._shown() if word is not None]

    def _word_at(self, x: int) -> HeardWord | None:
        place, shown = int((x - self._room().left()) // self._cell_width()), self._shown()
        return shown[place] if 0 <= place < len(shown) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip and what fits in it."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else QColor(colours.line))
        painter.setBrush(QColor(colours.surface))
        edge = 1 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), RADIUS, RADIUS)
        if self.words:
            for place, word in enumerate(self._shown()):
                self._paint_cell(painter, self._cell(place), word)
        else:
            painter.setPen(QColor(colours.muted))
            painter.setFont(self.font())
            painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter, self.tr("The digits heard gather here"))
        painter.end()

    def _cell(self, place: int) -> QRectF:
        room, width = self._room(), self._cell_width()
        return QRectF(room.left() + place * width, room.top() + UNIT, width, room.height() - 2 * UNIT)

    def _paint_cell(self, painter: QPainter, cell: QRectF, word: HeardWord | None) -> None:
        colours = self._theme.colours
        if word is None:
            painter.setPen(QColor(colours.muted))
            painter.setFont(self.font())
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, MORE)
            return
        if word is self._chosen:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.background))
            painter.drawRoundedRect(cell.adjusted(1, 1 - UNIT / 2, -1, UNIT / 2 - 1), RADIUS / 2, RADIUS / 2)
        painter.setPen(QColor(colours.caution if word.digit is None else colours.text))
        painter.setFont(self._sign_font())
        painter.drawText(cell, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, word.sign)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._percent_font())
        painter.drawText(cell, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, word.percent)
