"""What is to be said, as large as the page allows, or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.digit_names import ROMAN
from app.ui.digit_view import DigitView
from app.ui.record.phase import Phase
from app.ui.record.take_view import TakeView
from app.ui.theme import UNIT
from app.ui.type_scale import TITLE, scaled
from model.spec.language import Language
from model.spec.tokens import HANGUL

if TYPE_CHECKING:
    from app.ui.theme import Theme

ZERO_AGAIN = "공"
"""The other name of 0."""


class Prompt(QWidget):
    """The digit with the sentence that asks for it, and below them the last take."""

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.sentence = QLabel(self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.digit_view = DigitView(theme, language=Language.KOREAN, parent=self)
        self.digit_view.setAccessibleName(self.tr("Digit to say"))
        self.take_view = TakeView(theme, language=language, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.sentence)
        layout.addWidget(self.digit_view, 1)
        layout.addWidget(self.take_view)

    def sentence_for(self, digit: int) -> str:
        """Return how a digit is asked for."""
        names = [HANGUL[digit], *([ZERO_AGAIN] if digit == 0 else [])]
        if self._language is Language.ENGLISH:
            names = [f"{name} ({ROMAN[digit] if name == HANGUL[digit] else 'gong'})" for name in names]
        quoted = [f"“{name}”" for name in names]
        if len(quoted) > 1:
            return self.tr("Say {one} or {other}").format(one=quoted[0], other=quoted[1])
        return self.tr("Say {one}").format(one=quoted[0])

    def ask(self, digit: int) -> None:
        """Ask for a digit."""
        self.sentence.setFont(scaled(self.font(), TITLE * 0.8))
        self.sentence.setText(self.sentence_for(digit))
        self.digit_view.show_digit(digit)

    def rest(self, phase: Phase, *, begun: bool) -> None:
        """Ask for nothing, and say how it goes on.

        Parameters
        ----------
        phase : Phase
        begun : bool
            Whether the speaker has takes already.
        """
        self.sentence.clear()
        self.digit_view.show_hint(self._hint_for(phase, begun=begun))
        self.digit_view.clear()

    def _hint_for(self, phase: Phase, *, begun: bool) -> str:
        if phase is Phase.STARTING:
            return self.tr("Getting ready…")
        if begun:
            return self.tr("Press Space to go on where you stopped")
        return self.tr("Press Space, then say each digit that appears")
