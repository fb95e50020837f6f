"""A question with two answers, of which one loses something: the other is given by Enter and by Escape."""

from PySide6.QtWidgets import QMessageBox


def is_agreed(box: QMessageBox, *, lose: str, keep: str) -> bool:
    """Ask, and return whether what is to be lost may go."""
    agreed = box.addButton(lose, box.ButtonRole.DestructiveRole)
    refused = box.addButton(keep, box.ButtonRole.RejectRole)
    box.setDefaultButton(refused)
    box.setEscapeButton(refused)
    box.exec()
    return box.clickedButton() is agreed
