"""The page that listens: its views side by side, and which event reaches which of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import count, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.audio.diagnosis import Condition
from app.core.events import (
    Digit,
    Heard,
    Level,
    Notice,
    Overflow,
    Partial,
    SpeechEnd,
    SpeechStart,
    Started,
    Unknown,
    Word,
)
from app.settings import Settings
from app.ui.announcer import announce
from app.ui.listen.advice import Advice
from app.ui.listen.clipboard import Clipboard
from app.ui.listen.correction import Correction
from app.ui.listen.doubt import Doubt, is_as_long_as_a_digit
from app.ui.listen.heard_word import HeardWord
from app.ui.listen.history import History
from app.ui.listen.listen_footer import ListenFooter
from app.ui.listen.sound_memory import SoundMemory
from app.ui.listen.source_bar import SourceBar
from app.ui.listen.speak_back import SpeakBack
from app.ui.listen.spectrogram import Spectrogram
from app.ui.listen.stage import Stage
from app.ui.listen.talk_key import TalkKey
from app.ui.microphone_watch import MicrophoneWatch
from app.ui.ports import SourceChoice
from app.ui.status import State, Status
from app.ui.theme import UNIT, Theme

if TYPE_CHECKING:
    from app.ui.bridge import EventBridge
    from app.ui.ports import VoiceControl
    from app.ui.preferences import Preferences
    from app.ui.session import Session
    from model.spec.language import Language

SMALLEST = QSize(80 * UNIT, 70 * UNIT)


class ListenPage(QWidget):
    """Shows what is heard.

    Signals
    -------
    corrected(Correction)
        The user said what the last word was.
    recording_wanted()
        The user wants to teach Sutja a voice.
    """

    corrected = Signal(Correction)
    recording_wanted = Signal()

    def __init__(
        self,
        session: Session,
        bridge: EventBridge,
        voice: VoiceControl,
        *,
        theme: Theme,
        language: Language,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._language = language
        self._preferences = preferences
        self._doubt = Doubt()
        self._sound = SoundMemory()
        self._watch = MicrophoneWatch(session, language=language, parent=self)
        self._talk = TalkKey(session, self)
        self._push_to_talk = False
        self._speak_back = SpeakBack(voice, preferences, self)
        self._numbers = count()
        self._left_listening = False
        self._is_here = True
        self._heeds = False
        self._word_was_told = False
        self.bar = SourceBar(session, theme=theme, preferences=preferences, parent=self)
        self.advice = Advice(self)
        self.stage = Stage(theme, language=language, parent=self)
        self.spectrogram = Spectrogram(theme, self)
        self.history = History(theme, self)
        self._clipboard = Clipboard(self.history, preferences, self)
        self.footer = ListenFooter(self)
        self._lay_out()
        self._connect_controls()
        self._connect_session()
        self._connect_bridge(bridge)
        self._add_shortcuts()
        self._on_status_changed(session.status)
        self._on_preferences_changed(preferences.settings)
        if not preferences.settings.welcomed:
            self.advice.welcome()

    def enter(self) -> None:
        """Come back to the page: listen again, if it was listening when it was left."""
        self._is_here = True
        if self._left_listening and not self._push_to_talk:
            self._session.start()

    def leave(self) -> None:
        """Leave the page: what is not shown is not listened to, and another page may need the microphone."""
        self._is_here = False
        self._left_listening = self._session.wanted
        if self._session.wanted:
            self._session.pause()

    def _lay_out(self) -> None:
        # Struts and not a minimum size: the layout then goes on growing the window where text is large.
        self._layout = outside = QHBoxLayout(self)
        outside.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 0)  # the footer stands below, and does not scroll
        outside.addStrut(SMALLEST.height() - 9 * UNIT)
        layout = QVBoxLayout()
        layout.addStrut(SMALLEST.width() - 8 * UNIT)
        outside.addLayout(layout)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.bar)
        layout.addWidget(self.advice)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.spectrogram)
        layout.addWidget(self.history)
        self._set_focus_order()

    def _set_focus_order(self) -> None:
        panel = self.stage.trouble_panel
        order = (
            self.bar.start_button,
            self.bar.picker,
            *self.advice.buttons,
            panel.demo_button,
            panel.retry_button,
            self.history.row,
            *self.history.buttons,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect_controls(self) -> None:
        self.stage.trouble_panel.demo_wanted.connect(self._on_demo_wanted)
        self.stage.trouble_panel.retry_wanted.connect(self._on_retry_wanted)
        self.history.copied.connect(self._on_copied)
        self.history.cleared.connect(self._on_cleared)
        self.history.undone.connect(self._on_undone)
        self.history.restored.connect(self._on_restored)
        self.history.saved.connect(self.tell)
        self.history.corrected.connect(self._on_corrected)
        self.advice.recording_wanted.connect(self.recording_wanted)
        self.advice.microphone_wanted.connect(self.bar.offer_choice)
        self.advice.welcome_read.connect(self._on_welcome_read)
        self.bar.start_button.pressed.connect(self._on_button_pressed)
        self.bar.start_button.released.connect(self._talk.release)
        self._preferences.failed.connect(self._on_failed)
        self._preferences.changed.connect(self._on_preferences_changed)

    def _connect_session(self) -> None:
        self._session.status_changed.connect(self._on_status_changed)
        self._session.demo_ended.connect(self._on_demo_ended)
        self._watch.warned.connect(self._on_warned)
        self._watch.eased.connect(self._on_eased)

    def _connect_bridge(self, bridge: EventBridge) -> None:
        bridge.started.connect(self._on_started)
        self._hearing = (
            (bridge.sound_heard, self._on_sound_heard),
            (bridge.level_changed, self._on_level_changed),
            (bridge.speech_started, self._on_speech_started),
            (bridge.partial_heard, self._on_partial_heard),
            (bridge.digit_heard, self._on_digit_heard),
            (bridge.unknown_heard, self._on_unknown_heard),
            (bridge.speech_ended, self._on_speech_ended),
            (bridge.sound_lost, self._on_sound_lost),
            (bridge.noticed, self._on_noticed),
        )

    def _heed(self, heeds: bool) -> None:
        """Follow what is heard, or leave it to the page that listens for a purpose of its own."""
        if heeds is self._heeds:
            return
        self._heeds = heeds
        for signal, slot in self._hearing:
            if heeds:
                signal.connect(slot)
            else:
                signal.disconnect(slot)

    def _add_shortcuts(self) -> None:
        # As shortcuts and not as key presses: they come before the focused button or list sees the key. None
        # is a letter alone, which a Hangul input method would swallow.
        for key, slot in (
            (QKeySequence(Qt.Key.Key_Space), self._on_space),
            (QKeySequence(QKeySequence.StandardKey.Copy), self.history.copy),
            (QKeySequence(Qt.Key.Key_Backspace), self.history.undo),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.history.undo),
            (QKeySequence(QKeySequence.StandardKey.Save), self.history.save),
            (QKeySequence("Ctrl+E"), self.history.ask_for_correction),
            (QKeySequence("Ctrl+L"), self.history.clear),
            (QKeySequence(Qt.Key.Key_Delete), self.history.clear),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    @Slot(Status)
    def _on_status_changed(self, status: Status) -> None:
        line = self.bar.status_line
        before = line.status.state
        self._watch.use(status.source if status.state.alive else "")
        self.bar.show_status(status)
        self.stage.show_status(status)
        # Not after each word: who listens to a screen reader wants to hear the digits.
        resumed = status.state is State.LISTENING and not before.alive
        paused = status.state is State.PAUSED and before is not State.PAUSED
        if (resumed or paused) and not self._push_to_talk:  # whose hand tells it; and the microphone would hear it
            welcome = self.advice.welcome_words if resumed else ""
            announce(line, f"{line.word}. {welcome}" if welcome else line.word)
        if status.state.troubled and not before.troubled and self._preferences.settings.sounds:
            QApplication.beep()

    @Slot(Settings)
    def _on_preferences_changed(self, settings: Settings) -> None:
        if settings.push_to_talk is self._push_to_talk:
            return
        self._push_to_talk = settings.push_to_talk
        self.bar.show_push_to_talk(settings.push_to_talk)
        self.footer.show_push_to_talk(settings.push_to_talk)
        self.stage.show_push_to_talk(settings.push_to_talk)
        self.stage.show_status(self._session.status)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.footer.show_notice(sentence)
        if self._is_here:
            announce(self.footer, sentence)

    @Slot()
    def _on_space(self) -> None:
        if self._push_to_talk:
            self._talk.press()
        else:
            self.bar.toggle()

    @Slot()
    def _on_button_pressed(self) -> None:
        if self._push_to_talk:
            self._talk.press()

    @Slot()
    def _on_demo_wanted(self) -> None:
        self._leave_trouble()
        self._session.start(SourceChoice(demo=True))

    @Slot()
    def _on_retry_wanted(self) -> None:
        self._leave_trouble()
        self._session.refresh_microphones()
        if self._push_to_talk:
            self._session.pause()
        else:
            self._session.start()

    def _leave_trouble(self) -> None:
        """Keep the focus on the page: the panel that has it goes away."""
        focused = self.window().focusWidget()
        if focused is not None and self.stage.trouble_panel.isAncestorOf(focused):
            self.bar.start_button.setFocus()

    @Slot()
    def _on_demo_ended(self) -> None:
        self.footer.show_notice(self.tr("The demo sound is over."))

    @Slot(str)
    def _on_copied(self, digits: str) -> None:
        sentence = self.tr("Copied: {digits}").format(digits=digits) if digits else self.tr("No digit to copy yet.")
        self.tell(sentence)

    @Slot()
    def _on_cleared(self) -> None:
        self.stage.clear()
        self.tell(self.tr("Cleared. Undo brings it back."))

    @Slot(int)
    def _on_restored(self, words: int) -> None:
        self.tell(self.tr("Brought back: {count}").format(count=words))

    @Slot(HeardWord)
    def _on_undone(self, word: HeardWord) -> None:
        self.stage.clear()
        self.spectrogram.unmark(word)
        self.tell(self.tr("Taken back: {sign}").format(sign=word.sign))

    @Slot(HeardWord, int)
    def _on_corrected(self, word: HeardWord, digit: int) -> None:
        right = replace(word, digit=digit, confidence=None)
        self.spectrogram.correct(right)
        if right == self.history.words[-1]:
            self.stage.show_correction(digit)
        self.tell(self.tr("Corrected: {wrong} is {right} now.").format(wrong=word.sign, right=digit))
        waveform = self._sound.of(word)
        if waveform is not None:  # else it is too long ago, and only the row is put right
            self.corrected.emit(Correction(digit, word.digit, word=word.number, waveform=waveform))

    @Slot()
    def _on_welcome_read(self) -> None:
        self._preferences.change(welcomed=True)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds, and have it said."""
        self.footer.show_notice(sentence)
        announce(self.footer, sentence)

    @Slot(Started)
    def _on_started(self, _event: Started) -> None:
        self._heed(self._is_here)  # not at once when it is left: the last word before it may be on its way
        self._sound.forget()
        self.spectrogram.clear()

    @Slot(Heard)
    def _on_sound_heard(self, event: Heard) -> None:
        waveform = self._sound.hear(event)
        self.spectrogram.hear(event.time, waveform)
        self._watch.hear(event.time, waveform)

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        self.bar.level_meter.show_level(event.dbfs, event.peak_dbfs)

    @Slot(SpeechStart)
    def _on_speech_started(self, _event: SpeechStart) -> None:
        self._word_was_told = False
        self.stage.begin_speech()
        self._watch.begin_speech()

    @Slot(SpeechEnd)
    def _on_speech_ended(self, event: SpeechEnd) -> None:
        self._watch.end_speech()
        self._speak_back.end_speech()
        if self._word_was_told or not is_as_long_as_a_digit(event.end - event.start):
            return
        # Nothing is shown of it, as it may have been a noise; but whoever is not understood at all is not left alone.
        self._doubt_if(None)
        if not self.history.digits:
            self.tell(self.tr("Something was heard, but no digit in it. Say one digit, then pause."))

    @Slot(Partial)
    def _on_partial_heard(self, event: Partial) -> None:
        self.stage.show_partial(event)

    @Slot(Digit)
    def _on_digit_heard(self, event: Digit) -> None:
        self.stage.show_digit(event)
        self._remember(event, event.digit)
        self._watch.recognise()
        self._speak_back.hear(event.digit)
        self.advice.end_welcome()

    @Slot(Unknown)
    def _on_unknown_heard(self, event: Unknown) -> None:
        self.stage.show_unknown(event)
        self._remember(event, None)

    def _remember(self, event: Word, digit: int | None) -> None:
        confidence = None if digit is None else event.confidence
        word = HeardWord(
            digit,
            confidence,
            at=datetime.now().astimezone(),
            start=event.start,
            end=event.end,
            number=next(self._numbers),
            run=self._sound.run,
        )
        self.history.add(word)
        self.spectrogram.mark(word)
        self._word_was_told = True
        self._doubt_if(confidence)

    def _doubt_if(self, confidence: float | None) -> None:
        if self._doubt.notices(confidence):
            self.advice.offer_recording()

    @Slot(str, bool)
    def _on_warned(self, sentence: str, others: bool) -> None:
        self._make_room(self._watch.deaf)
        self.advice.warn(sentence, others)

    @Slot()
    def _on_eased(self) -> None:
        self.advice.end_warning()
        self._make_room(False)

    def _make_room(self, needed: bool) -> None:
        """Hide what moves with the sound while none comes at all: what is said about it is long."""
        self.stage.give_way(needed)
        self.spectrogram.setHidden(needed)

    @Slot(Notice)
    def _on_noticed(self, event: Notice) -> None:
        self._watch.heed(event)
        if event.code == Condition.HEARD_AGAIN:
            self.tell(event.message.in_language(self._language))

    @Slot(Overflow)
    def _on_sound_lost(self, event: Overflow) -> None:
        self.footer.show_notice(
            self.tr("The computer was too busy: {seconds} s of sound were lost.").format(
                seconds=f"{event.lost_seconds:.2f}"
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text and the style sheet."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._layout.invalidate()
