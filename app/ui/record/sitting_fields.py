"""Who speaks, and when or where: two fields side by side, and what deletes all that somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.takes.take import Sitting
from app.ui.button import quiet_button
from app.ui.glyphs import bin_icon
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
    removal_wanted()
        The user wants all takes of the speaker gone.
    """

    sat = Signal(object)
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.speaker = NameField(self.tr("Speaker"), theme, self)
        self.session = NameField(self.tr("Session"), theme, self)
        meaning = self.tr("Delete all recordings of this speaker…")
        self.delete_button = quiet_button("", self)
        self.delete_button.setStyleSheet("padding-left: 9px; padding-right: 9px;")  # no wider than its sign needs
        self.delete_button.setToolTip(meaning)
        self.delete_button.setAccessibleName(meaning)
        self.delete_button.clicked.connect(self.removal_wanted)
        for field in (self.speaker, self.session):
            field.named.connect(self._on_named)
        theme.changed.connect(self.dress)
        self._lay_out()
        self.dress()

    def show_sitting(self, sitting: Sitting, overview: Overview) -> None:
        """Show the names that stand, and offer those that there are."""
        self.speaker.show_name(sitting.speaker, overview.speakers())
        self.session.show_name(sitting.session, overview.sessions(sitting.speaker))
        self.delete_button.setEnabled(bool(overview.of(sitting.speaker)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.dress()

    @Slot()
    def dress(self) -> None:
        """Draw the sign in the colour and the size of the text."""
        side = self.fontMetrics().height()
        self.delete_button.setIcon(bin_icon(self._theme.colours.text))
        self.delete_button.setIconSize(QSize(side, side))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.speaker, 1)
        layout.addWidget(self.delete_button, alignment=Qt.AlignmentFlag.AlignBottom)
        layout.addSpacing(UNIT)
        layout.addWidget(self.session, 1)

    @Slot()
    def _on_named(self) -> None:
        self.sat.emit(Sitting(self.speaker.name, self.session.name))
