"""What is wrong with the microphone, for as long as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.announcer import announce
from app.ui.card import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MicrophoneWarning(Card):
    """A card that is there only while it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [""], parent)
        title = self.tr("Something is wrong with the microphone")
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.hide()

    def warn(self, sentence: str) -> None:
        """Say what is wrong, and what to do."""
        self.say(sentence)
        self.show()
        announce(self, sentence, urgent=True)
