"""Speaks what was heard, for those who cannot see it well: once somebody pauses, as nothing is heard meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.settings import Settings

if TYPE_CHECKING:
    from app.ui.ports import VoiceControl
    from app.ui.preferences import Preferences


class SpeakBack(QObject):
    """Gathers the digits of a stretch of speech, and has them said at its end, where the user wants it."""

    def __init__(self, voice: VoiceControl, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._wanted = False
        self._digits: list[int] = []
        self._on_preferences_changed(preferences.settings)
        preferences.changed.connect(self._on_preferences_changed)

    def hear(self, digit: int) -> None:
        """Take a digit that was recognised."""
        self._digits.append(digit)

    def end_speech(self) -> None:
        """Say what was recognised since the speech before."""
        digits, self._digits = self._digits, []
        if self._wanted and digits:
            self._voice.say(digits)

    @Slot(Settings)
    def _on_preferences_changed(self, settings: Settings) -> None:
        self._wanted = settings.speak_back
        if self._wanted:
            self._voice.prepare()
