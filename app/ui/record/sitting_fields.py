"""Who speaks, and when or where: two fields side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.takes.take import Sitting
from app.ui.record.name_field import NameField
from app.ui.theme import UNIT

if TYPE_CHECKING:
    from app.takes.overview import Overview
    from app.ui.theme import Theme


class SittingFields(QWidget):
    """Takes the names of speaker and session.

    Signals
    -------
    sat(object)
        Another `Sitting` stands.
    """

    sat = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speaker = NameField(self.tr("Speaker"), theme, self)
        self.session = NameField(self.tr("Session"), theme, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        for field in (self.speaker, self.session):
            layout.addWidget(field)
            field.named.connect(self._on_named)

    def show_sitting(self, sitting: Sitting, overview: Overview) -> None:
        """Show the names that stand, and offer those that there are."""
        self.speaker.show_name(sitting.speaker, overview.speakers())
        self.session.show_name(sitting.session, overview.sessions(sitting.speaker))

    @Slot()
    def _on_named(self) -> None:
        self.sat.emit(Sitting(self.speaker.name, self.session.name))
