"""What the user is asked before a take is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def may_take_be_lost(parent: QWidget, problem: str) -> bool:
    """Ask whether the window closes without the take that could not be kept, and say why it could not."""
    box = QMessageBox(parent)
    box.setText(QCoreApplication.translate("Questions", "The last take is not kept yet."))
    box.setInformativeText(problem)
    lose = box.addButton(QCoreApplication.translate("Questions", "Close without it"), box.ButtonRole.DestructiveRole)
    stay = box.addButton(QCoreApplication.translate("Questions", "Do not close"), box.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is lose
