"""A few quiet sentences above what matters, with what one can do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.theme import UNIT
from app.ui.type_scale import BODY, Weight, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QPushButton


class Card(QFrame):
    """A heading, sentences one below the other, and perhaps buttons beside them, or a control beside the heading."""

    def __init__(self, heading: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(heading)
        self.setAccessibleDescription(" ".join(sentences))
        self.heading = _label(heading, self)
        self.sentences = [_label(sentence, self) for sentence in sentences]
        self._head = QHBoxLayout()
        self._head.setSpacing(UNIT)
        self._head.addWidget(self.heading, 1)
        words = QVBoxLayout()
        words.setSpacing(UNIT // 2)
        words.addLayout(self._head)
        for label in self.sentences:
            words.addWidget(label)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * UNIT, 1 * UNIT, 2 * UNIT, UNIT)
        self._row.setSpacing(UNIT)
        self._row.addLayout(words, 1)
        self._dress()

    def say(self, sentence: str) -> None:
        """Say another sentence, where there is one."""
        self.sentences[0].setText(sentence)
        self.setAccessibleDescription(sentence)

    def add_button(self, button: QPushButton) -> None:
        """Put a button beside the sentences."""
        self._row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def add_beside_heading(self, control: QWidget) -> None:
        """Put a control beside the heading, where the sentences may be long and need the whole width."""
        self._head.addWidget(control, alignment=Qt.AlignmentFlag.AlignVCenter)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() is event.Type.FontChange:
            self._dress()

    def _dress(self) -> None:
        self.heading.setFont(scaled(self.font(), BODY, Weight.DemiBold))


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
