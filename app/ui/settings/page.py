"""The page of settings: one row for each, and each applies when it is chosen."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.calibration import SECONDS
from app.settings import TEXT_PERCENTS, Settings, Strictness, ThemeChoice
from app.ui.announcer import announce
from app.ui.microphone_picker import MicrophonePicker
from app.ui.named_label import NamedLabel
from app.ui.ports import SourceChoice
from app.ui.settings.meaning import meaning_of
from app.ui.settings.quiet_room import QuietRoom
from app.ui.settings.row import Row
from app.ui.settings.segments import Segments
from app.ui.settings.sensitivity_field import SensitivityField
from app.ui.theme import UNIT
from app.ui.type_scale import TITLE, Weight, scaled
from model.spec.language import Language

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from app.ui.bridge import EventBridge
    from app.ui.preferences import Preferences
    from app.ui.session import Session
    from app.ui.theme import Theme


class SettingsPage(QScrollArea):
    """Shows what is chosen, and changes it.

    Parameters
    ----------
    session : Session
        Lists the microphones.
    bridge : EventBridge
        Tells how loud the room is.
    preferences : Preferences
    theme : Theme
    language : Language
    """

    def __init__(
        self,
        session: Session,
        bridge: EventBridge,
        preferences: Preferences,
        *,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._language_at_start = self._language_shown = preferences.settings.language
        self.microphone = MicrophonePicker(theme, self, demo_offered=False)
        self.sensitivity = SensitivityField(self)
        self.quiet_room = QuietRoom(session, bridge, language=language, parent=self)
        self._make_choices()
        self.notice = NamedLabel(self.tr("Notice"), self)
        self.notice.setProperty("role", "footer")
        self.notice.setWordWrap(True)
        self.notice.setText(preferences.problem)
        self.notice.setVisible(bool(preferences.problem))
        self._lay_out()
        self._connect()
        self._explain_sensitivity()
        self._show(preferences.settings)

    def enter(self) -> None:
        """Come to the page: look which microphones there are, and which model listens."""
        self._session.refresh_microphones()
        self._explain_sensitivity()
        self._explain_strictness()

    def leave(self) -> None:
        """Leave the page: what is being measured is not, and what was chosen is kept."""
        self.quiet_room.stop()
        self._preferences.keep()

    def _make_choices(self) -> None:
        self.strictness = Segments(
            self.tr("Showing a digit"),
            {
                Strictness.LOOSE: self.tr("Sooner"),
                Strictness.MODEL: self.tr("As learnt"),
                Strictness.STRICT: self.tr("Only when sure"),
            },
            lambda strictness: self._preferences.change(strictness=strictness),
            self,
        )
        self.theme = Segments(
            self.tr("Colours"),
            {
                ThemeChoice.SYSTEM: self.tr("As the system"),
                ThemeChoice.LIGHT: self.tr("Light"),
                ThemeChoice.DARK: self.tr("Dark"),
            },
            lambda theme: self._preferences.change(theme=theme),
            self,
        )
        self.text_size = Segments(
            self.tr("Size of text"),
            {percent: f"{percent} %" for percent in TEXT_PERCENTS},
            lambda percent: self._preferences.change(text_percent=percent),
            self,
        )
        # Each language in its own words: who cannot read the window must find it.
        self.language = Segments(
            self.tr("Language"),
            {None: self.tr("As the system"), Language.KOREAN: "한국어", Language.ENGLISH: "English"},
            lambda language: self._preferences.change(language=language),
            self,
        )
        self.sounds = self._switch(self.tr("Sounds"), "sounds")
        self.push_to_talk = self._switch(self.tr("Push to talk"), "push_to_talk")
        self.speak_back = self._switch(self.tr("Speak digits back"), "speak_back")
        self.clipboard = self._switch(self.tr("Clipboard"), "copy_heard")
        self.corrections = Segments(
            self.tr("Corrections"),
            {False: self.tr("Forget"), True: self.tr("Keep")},
            lambda keep: self._preferences.change(keep_corrections=keep, corrections_asked=True),
            self,
        )

    def _switch(self, name: str, setting: str) -> Segments[bool]:
        """Return a choice between off and on for a field of `Settings`."""
        states = {False: self.tr("Off"), True: self.tr("On")}
        return Segments(name, states, lambda on: self._preferences.change(**{setting: on}), self)

    def _rows(self) -> list[Row]:
        self.sensitivity_row = Row(self.tr("Sensitivity"), "", self.sensitivity)
        self.strictness_row = Row(self.tr("Showing a digit"), "", self.strictness)
        return [
            Row(
                self.tr("Microphone"),
                self.tr("Remembered by its name, and used again when Sutja is opened."),
                self.microphone,
            ),
            Row(
                self.tr("Push to talk"),
                self.tr("Listens only while you hold Space, and releases the microphone when you let go."),
                self.push_to_talk,
            ),
            self.sensitivity_row,
            self.strictness_row,
            Row(self.tr("Colours"), self.tr("Light or dark."), self.theme),
            Row(self.tr("Size of text"), self.tr("A part of the size that your system asks for."), self.text_size),
            Row(self.tr("Language"), self.tr("Another language shows when Sutja is opened again."), self.language),
            Row(self.tr("Sounds"), self.tr("A sound when listening stops by itself."), self.sounds),
            Row(
                self.tr("Speak digits back"),
                self.tr("Says what was heard once you pause; until it has spoken, it hears nothing."),
                self.speak_back,
            ),
            Row(self.tr("Clipboard"), self._meaning_of_clipboard(), self.clipboard),
            Row(
                self.tr("Corrections"),
                self.tr("Keeps the sound of a word that you put right as a recording, for Sutja to learn from."),
                self.corrections,
            ),
        ]

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = QWidget(self)
        inside.setProperty("role", "page")
        self._title = QLabel(self.tr("Settings"), inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 2 * UNIT)
        layout.addWidget(self._title)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._card(self._rows()))
        layout.addStretch()
        layout.addWidget(self.notice)
        self.setWidget(inside)
        self._set_focus_order()
        self._dress()

    def _card(self, rows: list[Row]) -> QFrame:
        """Return the rows on a ground of their own, with lines between them."""
        card = QFrame(self)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, row in enumerate(rows):
            if place:
                line = QFrame(card)
                line.setProperty("role", "line")
                line.setFixedHeight(1)
                layout.addWidget(line)
            layout.addWidget(row)
        return card

    def _set_focus_order(self) -> None:
        choices = (
            self.strictness, self.theme, self.text_size, self.language, self.sounds, self.speak_back,
            self.clipboard, self.corrections,
        )  # fmt: skip
        buttons: list[QPushButton] = [button for choice in choices for button in choice.buttons.values()]
        talk = self.push_to_talk.buttons.values()
        order = [self.microphone, *talk, self.sensitivity.slider, self.sensitivity.button, *buttons]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.microphone.chosen.connect(self._on_microphone_chosen)
        self.microphone.opened.connect(self._session.refresh_microphones)
        self.sensitivity.slider.valueChanged.connect(self._on_sensitivity_chosen)
        self.sensitivity.button.clicked.connect(self._on_measuring_toggled)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._cancel_measuring)
        self.quiet_room.progressed.connect(self._on_measuring_progressed)
        self.quiet_room.measured.connect(self._on_room_measured)
        self.quiet_room.disturbed.connect(self._on_room_disturbed)
        self.quiet_room.failed.connect(self._tell_about_room)
        self.quiet_room.ended.connect(self._on_measuring_ended)
        self._session.microphones_changed.connect(self.microphone.show_microphones)
        self._preferences.changed.connect(self._show)
        self._preferences.failed.connect(self._tell)

    @Slot(Settings)
    def _show(self, settings: Settings) -> None:
        self.microphone.show_choice(SourceChoice(microphone=settings.microphone))
        self.sensitivity.show_sensitivity(settings.sensitivity)
        self.strictness.show_value(settings.strictness)
        self._explain_strictness()
        self.theme.show_value(settings.theme)
        self.text_size.show_value(settings.text_percent)
        self.language.show_value(settings.language)
        self.sounds.show_value(settings.sounds)
        self.push_to_talk.show_value(settings.push_to_talk)
        self.speak_back.show_value(settings.speak_back)
        self.clipboard.show_value(settings.copy_heard)
        self.corrections.show_value(settings.keep_corrections)
        if settings.language is not self._language_shown:
            self._language_shown = settings.language
            self._tell_about_language()

    def _tell_about_language(self) -> None:
        if self._language_shown is self._language_at_start:
            self.notice.hide()  # nothing needs to be opened again
        else:
            self._tell(self.tr("Close Sutja and open it again to see it in the other language."))

    def _explain_sensitivity(self) -> None:
        self.sensitivity_row.explain(self.tr("The further to the right, the fainter the speech that is heard."))

    def _meaning_of_clipboard(self) -> str:
        meaning = self.tr("Copies the digits as they are heard, to be pasted anywhere.")
        if QGuiApplication.platformName() != "wayland":
            return meaning
        # There, only the window that has the focus may put something on it.
        return " ".join([meaning, self.tr("Your system allows it only while this window is in front.")])

    def _explain_strictness(self) -> None:
        model = self._preferences.model
        in_general = self.tr(
            "Sooner: fewer words are called unknown, but more digits are wrong. "
            "Only when sure: fewer digits are wrong, but more words are called unknown."
        )
        strictness = self._preferences.settings.strictness
        self.strictness_row.explain(meaning_of(strictness, model) if model else in_general)

    @Slot(SourceChoice)
    def _on_microphone_chosen(self, choice: SourceChoice) -> None:
        self._session.choose(choice)
        self._preferences.change(microphone=choice.microphone)

    @Slot()
    def _on_sensitivity_chosen(self) -> None:
        self._preferences.try_out(sensitivity=self.sensitivity.sensitivity)

    @Slot()
    def _on_measuring_toggled(self) -> None:
        if self.quiet_room.running:
            self._cancel_measuring()
        else:
            self._measure()

    @Slot()
    def _cancel_measuring(self) -> None:
        if self.quiet_room.running:
            self.quiet_room.stop()
            self._tell_about_room(self.tr("Not measured: nothing has changed."))

    def _measure(self) -> None:
        self.sensitivity.show_measuring(True)
        announce(self.sensitivity_row, self.tr("Please be quiet for five seconds."))
        self.quiet_room.start()

    @Slot(float)
    def _on_measuring_progressed(self, progress: float) -> None:
        # Said where the button is: with large text the last line of the page is out of sight.
        seconds = math.ceil((1 - progress) * SECONDS)
        self.sensitivity_row.explain(self.tr("Please be quiet: {seconds} s").format(seconds=seconds))

    @Slot()
    def _on_measuring_ended(self) -> None:
        self.sensitivity.show_measuring(False)
        self._explain_sensitivity()

    @Slot(float)
    def _on_room_measured(self, sensitivity: float) -> None:
        self.sensitivity.show_sensitivity(sensitivity)
        self._preferences.keep()
        self._tell_about_room(self.tr("The sensitivity suits the room now."))

    @Slot()
    def _on_room_disturbed(self) -> None:
        self._tell_about_room(self.tr("It was not quiet, so nothing has changed. Try again when nobody speaks."))

    @Slot(str)
    def _tell_about_room(self, sentence: str) -> None:
        self.sensitivity_row.explain(sentence)
        announce(self.sensitivity_row, sentence)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.show()
        QTimer.singleShot(0, self._scroll_to_notice)  # it has its place once it was laid out
        if self.isVisible():
            announce(self.notice, sentence)

    @Slot()
    def _scroll_to_notice(self) -> None:
        self.ensureWidgetVisible(self.notice)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size: as wide as the rows need, as they scroll only up and down."""
        return QSize(self._inside.minimumSizeHint().width() + 2 * UNIT, 40 * UNIT)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() is event.Type.FontChange and hasattr(self, "_title"):
            self._dress()

    def _dress(self) -> None:
        self._title.setFont(scaled(self.font(), TITLE, Weight.DemiBold))
