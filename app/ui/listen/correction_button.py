"""The button that asks what a word was."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui.button import dress
from app.ui.digit_names import spoken_name, written_name
from model.spec.tokens import DIGITS


class CorrectionButton(QPushButton):
    """Opens a list of the ten digits; there, a digit's own key chooses it.

    Signals
    -------
    corrected(int)
        The digit that it was.
    """

    corrected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Wrong?"))
        dress(self, "quiet")
        explanation = self.tr("Says what the newest word was, or the chosen one (Ctrl+E)")
        self.setAccessibleDescription(explanation)
        self.setToolTip(explanation)
        self.setMenu(self._digits())
        self.menu().aboutToShow.connect(self._on_about_to_show)

    @Slot()
    def _on_about_to_show(self) -> None:
        self.menu().setFont(self.font())  # a list is a window of its own, which inherits none

    def _digits(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("It was"))
        for digit in range(DIGITS):
            action = QAction(f"&{written_name(digit)}", menu)
            action.setToolTip(spoken_name(digit))
            action.triggered.connect(lambda _checked, digit=digit: self.corrected.emit(digit))
            menu.addAction(action)
        return menu
