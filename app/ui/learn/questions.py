"""What the user is asked before something ends or goes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from app.ui.question import is_agreed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Role = QMessageBox.ButtonRole


class Parting(StrEnum):
    """What becomes of a training when the window closes."""

    GO_ON = "go on"
    """It goes on without the window."""

    STOP = "stop"
    """It saves where it stands, to go on another day."""

    STAY = "stay"
    """The window does not close."""


def ask_about_training(parent: QWidget) -> Parting:
    """Ask what becomes of the training that is running."""
    box = QMessageBox(parent)
    box.setText(QCoreApplication.translate("Questions", "A training is running. What shall become of it?"))
    answers = {
        Parting.GO_ON: (QCoreApplication.translate("Questions", "Let it go on"), Role.AcceptRole),
        Parting.STOP: (QCoreApplication.translate("Questions", "Stop it, go on another day"), Role.DestructiveRole),
        Parting.STAY: (QCoreApplication.translate("Questions", "Do not close"), Role.RejectRole),
    }
    buttons = {answer: box.addButton(label, role) for answer, (label, role) in answers.items()}
    for row in box.findChildren(QDialogButtonBox):
        row.setOrientation(Qt.Orientation.Vertical)  # side by side, large text is wider than a small screen
    box.setDefaultButton(buttons[Parting.GO_ON])
    box.setEscapeButton(buttons[Parting.STAY])
    box.exec()
    clicked = box.clickedButton()
    return next((answer for answer, button in buttons.items() if button is clicked), Parting.STAY)


def is_to_be_deleted(parent: QWidget, title: str) -> bool:
    """Ask whether a model is to be deleted."""
    box = QMessageBox(parent)
    sentence = QCoreApplication.translate("Questions", "Delete this model and its report for good: {model}?")
    box.setText(sentence.format(model=title))
    return is_agreed(
        box,
        lose=QCoreApplication.translate("Questions", "Delete"),
        keep=QCoreApplication.translate("Questions", "Keep"),
    )
