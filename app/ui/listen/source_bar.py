"""The first line of the page: what is listened to and how loud it is, which source, and whether."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.level_meter import LevelMeter
from app.ui.microphone_picker import MicrophonePicker
from app.ui.ports import SourceChoice
from app.ui.status_line import StatusLine
from app.ui.theme import UNIT
from app.ui.transport_button import TransportButton

if TYPE_CHECKING:
    from app.ui.preferences import Preferences
    from app.ui.session import Session
    from app.ui.status import Status
    from app.ui.theme import Theme


class SourceBar(QWidget):
    """Shows what the session does, and lets the user begin, pause and choose."""

    def __init__(
        self, session: Session, *, theme: Theme, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self.status_line = StatusLine(theme, self)
        self.level_meter = LevelMeter(theme, self)
        self.picker = MicrophonePicker(theme, self)
        self.start_button = TransportButton(theme, start=self.tr("Listen"), stop=self.tr("Pause"), parent=self)
        self.start_button.clicked.connect(self._on_clicked)
        self.picker.chosen.connect(self._on_source_chosen)
        self.picker.opened.connect(session.refresh_microphones)
        session.microphones_changed.connect(self.picker.show_microphones)
        self._lay_out()

    @property
    def _push_to_talk(self) -> bool:
        return self._preferences.settings.push_to_talk

    @Slot()
    def toggle(self) -> None:
        """Pause, or listen."""
        self._session.toggle()

    @Slot()
    def offer_choice(self) -> None:
        """Open the list of microphones."""
        self.picker.setFocus()
        self.picker.showPopup()

    def show_push_to_talk(self, on: bool) -> None:
        """Say whether the button is pressed to begin and to end, or held."""
        if on:
            self.start_button.say(start=self.tr("Hold to talk"), stop=self.tr("Speak now"))
        else:
            self.start_button.say(start=self.tr("Listen"), stop=self.tr("Pause"))
        explanation = self.tr("Hold Space, or this button with the mouse, and speak; let go after the last digit")
        self.start_button.setAccessibleDescription(explanation if on else "")
        self.start_button.setToolTip(self.start_button.accessibleDescription())

    def show_status(self, status: Status) -> None:
        """Show what the session does now."""
        if not status.state.alive:
            self.level_meter.clear()
        self.status_line.show_status(status)
        self.picker.show_choice(self._session.choice)
        # Whoever holds it waits for the word to speak; whoever has pressed it may pause before it listens.
        self.start_button.show_running(status.state.alive if self._push_to_talk else self._session.wanted)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.status_line, 1)
        for part in (self.level_meter, self.picker, self.start_button):
            layout.addWidget(part)

    @Slot()
    def _on_clicked(self) -> None:
        if not self._push_to_talk:
            self.toggle()

    @Slot(SourceChoice)
    def _on_source_chosen(self, choice: SourceChoice) -> None:
        if self._push_to_talk and not choice.demo:
            if self._session.wanted:  # the demo sound goes on, and nobody holds anything
                self._session.pause()
            self._session.choose(choice)
        else:
            self._session.start(choice)
        if not choice.demo:
            self._preferences.change(microphone=choice.microphone)
