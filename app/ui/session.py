"""What the window is doing: which source, running or not, and why not. No widgets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.events import (
    DeviceGone,
    DeviceRestored,
    Failed,
    Loading,
    SpeechEnd,
    SpeechStart,
    Started,
    Stopped,
)
from app.errors import DeviceError
from app.ui.errands import Errands
from app.ui.ports import SourceChoice
from app.ui.status import State, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.bridge import EventBridge
    from app.ui.ports import EngineControl, Sources
    from model.spec.language import Language

DEVICE_CODES = frozenset({DeviceError.__name__, *(kind.__name__ for kind in DeviceError.__subclasses__())})
"""Codes of the failures that another source would mend."""


class Session(QObject):
    """Starts and stops the engine without ever making the GUI wait, and knows the status.

    Every start, pause and failure has a number. Stopping runs in the errands' thread, which then leaves the number in
    the bridge *behind* the last event of the old run. Until that number has come out of the bridge, what the
    old run still says about its state is out of date and ignored.

    Signals
    -------
    status_changed(Status)
        What Sutja is doing now.
    microphones_changed(object)
        The list of microphones (`Device`), perhaps empty.
    demo_ended()
        The demo sound was heard to its end.
    """

    status_changed = Signal(Status)
    microphones_changed = Signal(object)
    demo_ended = Signal()

    def __init__(
        self,
        engine: EngineControl,
        sources: Sources,
        bridge: EventBridge,
        *,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._sources = sources
        self._bridge = bridge
        self._language = language
        self._errands = Errands(bridge)
        self._choice = SourceChoice()
        self._status = Status(State.PAUSED)
        self._wanted = False
        self._asked = 0  # number of the newest start, pause or failure
        self._reached = 0  # number of the one whose events come out of the bridge
        self._listen_to_bridge()

    @property
    def status(self) -> Status:
        """What Sutja is doing."""
        return self._status

    @property
    def choice(self) -> SourceChoice:
        """The source that is, or will be, listened to."""
        return self._choice

    @property
    def wanted(self) -> bool:
        """Whether the user wants it to listen, be it possible or not."""
        return self._wanted

    def prepare(self) -> None:
        """Let the first word after the next start be heard sooner, without listening yet."""
        self._errands.run(self._engine.prepare)

    def start(self, choice: SourceChoice | None = None) -> None:
        """Listen, to another source if one is given; a run that goes on is ended first."""
        self._choice = choice or self._choice
        self._wanted = True
        self._asked += 1
        self._set(Status(State.PREPARING))
        self._errands.run(partial(self._restart, self._asked, self._choice))

    def choose(self, choice: SourceChoice) -> None:
        """Take another source: at once if it is listening, else when it starts again."""
        if choice == self._choice:
            return
        if self._wanted:
            self.start(choice)
        else:
            self._choice = choice
            self._set(self._status)  # which tells that the choice is another one

    def pause(self) -> None:
        """Stop listening and release the microphone."""
        self._wanted = False
        self._asked += 1
        self._set(Status(State.PAUSING))
        self._errands.run(partial(self._halt, self._asked))

    def rearrange(self, change: Callable[[], None]) -> None:
        """Stop the engine, change something about it, and listen again if it was listening."""
        self._errands.run(change)
        if self._wanted:
            self.start()

    def toggle(self) -> None:
        """Pause if it should be listening, else start."""
        if self._wanted:
            self.pause()
        else:
            self.start()

    def refresh_microphones(self) -> None:
        """List the microphones anew; the answer comes with `microphones_changed`."""
        self._errands.run(self._list_microphones)

    def close(self) -> None:
        """Stop everything; no thread is left when this returns."""
        self._wanted = False
        self._errands.close()
        self._engine.stop()
        self._bridge.close()

    # In the errands' thread. Reading `_asked` there is harmless: an old value only costs one needless start.

    def _restart(self, number: int, choice: SourceChoice) -> None:
        self._release(number)
        if number == self._asked:
            self._engine.start(self._sources.make(choice))

    def _halt(self, number: int) -> None:
        self._release(number)
        self._bridge.call(partial(self._on_halted, number))

    def _release(self, number: int) -> None:
        self._engine.stop()
        self._bridge.call(partial(self._reach, number))

    def _list_microphones(self) -> None:
        try:
            microphones = tuple(self._sources.list_microphones())
        except DeviceError:
            # The engine says it when it fails to open one: here it only means an empty list.
            microphones = ()
        self._bridge.call(partial(self.microphones_changed.emit, microphones))

    # In the GUI thread.

    def _listen_to_bridge(self) -> None:
        bridge = self._bridge
        bridge.loading.connect(self._on_loading)
        bridge.started.connect(self._on_started)
        bridge.speech_started.connect(self._on_speech_started)
        bridge.speech_ended.connect(self._on_speech_ended)
        bridge.device_gone.connect(self._on_device_gone)
        bridge.device_restored.connect(self._on_device_restored)
        bridge.failed.connect(self._on_failed)
        bridge.stopped.connect(self._on_stopped)

    def _reach(self, number: int) -> None:
        self._reached = number

    @property
    def _current(self) -> bool:
        return self._reached == self._asked

    def _set(self, status: Status) -> None:
        self._status = status
        self.status_changed.emit(status)

    def _enter(self, state: State) -> None:
        self._set(replace(self._status, state=state, message=""))

    def _on_halted(self, number: int) -> None:
        if number == self._asked:
            self._set(Status(State.PAUSED))

    @Slot(Loading)
    def _on_loading(self, _event: Loading) -> None:
        if self._current:
            self._enter(State.PREPARING)

    @Slot(Started)
    def _on_started(self, event: Started) -> None:
        if self._current:
            self._set(Status(State.LISTENING, source=event.source))

    @Slot(SpeechStart)
    def _on_speech_started(self, _event: SpeechStart) -> None:
        if self._current:
            self._enter(State.SPEECH)

    @Slot(SpeechEnd)
    def _on_speech_ended(self, _event: SpeechEnd) -> None:
        if self._current:
            self._enter(State.LISTENING)

    @Slot(DeviceGone)
    def _on_device_gone(self, event: DeviceGone) -> None:
        if self._current:
            message = event.message.in_language(self._language)
            self._set(replace(self._status, state=State.DEVICE_GONE, message=message))

    @Slot(DeviceRestored)
    def _on_device_restored(self, event: DeviceRestored) -> None:
        if self._current:
            self._set(Status(State.LISTENING, source=event.source))

    @Slot(Failed)
    def _on_failed(self, event: Failed) -> None:
        if not self._current:
            return
        self._wanted = False
        state = State.NO_MICROPHONE if event.code in DEVICE_CODES else State.ERROR
        # A defect elsewhere leaves the engine running, with the microphone open. Numbered like a pause, so that
        # what such a run still says does not hide the failure.
        self._asked += 1
        self._errands.run(partial(self._release, self._asked))
        self._set(Status(state, message=event.message.in_language(self._language)))

    @Slot(Stopped)
    def _on_stopped(self, _event: Stopped) -> None:
        if not self._current or not self._wanted:
            return  # after a pause or a failure the status already says more
        self._wanted = False
        self._set(Status(State.PAUSED))
        if self._choice.demo:
            self.demo_ended.emit()
