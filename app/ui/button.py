"""Buttons in their two roles."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget


def primary_button(label: str, parent: QWidget) -> QPushButton:
    """Return the one button that matters most."""
    return _button(label, "primary", parent)


def quiet_button(label: str, parent: QWidget) -> QPushButton:
    """Return a button that stays in the background."""
    return _button(label, "quiet", parent)


def dress(button: QPushButton, role: str) -> None:
    """Give a button its look, its name and its place in the order of the Tab key."""
    button.setProperty("role", role)
    button.setAccessibleName(button.text())
    # Space belongs to listening and pausing everywhere in the window, so Enter must press the focused button.
    button.setAutoDefault(True)
    # Focus comes with the Tab key alone, so that its ring is seen only by those who look for it.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _button(label: str, role: str, parent: QWidget) -> QPushButton:
    button = QPushButton(label, parent)
    dress(button, role)
    return button
