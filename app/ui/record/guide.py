"""What the page is doing: which digit it asks for, what came of it, and why not. No widgets."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible

from app.core.events import DeviceGone, DeviceRestored, Event, Failed, Level, Notice, Overflow, Started, Stopped
from app.takes.script import next_digit
from app.ui.bridge import EventBridge
from app.ui.record.answer import Answer
from app.ui.record.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.takes.overview import Overview
    from app.takes.store import TakeStore
    from app.takes.take import Sitting
    from app.takes.utterances import Utterance
    from app.ui.record.ports import Recorder
    from model.spec.language import Text

PATIENCE_SECONDS: Final = 6.0
"""Silence after which it is said that nothing was heard."""

HUSH_SECONDS: Final = 2.0
"""What is heard so soon after a digit was asked for, where a screen reader says it, is the screen reader."""


class Phase(StrEnum):
    """The states that the page tells apart."""

    RESTING = "resting"
    STARTING = "starting"
    ASKING = "asking"
    ENDING = "ending"
    GONE = "microphone gone"
    FAILED = "failed"

    @property
    def troubled(self) -> bool:
        """Whether the user has to do something."""
        return self in {Phase.GONE, Phase.FAILED}


class Guide(QObject):
    """Asks for digits, judges the answers, and keeps the good ones at once; first of who recorded last.

    Each run of the recorder has a bridge of its own, which ends with it; what a run still says while it ends is out of
    date and ignored.

    Signals
    -------
    phase_changed(object)
        The `Phase` is another one now.
    asked(int)
        This digit is to be said.
    answered(object)
        The `Answer`, kept or refused.
    undone(int)
        The last take, of this digit, was deleted and is asked for again; -1 where there is none.
    restored(int)
        A take of this digit that was deleted is there again.
    counted()
        There are more takes or fewer than before.
    looked()
        It is known who has recorded what.
    level_changed(Level)
        How loud it is.
    nothing_heard()
        It has been silent for a while.
    sound_lost()
        A piece of the sound was lost, and with it what was being said.
    noticed(Notice)
        The user should know something about the sound.
    listens_again(object)
        A microphone is heard again, or another one in its place (`Text`).
    """

    phase_changed = Signal(object)
    asked = Signal(int)
    answered = Signal(object)
    undone = Signal(int)
    restored = Signal(int)
    counted = Signal()
    looked = Signal()
    level_changed = Signal(Level)
    nothing_heard = Signal()
    sound_lost = Signal()
    noticed = Signal(Notice)
    listens_again = Signal(object)

    def __init__(
        self, recorder: Recorder, store: TakeStore, *, session: str, seed: int = 0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recorder = recorder
        self._taken = Taken(store, session=session, parent=self)
        self._taken.looked.connect(self._on_looked)
        self._taken.kept.connect(self._on_kept)
        self._taken.removed.connect(self._on_removed)
        self._taken.failed.connect(self._fail)
        self._seed = seed
        self._bridge: EventBridge | None = None
        self._phase = Phase.RESTING
        self._wanted = False
        self._trouble: Text | None = None
        self._time = 0.0
        self._asked_at = 0.0
        self._told_silence = False
        self._digit = next_digit(self.counts, seed=seed)

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
    def digit(self) -> int:
        """The digit that is, or will be, asked for."""
        return self._digit

    @property
    def sitting(self) -> Sitting:
        """Who speaks, and when or where."""
        return self._taken.sitting

    @property
    def overview(self) -> Overview:
        """What lay in the folder when it was last looked through."""
        return self._taken.overview

    @property
    def counts(self) -> dict[int, int]:
        """How many takes of each digit there are of the speaker."""
        return self._taken.counts

    @property
    def can_undo(self) -> bool:
        """Whether there is a take of this sitting to do again."""
        return self._taken.can_undo

    @property
    def can_restore(self) -> bool:
        """Whether there is a take of this sitting to bring back."""
        return self._taken.can_restore

    @property
    def busy(self) -> bool:
        """Whether something is being kept, deleted or looked for."""
        return self._taken.busy

    def sit(self, sitting: Sitting) -> None:
        """Record somebody else, or another session, from now on."""
        self._taken.sit(sitting)
        self._digit = next_digit(self.counts, seed=self._seed)
        self.counted.emit()
        self._ask_if_asking()

    def look(self) -> None:
        """Look through the folder as it is now."""
        self._taken.look()

    def start(self) -> None:
        """Record; a take that could not be kept is kept first."""
        self._wanted = True
        self._trouble = None
        self._taken.keep_unsaved()
        self._taken.then(self._begin_if_wanted)

    def pause(self) -> None:
        """Stop recording and release the microphone; what was kept is kept."""
        self._wanted = False
        self._trouble = None
        if self._bridge is not None:
            self._recorder.request_stop()
            self._set(Phase.ENDING)
        elif self._phase is not Phase.RESTING:
            self._set(Phase.RESTING)

    def toggle(self) -> None:
        """Pause if it should be recording, else start."""
        if self._wanted:
            self.pause()
        else:
            self.start()

    def undo(self) -> None:
        """Delete the last take, and ask for its digit again; again and again it goes back to the first."""
        self._taken.remove_last()

    def restore(self) -> None:
        """Keep the take again that was deleted last; again and again it goes back to the first of them."""
        self._taken.restore()

    def settle(self) -> bool:
        """Try once more to keep what could not be kept; return whether nothing is left to lose."""
        return self._taken.settle()

    def close(self) -> None:
        """Stop everything, and try once more to keep what could not be kept; no thread is left when this returns."""
        self._wanted = False
        self._recorder.stop()
        self._end_run()
        self._taken.close()

    def _begin_if_wanted(self) -> None:
        if not self._wanted:  # nor where a take could not be kept
            return
        if self._bridge is None:
            self._begin_run()
        else:
            self._recorder.request_stop()
            self._set(Phase.ENDING)  # the run before: `_on_stopped` begins the next

    def _begin_run(self) -> None:
        bridge = self._bridge = EventBridge(self)
        bridge.started.connect(self._on_started)
        bridge.level_changed.connect(self._on_level_changed)
        bridge.sound_lost.connect(self._on_sound_lost)
        bridge.noticed.connect(self._on_noticed)
        bridge.device_gone.connect(self._on_device_gone)
        bridge.device_restored.connect(self._on_device_restored)
        bridge.failed.connect(self._on_failed)
        bridge.stopped.connect(self._on_stopped)
        self._time = 0.0
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

    def _ask(self) -> None:
        self._asked_at = self._time
        self._told_silence = False
        self.asked.emit(self._digit)

    def _ask_if_asking(self) -> None:
        if self._phase is Phase.ASKING:
            self._ask()

    @Slot(object)
    def _fail(self, trouble: Text) -> None:
        """Say what is wrong, and release the microphone."""
        self._trouble = trouble
        self._wanted = False
        self._recorder.request_stop()
        self._set(Phase.FAILED)

    @Slot()
    def _on_looked(self) -> None:
        if self._phase is not Phase.ASKING:  # what is asked for stays
            self._digit = next_digit(self.counts, seed=self._seed)
        self.counted.emit()
        self.looked.emit()

    @Slot(object, bool)
    def _on_kept(self, answer: Answer, again: bool) -> None:
        self.counted.emit()
        self._digit = next_digit(self.counts, seed=self._seed, before=answer.digit)
        self.answered.emit(answer)
        if again:
            self.restored.emit(answer.digit)
        self._ask_if_asking()

    @Slot(object)
    def _on_removed(self, answer: Answer | None) -> None:
        if answer is None:
            self.undone.emit(-1)
            return
        self._digit = answer.digit
        self.counted.emit()
        self.undone.emit(answer.digit)
        self._ask_if_asking()

    def _on_utterance(self, utterance: Utterance) -> None:
        hush = HUSH_SECONDS if QAccessible.isActive() else 0.0
        asked = self._phase is Phase.ASKING and utterance.onset >= self._asked_at + hush
        if not asked or self._taken.unsaved is not None:  # until the one before is on the disk, nothing is asked for
            return
        heard = Answer.of(utterance.waveform, self._digit, self.sitting)
        if heard.flaw is not None:
            self.answered.emit(heard)
            self._asked_at, self._told_silence = self._time, False
        else:
            self._taken.keep(heard)

    @Slot(Started)
    def _on_started(self, _event: Started) -> None:
        if self._phase is Phase.STARTING:
            self._set(Phase.ASKING)
            self._ask()

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        if self._phase is not Phase.ASKING:
            return
        self._time = event.time
        self.level_changed.emit(event)
        if event.time - self._asked_at > PATIENCE_SECONDS and not self._told_silence:
            self._told_silence = True
            self.nothing_heard.emit()

    @Slot(Overflow)
    def _on_sound_lost(self, _event: Overflow) -> None:
        self.sound_lost.emit()

    @Slot(DeviceGone)
    def _on_device_gone(self, event: DeviceGone) -> None:
        if self._phase is Phase.ASKING:
            self._trouble = event.message
            self._set(Phase.GONE)

    @Slot(DeviceRestored)
    def _on_device_restored(self, event: DeviceRestored) -> None:
        if self._phase not in {Phase.GONE, Phase.ASKING}:
            return
        self._trouble = None
        self._set(Phase.ASKING)
        self._ask()
        self.listens_again.emit(event.message)

    @Slot(Notice)
    def _on_noticed(self, event: Notice) -> None:
        if self._phase is Phase.ASKING:
            self.noticed.emit(event)

    @Slot(Failed)
    def _on_failed(self, event: Failed) -> None:
        if self._phase is not Phase.ENDING:
            self._fail(event.message)

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
