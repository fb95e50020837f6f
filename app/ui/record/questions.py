"""What the user is asked before takes are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from app.ui.question import is_agreed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def may_take_be_lost(parent: QWidget, problem: str) -> bool:
    """Ask whether the window closes without the take that could not be kept, and say why it could not."""
    box = QMessageBox(parent)
    box.setText(QCoreApplication.translate("Questions", "The last take is not kept yet."))
    box.setInformativeText(problem)
    return is_agreed(
        box,
        lose=QCoreApplication.translate("Questions", "Close without it"),
        keep=QCoreApplication.translate("Questions", "Do not close"),
    )


def are_takes_to_be_deleted(parent: QWidget, speaker: str, count: int) -> bool:
    """Ask whether all takes of somebody are to be deleted."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a name is never markup
    sentence = QCoreApplication.translate("Questions", "Delete all recordings of {speaker} for good ({count})?")
    box.setText(sentence.format(speaker=speaker, count=count))
    box.setInformativeText(
        QCoreApplication.translate("Questions", "All sessions and corrections go. What models have learnt stays.")
    )
    return is_agreed(
        box,
        lose=QCoreApplication.translate("Questions", "Delete"),
        keep=QCoreApplication.translate("Questions", "Keep"),
    )
