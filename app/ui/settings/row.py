"""One setting: what it is, what it means, and the control that changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.theme import UNIT


class Row(QWidget):
    """The words at the left, the control at the right; what it means for the user below."""

    def __init__(self, name: str, meaning: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meaning = _caption(meaning, self)
        control.setAccessibleDescription(meaning)
        heading = QLabel(name, self)
        heading.setProperty("role", "heading")
        line = QHBoxLayout()
        line.setSpacing(2 * UNIT)
        line.addWidget(heading, 1)
        line.addWidget(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(line)
        layout.addWidget(self.meaning)


def _caption(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "caption")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
