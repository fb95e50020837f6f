"""What is wrong with the microphone, for as long as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.announcer import announce
from app.ui.card import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MicrophoneWarning(Card):
    """A card that is there only while it has something to say, and makes room for itself.

    Parameters
    ----------
    take_view : QWidget
        What is hidden meanwhile: nothing can be heard.
    parent : QWidget, optional
    """

    def __init__(self, take_view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", [""], parent)
        self.setProperty("role", "trouble")
        self._take_view = take_view
        title = self.tr("Something is wrong with the microphone")
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.hide()

    def warn(self, sentence: str) -> None:
        """Say what is wrong, and what to do."""
        self.say(sentence)
        self._take_view.hide()
        self.show()
        announce(self, sentence, urgent=True)

    def end(self) -> None:
        """Take back what was said."""
        self.hide()
        self._take_view.show()
