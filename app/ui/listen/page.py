"""The window: its views side by side, and which event reaches which of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.events import Digit, Level, Overflow, Partial, SpeechStart, Unknown
from app.ui.announcer import announce
from app.ui.button import primary_button
from app.ui.glyphs import transport_icon
from app.ui.level_meter import LevelMeter
from app.ui.listen.footer import Footer
from app.ui.listen.history import History
from app.ui.listen.stage import Stage
from app.ui.microphone_picker import MicrophonePicker
from app.ui.ports import SourceChoice
from app.ui.silence_watch import SilenceWatch
from app.ui.status import State, Status
from app.ui.status_line import StatusLine
from app.ui.theme import UNIT, Theme
from app.ui.type_scale import body_font

if TYPE_CHECKING:
    from app.ui.bridge import EventBridge
    from app.ui.session import Session
    from model.spec.language import Language

SMALLEST = QSize(90 * UNIT, 70 * UNIT)
FIRST_SIZE = QSize(110 * UNIT, 80 * UNIT)


class Window(QWidget):
    """Everything that Sutja shows."""

    def __init__(self, session: Session, bridge: EventBridge, *, theme: Theme, language: Language) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._silence = SilenceWatch()
        self.setWindowTitle(self.tr("Sutja"))
        self.status_line = StatusLine(theme, self)
        self.level_meter = LevelMeter(theme, self)
        self.picker = MicrophonePicker(theme, self)
        self.start_button = primary_button(self.tr("Pause"), self)
        self.stage = Stage(theme, language=language, parent=self)
        self.history = History(theme, self)
        self.footer = Footer(self)
        self._lay_out()
        self._connect_controls()
        self._connect_session()
        self._connect_bridge(bridge)
        self._add_shortcuts()
        self._apply_theme()
        self._on_status_changed(session.status)
        self.setFocus()
        self.resize(FIRST_SIZE)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(self.status_line, 1)
        top.addWidget(self.level_meter)
        top.addWidget(self.picker)
        top.addWidget(self.start_button)
        # Struts and not a minimum size: the layout then goes on growing the window where text is large.
        self._layout = outside = QHBoxLayout(self)
        outside.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 2 * UNIT)
        outside.addStrut(SMALLEST.height() - 5 * UNIT)
        layout = QVBoxLayout()
        layout.addStrut(SMALLEST.width() - 8 * UNIT)
        outside.addLayout(layout)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(top)
        layout.addWidget(self.stage, 1)
        layout.addSpacing(UNIT)
        layout.addWidget(self.history)
        layout.addWidget(self.footer)
        self._set_focus_order()

    def _set_focus_order(self) -> None:
        panel = self.stage.trouble_panel
        order = (
            self.start_button,
            self.picker,
            panel.demo_button,
            panel.retry_button,
            self.history.copy_button,
            self.history.clear_button,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect_controls(self) -> None:
        self.start_button.clicked.connect(self._on_toggled)
        self.picker.chosen.connect(self._on_source_chosen)
        self.picker.opened.connect(self._on_picker_opened)
        self.stage.trouble_panel.demo_wanted.connect(self._on_demo_wanted)
        self.stage.trouble_panel.retry_wanted.connect(self._on_retry_wanted)
        self.history.copied.connect(self._on_copied)
        self.history.cleared.connect(self._on_cleared)
        self._theme.changed.connect(self._apply_theme)

    def _connect_session(self) -> None:
        self._session.status_changed.connect(self._on_status_changed)
        self._session.microphones_changed.connect(self.picker.show_microphones)
        self._session.demo_ended.connect(self._on_demo_ended)

    def _connect_bridge(self, bridge: EventBridge) -> None:
        bridge.level_changed.connect(self._on_level_changed)
        bridge.speech_started.connect(self._on_speech_started)
        bridge.partial_heard.connect(self._on_partial_heard)
        bridge.digit_heard.connect(self._on_digit_heard)
        bridge.unknown_heard.connect(self._on_unknown_heard)
        bridge.sound_lost.connect(self._on_sound_lost)

    def _add_shortcuts(self) -> None:
        # As shortcuts and not as key presses: they come before the focused button or list sees the key. None
        # is a letter alone, which a Hangul input method would swallow.
        for key, slot in (
            (QKeySequence(Qt.Key.Key_Space), self._on_toggled),
            (QKeySequence(QKeySequence.StandardKey.Copy), self.history.copy),
            (QKeySequence("Ctrl+L"), self.history.clear),
            (QKeySequence(Qt.Key.Key_Delete), self.history.clear),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    @Slot()
    def _apply_theme(self) -> None:
        """Dress the window; again when the system turns to light or dark, or to another size of text."""
        self.setFont(body_font())
        self.setStyleSheet(self._theme.style_sheet())
        self.setPalette(self._theme.palette())
        self._dress_start_button()
        self._measure()
        self.update()

    def _measure(self) -> None:
        """Find the smallest sizes now, with the fonts and margins of the style sheet, not only once shown."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        # Wide enough for both of its words, so that nothing moves when they change.
        words = QFontMetrics(self.start_button.font())
        widths = [words.horizontalAdvance(word) for word in (self.tr("Pause"), self.tr("Listen"))]
        self.start_button.setMinimumWidth(0)
        room = self.start_button.sizeHint().width() - words.horizontalAdvance(self.start_button.text())
        self.start_button.setMinimumWidth(room + max(widths))
        self._layout.invalidate()
        self._layout.activate()

    def _dress_start_button(self) -> None:
        running = self._session.wanted
        label = self.tr("Pause") if running else self.tr("Listen")
        self.start_button.setText(label)
        self.start_button.setAccessibleName(label)
        self.start_button.setIcon(transport_icon(self._theme.colours.on_accent, running=running))
        side = self.start_button.fontMetrics().height()
        self.start_button.setIconSize(QSize(side, side))

    @Slot(Status)
    def _on_status_changed(self, status: Status) -> None:
        if status.state is State.PREPARING:
            self._silence.reset()
        if not status.state.alive:
            self.level_meter.clear()
        before = self.status_line.status.state
        self.status_line.show_status(status)
        self.picker.show_choice(self._session.choice)
        self.stage.show_status(status)
        self._dress_start_button()
        # Not after each word: who listens to a screen reader wants to hear the digits.
        resumed = status.state is State.LISTENING and not before.alive
        paused = status.state is State.PAUSED and before is not State.PAUSED
        if resumed or paused:
            announce(self.status_line, self.status_line.word)

    @Slot()
    def _on_toggled(self) -> None:
        self._session.toggle()

    @Slot(SourceChoice)
    def _on_source_chosen(self, choice: SourceChoice) -> None:
        self._session.start(choice)

    @Slot()
    def _on_picker_opened(self) -> None:
        self._session.refresh_microphones()

    @Slot()
    def _on_demo_wanted(self) -> None:
        self._session.start(SourceChoice(demo=True))

    @Slot()
    def _on_retry_wanted(self) -> None:
        self._session.refresh_microphones()
        self._session.start()

    @Slot()
    def _on_demo_ended(self) -> None:
        self.footer.show_notice(self.tr("The demo sound is over."))

    @Slot(str)
    def _on_copied(self, digits: str) -> None:
        sentence = self.tr("Copied: {digits}").format(digits=digits) if digits else self.tr("No digit to copy yet.")
        self.footer.show_notice(sentence)
        announce(self.footer, sentence)

    @Slot()
    def _on_cleared(self) -> None:
        self.stage.clear()

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        self.level_meter.show_level(event.dbfs, event.peak_dbfs)
        if self._silence.notices(event.time, event.peak_dbfs):
            self.footer.show_notice(
                self.tr("No sound at all arrives. Check that the microphone is not muted and that it may be used.")
            )

    @Slot(SpeechStart)
    def _on_speech_started(self, _event: SpeechStart) -> None:
        self.stage.begin_speech()

    @Slot(Partial)
    def _on_partial_heard(self, event: Partial) -> None:
        self.stage.show_partial(event)

    @Slot(Digit)
    def _on_digit_heard(self, event: Digit) -> None:
        self.stage.show_digit(event)
        self.history.add(event.digit)

    @Slot(Unknown)
    def _on_unknown_heard(self, event: Unknown) -> None:
        self.stage.show_unknown(event)
        self.history.add(None)

    @Slot(Overflow)
    def _on_sound_lost(self, event: Overflow) -> None:
        self.footer.show_notice(
            self.tr("The computer was too busy: {seconds} s of sound were lost.").format(
                seconds=f"{event.lost_seconds:.2f}"
            )
        )

    def event(self, event: QEvent) -> bool:
        """Follow the system's size of text."""
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._apply_theme()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the screen, then end everything."""
        self.hide()  # at once: the engine may still be loading the model
        self._session.close()
        super().closeEvent(event)
