"""What is wrong with the microphone, for as long as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.announcer import announce
from app.ui.card import Card
from app.ui.microphone_picker import MicrophonePicker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.theme import Theme


class MicrophoneWarning(Card):
    """A card that is there only while it has something to say, and makes room for itself.

    Parameters
    ----------
    theme : Theme
    take_view : QWidget
        What is hidden meanwhile: nothing can be heard.
    parent : QWidget, optional
    """

    def __init__(self, theme: Theme, take_view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", [""], parent)
        self.setProperty("role", "trouble")
        self._take_view = take_view
        title = self.tr("Check the microphone")
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.picker = MicrophonePicker(theme, self, demo_offered=False)
        self.add_beside_heading(self.picker)
        self.hide()

    def warn(self, sentence: str, others: bool) -> None:
        """Say what is wrong, and what to do; offer other microphones where there are some."""
        self.say(sentence)
        self.picker.setVisible(others)
        self._take_view.hide()
        self.show()
        announce(self, sentence, urgent=True)

    def end(self) -> None:
        """Take back what was said."""
        self.hide()
        self._take_view.show()
