"""What is said above the digit when it helps: on the first day, when nothing or little is understood, when asked."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.announcer import announce
from app.ui.button import quiet_button
from app.ui.card import Card


class Advice(QWidget):
    """Shows one card at a time, or nothing; one that another has come before is shown again when that one is over.

    Signals
    -------
    recording_wanted()
        The user wants to teach Sutja a voice.
    microphone_wanted()
        The user wants to choose another microphone.
    welcome_read()
        The welcome has done its work, and need not come again.
    corrections_answered(bool)
        The user lets corrections be kept as recordings, or does not.
    """

    recording_wanted = Signal()
    microphone_wanted = Signal()
    welcome_read = Signal()
    corrections_answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: list[Card] = []
        self.welcome_card = Card(
            self.tr("Say 칠 (“chil”, seven)"),
            [
                self.tr("The digit appears below, and the bar says how sure Sutja is of it."),
                self.tr("If your system asks for the microphone, allow it: what you say stays on this computer."),
                self.tr("Space pauses and lets go of the microphone."),
            ],
            self,
        )
        self.recording_card = Card(
            self.tr("Some of your words are hard to make out"),
            [self.tr("Record each digit a few times, and Sutja learns your voice.")],
            self,
        )
        self.corrections_card = Card(
            self.tr("Keep what you correct as recordings?"),
            [
                self.tr(
                    "Sutja can learn from them. They stay on this computer, and you may change this in the settings. "
                    "Without an answer, nothing is kept."
                )
            ],
            self,
        )
        self.microphone_card = Card(self.tr("Check the microphone"), [""], self)
        self.microphone_card.setProperty("role", "trouble")
        self.choose_button = quiet_button(self.tr("Choose another"), self)
        self.understood_button = quiet_button(self.tr("Understood"), self)
        self.record_button = quiet_button(self.tr("Record my voice"), self)
        self.later_button = quiet_button(self.tr("Not now"), self)
        self.keep_button = quiet_button(self.tr("Keep them"), self)
        self.forget_button = quiet_button(self.tr("Do not keep them"), self)
        self.choose_button.clicked.connect(self.microphone_wanted)
        self.understood_button.clicked.connect(self.end_welcome)
        self.record_button.clicked.connect(self._on_recording_wanted)
        self.later_button.clicked.connect(lambda: self._close(self.recording_card))
        self.keep_button.clicked.connect(lambda: self._on_corrections_answered(agreed=True))
        self.forget_button.clicked.connect(lambda: self._on_corrections_answered(agreed=False))
        self._lay_out()
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, in reading order."""
        return (
            self.choose_button, self.understood_button, self.record_button, self.later_button, self.keep_button,
            self.forget_button,
        )  # fmt: skip

    def welcome(self) -> None:
        """Explain, in three sentences, what there is to do."""
        self._show(self.welcome_card)

    @property
    def welcome_words(self) -> str:
        """The explanation, for whoever cannot see it; empty where it is not shown."""
        card = self.welcome_card
        return "" if card.isHidden() else f"{card.accessibleName()}. {card.accessibleDescription()}"

    @Slot()
    def end_welcome(self) -> None:
        """Take the explanation away: it has been read, or a digit was recognised."""
        if self.welcome_card in self._open:
            self._close(self.welcome_card)
            self.welcome_read.emit()

    def offer_recording(self) -> None:
        """Offer to learn the voice."""
        self._show(self.recording_card)
        announce(self.recording_card, self.recording_card.heading.text())

    def ask_about_corrections(self) -> None:
        """Ask whether corrections may be kept."""
        self._show(self.corrections_card)
        announce(self.corrections_card, self.corrections_card.heading.text())

    @Slot(str, bool)
    def warn(self, sentence: str, others: bool) -> None:
        """Say what is wrong with the microphone, for as long as it is; offer others where there are some."""
        self.microphone_card.say(sentence)
        self.choose_button.setVisible(others)
        self._show(self.microphone_card)
        announce(self.microphone_card, sentence, urgent=True)

    @Slot()
    def end_warning(self) -> None:
        """Take back what was said about the microphone."""
        self._close(self.microphone_card)

    @property
    def _cards(self) -> tuple[Card, ...]:
        return self.welcome_card, self.recording_card, self.corrections_card, self.microphone_card

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for card in self._cards:
            layout.addWidget(card)
            card.hide()
        self.microphone_card.add_beside_heading(self.choose_button)
        self.welcome_card.add_button(self.understood_button)
        self.recording_card.add_button(self.record_button)
        self.recording_card.add_button(self.later_button)
        self.corrections_card.add_button(self.keep_button)
        self.corrections_card.add_button(self.forget_button)

    def _show(self, card: Card) -> None:
        self._close(card)
        self._open.append(card)
        self._refresh()

    def _close(self, card: Card) -> None:
        if card in self._open:
            self._open.remove(card)
            self._refresh()

    def _refresh(self) -> None:
        # Without sound nothing else can be done, so a microphone that is out of order comes first.
        shown = self.microphone_card if self.microphone_card in self._open else next(reversed(self._open), None)
        for card in self._cards:
            card.setVisible(card is shown)
        self.setVisible(shown is not None)

    @Slot()
    def _on_recording_wanted(self) -> None:
        self._close(self.recording_card)
        self.recording_wanted.emit()

    def _on_corrections_answered(self, *, agreed: bool) -> None:
        self._close(self.corrections_card)
        self.corrections_answered.emit(agreed)
