"""A choice of few: all of them side by side, the chosen one filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value = TypeVar("Value")


class Segments(QFrame, Generic[Value]):
    """Buttons of which one is chosen; the arrow keys go from one to the next.

    Parameters
    ----------
    name : str
        What is chosen here, for screen readers.
    choices : mapping
        Each value with its words.
    chosen : callable
        Gets the value that the user chooses.
    """

    def __init__(
        self, name: str, choices: Mapping[Value, str], chosen: Callable[[Value], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self.buttons: dict[Value, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(UNIT // 4)
        for value, words in choices.items():
            self.buttons[value] = button = self._button(words)
            button.clicked.connect(lambda _checked, value=value: chosen(value))
            layout.addWidget(button)

    def show_value(self, value: Value) -> None:
        """Show what is chosen."""
        self.buttons[value].setChecked(True)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "segment")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # the group sees to that; by this a screen reader knows
        button.setAutoDefault(True)
        button.setAccessibleName(f"{self.accessibleName()}: {words}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group.addButton(button)
        return button
