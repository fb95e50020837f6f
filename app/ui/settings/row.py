"""One setting: what it is, what it means, and the control that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.theme import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Row(QWidget):
    """The words at the left, the control at the right; below each other where large text leaves no room."""

    def __init__(self, name: str, meaning: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focused = control.focusProxy() or control
        self._control = control
        words = QVBoxLayout()
        words.setSpacing(UNIT // 4)
        heading = _label(name, "heading", self)
        heading.setBuddy(self._focused)  # on Linux a list has no other name than what is chosen in it
        words.addWidget(heading)
        self.meaning = _label("", "caption", self)
        words.addWidget(self.meaning)
        self.explain(meaning)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(2 * UNIT, 3 * UNIT // 2, 2 * UNIT, 3 * UNIT // 2)
        self._layout.setSpacing(UNIT)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(control)

    def explain(self, meaning: str) -> None:
        """Say what the setting means, where that has changed."""
        self.meaning.setText(meaning)
        self._focused.setAccessibleDescription(meaning)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control where there is room for it."""
        super().resizeEvent(event)
        narrow = event.size().width() < 2 * self._control.sizeHint().width()
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._layout.setAlignment(
            self._control, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        )


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
