"""The only way from another thread to Qt.

Signals emitted by threads that Qt does not know have crashed PySide6 (6.8 and later). So the engine only
appends to a deque, which needs no lock, and a timer of the GUI thread takes out what is there.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.events import (
    DeviceGone,
    DeviceRestored,
    Digit,
    Event,
    Failed,
    Heard,
    Level,
    Loading,
    Notice,
    Overflow,
    Partial,
    SpeechEnd,
    SpeechStart,
    Started,
    Stopped,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DRAIN_MS = 16
"""One picture of a 60 Hz screen: nothing shown could be earlier."""


class EventBridge(QObject):
    """Carries events, and calls that must keep their place between them, to the GUI thread.

    Signals
    -------
    loading(Loading)
        The model is being loaded.
    started(Started)
        Listening began.
    level_changed(Level)
        How loud it is.
    sound_heard(Heard)
        The sound itself.
    speech_started(SpeechStart)
        Somebody may be speaking.
    partial_heard(Partial)
        What the speech sounds like so far.
    digit_heard(Digit)
        A digit was recognised.
    unknown_heard(Unknown)
        Something was said that is no digit.
    speech_ended(SpeechEnd)
        The speech is over.
    sound_lost(Overflow)
        A piece of the sound was lost.
    device_gone(DeviceGone)
        The microphone stopped.
    device_restored(DeviceRestored)
        The microphone is back.
    noticed(Notice)
        The user should know something about the sound.
    failed(Failed)
        The engine cannot go on.
    stopped(Stopped)
        Listening ended.
    """

    loading = Signal(Loading)
    started = Signal(Started)
    level_changed = Signal(Level)
    sound_heard = Signal(Heard)
    speech_started = Signal(SpeechStart)
    partial_heard = Signal(Partial)
    digit_heard = Signal(Digit)
    unknown_heard = Signal(Unknown)
    speech_ended = Signal(SpeechEnd)
    sound_lost = Signal(Overflow)
    device_gone = Signal(DeviceGone)
    device_restored = Signal(DeviceRestored)
    noticed = Signal(Notice)
    failed = Signal(Failed)
    stopped = Signal(Stopped)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Event | Callable[[], None]] = deque()
        self._signals = {
            Loading: self.loading,
            Started: self.started,
            Level: self.level_changed,
            Heard: self.sound_heard,
            SpeechStart: self.speech_started,
            Partial: self.partial_heard,
            Digit: self.digit_heard,
            Unknown: self.unknown_heard,
            SpeechEnd: self.speech_ended,
            Overflow: self.sound_lost,
            DeviceGone: self.device_gone,
            DeviceRestored: self.device_restored,
            Notice: self.noticed,
            Failed: self.failed,
            Stopped: self.stopped,
        }
        self._timer = QTimer(self, interval=DRAIN_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.drain)
        self._timer.start()

    def post(self, event: Event) -> None:
        """Hand an event to the GUI thread; from any thread, and never waits."""
        self._waiting.append(event)

    def call(self, function: Callable[[], None]) -> None:
        """Have the GUI thread call a function, after all that was posted before; from any thread."""
        self._waiting.append(function)

    @Slot()
    def drain(self) -> None:
        """Emit what has arrived so far; what arrives meanwhile waits for the next turn, so that this ends."""
        for _ in range(len(self._waiting)):
            item = self._waiting.popleft()
            if isinstance(item, Event):
                self._signals[type(item)].emit(item)
            else:
                item()

    def close(self) -> None:
        """Stop looking; what is posted from now on is never seen."""
        self._timer.stop()
