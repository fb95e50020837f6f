"""Whether it is recorded: from the wish to, over all that happens to the microphone, to the end. No widgets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.events import DeviceGone, DeviceRestored, Event, Failed, Level, Notice, Started, Stopped
from app.ui.bridge import EventBridge
from app.ui.record.phase import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.takes.utterances import Utterance
    from app.ui.record.ports import Recorder
    from model.spec.language import Text


class RecordSession(QObject):
    """Starts and stops the recorder.

    Each run of the recorder has a bridge of its own, which ends with it; what a run still says while it ends is out of
    date and ignored.

    Signals
    -------
    phase_changed(object)
        The `Phase` is another one now, or it is asked anew.
    heard(object)
        An `Utterance`.
    level_changed(Level)
        How loud it is.
    sound_lost()
        A piece of the sound was lost, and with it what was being said.
    noticed(Notice)
        The user should know something about the sound.
    listens_again(object)
        A microphone is heard again, or another one in its place (`Text`).
    """

    phase_changed = Signal(object)
    heard = Signal(object)
    level_changed = Signal(Level)
    sound_lost = Signal()
    noticed = Signal(Notice)
    listens_again = Signal(object)

    def __init__(self, recorder: Recorder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recorder = recorder
        self._bridge: EventBridge | None = None
        self._phase = Phase.RESTING
        self._wanted = False
        self._trouble: Text | None = None
        self._source = ""

    @property
    def phase(self) -> Phase:
        """What it is doing."""
        return self._phase

    @property
    def wanted(self) -> bool:
        """Whether the user wants it to record, be it possible or not."""
        return self._wanted

    @property
    def trouble(self) -> Text | None:
        """What is wrong and what to do, where something is."""
        return self._trouble

    @property
    def source(self) -> str:
        """Name of the microphone that is, or was last, recorded from."""
        return self._source

    def want(self) -> None:
        """Take note that the user wants it to record; `begin` does so."""
        self._wanted = True
        self._trouble = None

    def begin(self) -> None:
        """Record, if the user still wants it."""
        if not self._wanted:
            return
        if self._bridge is None:
            self._begin_run()
        else:
            self._recorder.request_stop()
            self._set(Phase.ENDING)  # the run before: `_on_stopped` begins the next

    def pause(self) -> None:
        """Stop recording and release the microphone."""
        self._wanted = False
        self._trouble = None
        if self._bridge is not None:
            self._recorder.request_stop()
            self._set(Phase.ENDING)
        elif self._phase is not Phase.RESTING:
            self._set(Phase.RESTING)

    @Slot(object)
    def fail(self, trouble: Text) -> None:
        """Say what is wrong, and release the microphone."""
        self._trouble = trouble
        self._wanted = False
        self._recorder.request_stop()
        self._set(Phase.FAILED)

    def close(self) -> None:
        """Stop everything; no thread is left when this returns."""
        self._wanted = False
        self._recorder.stop()
        self._end_run()

    def _begin_run(self) -> None:
        bridge = self._bridge = EventBridge(self)
        bridge.started.connect(self._on_started)
        bridge.level_changed.connect(self._on_level_changed)
        bridge.sound_lost.connect(self.sound_lost)
        bridge.noticed.connect(self._on_noticed)
        bridge.device_gone.connect(self._on_device_gone)
        bridge.device_restored.connect(self._on_device_restored)
        bridge.failed.connect(self._on_failed)
        bridge.stopped.connect(self._on_stopped)
        self._set(Phase.STARTING)
        self._recorder.start(partial(_carry, bridge, self._on_utterance))

    def _end_run(self) -> None:
        if self._bridge is not None:
            self._bridge.close()
            self._bridge.deleteLater()
            self._bridge = None

    def _set(self, phase: Phase) -> None:
        self._phase = phase
        self.phase_changed.emit(phase)

    def _on_utterance(self, utterance: Utterance) -> None:
        if self._phase is Phase.ASKING:
            self.heard.emit(utterance)

    @Slot(Started)
    def _on_started(self, event: Started) -> None:
        if self._phase is Phase.STARTING:
            self._source = event.source
            self._set(Phase.ASKING)

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        if self._phase is Phase.ASKING:
            self.level_changed.emit(event)

    @Slot(Notice)
    def _on_noticed(self, event: Notice) -> None:
        if self._phase is Phase.ASKING:
            self.noticed.emit(event)

    @Slot(DeviceGone)
    def _on_device_gone(self, event: DeviceGone) -> None:
        if self._phase is Phase.ASKING:
            self._trouble = event.message
            self._set(Phase.GONE)

    @Slot(DeviceRestored)
    def _on_device_restored(self, event: DeviceRestored) -> None:
        if self._phase in {Phase.GONE, Phase.ASKING}:
            self._trouble = None
            self._source = event.source
            self._set(Phase.ASKING)
            self.listens_again.emit(event.message)

    @Slot(Failed)
    def _on_failed(self, event: Failed) -> None:
        if self._phase is not Phase.ENDING:
            self.fail(event.message)

    @Slot(Stopped)
    def _on_stopped(self, _event: Stopped) -> None:
        self._end_run()
        if self._wanted and self._phase is Phase.ENDING:
            self._begin_run()
            return
        self._wanted = False
        if self._phase is not Phase.FAILED:
            self._set(Phase.RESTING)


def _carry(bridge: EventBridge, take: Callable[[Utterance], None], item: Event | Utterance) -> None:
    """Hand over what the recorder tells, from its thread."""
    if isinstance(item, Event):
        bridge.post(item)
    else:
        bridge.call(partial(take, item))
