"""What can be done with takes that are there: say the last again, bring it back, bring in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.button import quiet_button
from app.ui.theme import UNIT

if TYPE_CHECKING:
    from app.ui.record.taken import Taken


class TakeButtons(QWidget):
    """Quiet buttons in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = self._button(
            self.tr("Say it again"), self.tr("Deletes the last take and asks for its digit again (Backspace)")
        )
        self.restore = self._button(
            self.tr("Bring it back"), self.tr("Keeps the take that was deleted last after all (Ctrl+Z)")
        )
        self.bring_in = self._button(
            self.tr("Bring in a folder…"),
            self.tr("Copies recordings that are there already; files can be dropped as well"),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        for button in (self.undo, self.restore, self.bring_in):
            layout.addWidget(button)

    def show_taken(self, taken: Taken) -> None:
        """Let only that be done for which there is a take."""
        self.undo.setEnabled(taken.can_undo)
        self.restore.setEnabled(taken.can_restore)

    def _button(self, label: str, meaning: str) -> QPushButton:
        button = quiet_button(label, self)
        button.setToolTip(meaning)
        button.setAccessibleDescription(meaning)
        return button
