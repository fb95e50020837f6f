"""The digits heard so far, in a row, and what can be done with them."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.ui.button import quiet_button
from app.ui.digit_names import written_name
from app.ui.listen.correction_button import CorrectionButton
from app.ui.listen.heard_word import HeardWord
from app.ui.listen.save_dialog import save
from app.ui.theme import RADIUS, UNIT
from app.ui.type_scale import CAPTION, TITLE, Weight, scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from app.ui.theme import Theme

KEPT = 10_000
"""Words that are remembered: some hours of speaking without a pause."""

MORE = "…"
"""What stands for the digits that no longer fit."""


class HistoryRow(QWidget):
    """Paints the newest words that fit, each over its confidence; unknowns as a question mark in their own colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words: deque[HeardWord] = deque(maxlen=KEPT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Digits heard"))

    def refresh(self) -> None:
        """Show what has changed in `words`."""
        unknown = self.tr("unknown")
        newest = list(self.words)[-20:]  # nobody listens to more of it in one go
        self.setAccessibleDescription(" ".join(unknown if word.digit is None else word.sign for word in newest))
        self.update()

    def sentence_of(self, word: HeardWord) -> str:
        """Return all that is known of a word: "7 칠 · 97 % · 15:42:07"."""
        name = self.tr("unknown") if word.digit is None else written_name(word.digit)
        return " · ".join(part for part in (name, word.percent, word.clock) if part)

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

    def _word_at(self, x: int) -> HeardWord | None:
        place, shown = int((x - self._room().left()) // self._cell_width()), self._shown()
        return shown[place] if 0 <= place < len(shown) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip and what fits in it."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
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
        painter.setPen(QColor(colours.caution if word.digit is None else colours.text))
        painter.setFont(self._sign_font())
        painter.drawText(cell, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, word.sign)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._percent_font())
        painter.drawText(cell, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, word.percent)


class History(QWidget):
    """The row of digits with its buttons, and the newest of them with its confidence and its time.

    Signals
    -------
    copied(str)
        The digits were put on the clipboard; empty if there was none.
    cleared()
        The row is empty again.
    undone(HeardWord)
        The newest word was taken back.
    restored(int)
        So many words that were cleared are there again.
    saved(str)
        A sentence on the file that was written, or could not be.
    corrected(HeardWord, int)
        A word, as it was heard, and the digit that the user says it was.
    changed()
        There is more or less in the row, or something else.
    """

    copied = Signal(str)
    cleared = Signal()
    undone = Signal(HeardWord)
    restored = Signal(int)
    saved = Signal(str)
    corrected = Signal(HeardWord, int)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = HistoryRow(theme, self)
        self._cleared: list[tuple[HeardWord, ...]] = []
        self._asked_about: HeardWord | None = None
        self.newest = QLabel(self)
        self.newest.setProperty("role", "footer")
        self.newest.setAccessibleName(self.tr("Newest word"))
        self.correction_button = CorrectionButton(self)
        self.undo_button = self._button(
            self.tr("Undo"), self.tr("Takes the newest word back, or brings back what was cleared"), self.undo
        )
        self.copy_button = self._button(self.tr("Copy"), self.tr("Copies the digits; unknowns are left out"), self.copy)
        self.save_button = self._button(
            self.tr("Save…"), self.tr("Writes a table with time and confidence, or a text"), self.save
        )
        self.clear_button = self._button(self.tr("Clear"), self.tr("Empties the row"), self.clear)
        self.correction_button.menu().aboutToShow.connect(self._on_asked)
        self.correction_button.corrected.connect(self._on_corrected)
        self._lay_out()
        self._refresh()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, in reading order."""
        return self.correction_button, self.undo_button, self.copy_button, self.save_button, self.clear_button

    @property
    def words(self) -> tuple[HeardWord, ...]:
        """All that was heard."""
        return tuple(self._row.words)

    @property
    def heard(self) -> tuple[int | None, ...]:
        """All that was heard: digits, and ``None`` for unknowns."""
        return tuple(word.digit for word in self._row.words)

    @property
    def digits(self) -> str:
        """The digits alone, as they would be typed."""
        return "".join(str(digit) for digit in self.heard if digit is not None)

    def add(self, word: HeardWord) -> None:
        """Append a word."""
        self._row.words.append(word)
        self._refresh()

    @Slot()
    def copy(self) -> None:
        """Put the digits on the clipboard; an empty row leaves what is there."""
        if self.digits:
            QGuiApplication.clipboard().setText(self.digits)
        self.copied.emit(self.digits)

    @Slot()
    def undo(self) -> None:
        """Take the newest word back; where there is none, bring back what was cleared last."""
        if self._row.words:
            word = self._row.words.pop()
            self._refresh()
            self.undone.emit(word)
        elif self._cleared:
            self._row.words.extend(self._cleared.pop())
            self._refresh()
            self.restored.emit(len(self._row.words))

    @Slot()
    def save(self) -> None:
        """Ask for a file, and write what was heard."""
        if self._row.words and (sentence := save(self.words, self)):
            self.saved.emit(sentence)

    @Slot()
    def clear(self) -> None:
        """Empty the row; `undo` brings it back."""
        if self._row.words:
            self._cleared.append(self.words)
            self._row.words.clear()
            self._refresh()
            self.cleared.emit()

    @Slot()
    def ask_for_correction(self) -> None:
        """Ask what the newest word was."""
        if self._row.words:
            self.correction_button.showMenu()

    @Slot()
    def _on_asked(self) -> None:
        # Remembered now: while the list is open, others may be heard.
        self._asked_about = self._row.words[-1] if self._row.words else None

    @Slot(int)
    def _on_corrected(self, digit: int) -> None:
        heard = self._asked_about
        if heard is None or heard not in self._row.words:  # taken back meanwhile
            return
        # Said by the user: there is no confidence in it to tell.
        self._row.words[self._row.words.index(heard)] = replace(heard, digit=digit, confidence=None)
        self._refresh()
        self.corrected.emit(heard, digit)

    def _button(self, label: str, explanation: str, pressed: Callable[[], None]) -> QPushButton:
        button = quiet_button(label, self)
        button.setAccessibleDescription(explanation)
        button.setToolTip(explanation)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        below.addWidget(self.newest, 1)
        for button in self.buttons:
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self._row)
        layout.addLayout(below)

    def _refresh(self) -> None:
        self._row.refresh()
        words = self._row.words
        self.newest.setText(self._row.sentence_of(words[-1]) if words else "")
        self.newest.setAccessibleDescription(self.newest.text())
        for button in (self.correction_button, self.save_button, self.clear_button):
            button.setEnabled(bool(words))
        self.undo_button.setEnabled(bool(words or self._cleared))
        self.copy_button.setEnabled(bool(self.digits))
        self.changed.emit()
