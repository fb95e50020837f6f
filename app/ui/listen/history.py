"""The digits heard so far, in a row, and what can be done with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.button import quiet_button
from app.ui.listen.correction_button import CorrectionButton
from app.ui.listen.heard_word import HeardWord
from app.ui.listen.history_row import HistoryRow
from app.ui.listen.save_dialog import save
from app.ui.named_label import NamedLabel
from app.ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from app.ui.theme import Theme


class History(QWidget):
    """The row of digits with its buttons, and the newest or chosen of them with its confidence and its time.

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
        self.row = HistoryRow(theme, self)
        self.row.chosen.connect(self._tell_word)
        self.row.asked_about.connect(self.ask_for_correction)
        self._cleared: list[tuple[HeardWord, ...]] = []
        self._asked_about: HeardWord | None = None
        self.word = NamedLabel(self.tr("Newest word"), self)
        self.word.setProperty("role", "footer")
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
        return tuple(self.row.words)

    @property
    def heard(self) -> tuple[int | None, ...]:
        """All that was heard: digits, and ``None`` for unknowns."""
        return tuple(word.digit for word in self.row.words)

    @property
    def digits(self) -> str:
        """The digits alone, as they would be typed."""
        return "".join(str(digit) for digit in self.heard if digit is not None)

    def add(self, word: HeardWord) -> None:
        """Append a word."""
        self.row.words.append(word)
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
        if self.row.words:
            word = self.row.words.pop()
            self._refresh()
            self.undone.emit(word)
        elif self._cleared:
            self.row.words.extend(self._cleared.pop())
            self._refresh()
            self.restored.emit(len(self.row.words))

    @Slot()
    def save(self) -> None:
        """Ask for a file, and write what was heard."""
        if self.row.words and (sentence := save(self.words, self)):
            self.saved.emit(sentence)

    @Slot()
    def clear(self) -> None:
        """Empty the row; `undo` brings it back."""
        if self.row.words:
            self._cleared.append(self.words)
            self.row.words.clear()
            self._refresh()
            self.cleared.emit()

    @Slot()
    def ask_for_correction(self) -> None:
        """Ask what the word was that is chosen, else the newest."""
        if self.row.words:
            self.correction_button.showMenu()

    @Slot()
    def _on_asked(self) -> None:
        # Remembered now: while the list is open, others may be heard.
        self._asked_about = self.row.current

    @Slot(int)
    def _on_corrected(self, digit: int) -> None:
        heard = self._asked_about
        if heard is None or heard not in self.row.words:  # taken back meanwhile
            return
        # Said by the user: there is no confidence in it to tell.
        self.row.words[self.row.words.index(heard)] = replace(heard, digit=digit, confidence=None)
        self._refresh()
        self.corrected.emit(heard, digit)

    @Slot()
    def _tell_word(self) -> None:
        word = self.row.current
        self.word.setText(self.row.sentence_of(word) if word else "")
        self.word.setAccessibleName(self.tr("Chosen word") if self.row.is_chosen else self.tr("Newest word"))

    def _button(self, label: str, explanation: str, pressed: Callable[[], None]) -> QPushButton:
        button = quiet_button(label, self)
        button.setAccessibleDescription(explanation)
        button.setToolTip(explanation)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        below.addWidget(self.word, 1)
        for button in self.buttons:
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.row)
        layout.addLayout(below)

    def _refresh(self) -> None:
        self.row.refresh()
        words = self.row.words
        self._tell_word()
        for button in (self.correction_button, self.save_button, self.clear_button):
            button.setEnabled(bool(words))
        self.undo_button.setEnabled(bool(words or self._cleared))
        self.copy_button.setEnabled(bool(self.digits))
        self.changed.emit()
