"""Which digit is asked for, what came of it, and why not. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible

from app.core.events import Level
from app.takes.script import next_digit
from app.ui.record.answer import Answer
from app.ui.record.phase import Phase
from app.ui.record.session import RecordSession
from app.ui.record.taken import Taken

if TYPE_CHECKING:
    from app.takes.store import TakeStore
    from app.takes.take import Sitting
    from app.takes.utterances import Utterance
    from app.ui.record.ports import Recorder

PATIENCE_SECONDS: Final = 6.0
"""Silence after which it is said that nothing was heard."""

HUSH_SECONDS: Final = 2.0
"""What is heard so soon after a digit was asked for, where a screen reader says it, is the screen reader."""


class Guide(QObject):
    """Asks for digits, judges the answers, and keeps the good ones at once; first of who recorded last.

    Signals
    -------
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
    nothing_heard()
        It has been silent for a while.
    """

    asked = Signal(int)
    answered = Signal(object)
    undone = Signal(int)
    restored = Signal(int)
    counted = Signal()
    nothing_heard = Signal()

    def __init__(
        self, recorder: Recorder, store: TakeStore, *, session: str, seed: int = 0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = RecordSession(recorder, self)
        self.session.phase_changed.connect(self._on_phase_changed)
        self.session.heard.connect(self._on_heard)
        self.session.level_changed.connect(self._on_level_changed)
        self.taken = Taken(store, session=session, parent=self)
        self.taken.looked.connect(self._on_looked)
        self.taken.kept.connect(self._on_kept)
        self.taken.removed.connect(self._on_removed)
        self.taken.speaker_removed.connect(self._on_speaker_removed)
        self.taken.failed.connect(self.session.fail)
        self._seed = seed
        self._time = 0.0
        self._asked_at = 0.0
        self._told_silence = False
        self._digit = next_digit(self.counts, seed=seed)

    @property
    def phase(self) -> Phase:
        """What recording is doing."""
        return self.session.phase

    @property
    def digit(self) -> int:
        """The digit that is, or will be, asked for."""
        return self._digit

    @property
    def sitting(self) -> Sitting:
        """Who speaks, and when or where."""
        return self.taken.sitting

    @property
    def counts(self) -> dict[int, int]:
        """How many takes of each digit there are of the speaker."""
        return self.taken.counts

    def sit(self, sitting: Sitting) -> None:
        """Record somebody else, or another session, from now on."""
        self.taken.sit(sitting)
        self._on_sat()

    @Slot()
    def start(self) -> None:
        """Record; a take that could not be kept is kept first."""
        self.session.want()
        self.taken.keep_unsaved()
        self.taken.then(self.session.begin)

    def toggle(self) -> None:
        """Pause if it should be recording, else start."""
        if self.session.wanted:
            self.session.pause()
        else:
            self.start()

    def close(self) -> None:
        """Stop everything, and try once more to keep what could not be kept; no thread is left when this returns."""
        self.session.close()
        self.taken.close()

    def _ask(self) -> None:
        self._asked_at = self._time
        self._told_silence = False
        self.asked.emit(self._digit)

    def _ask_if_asking(self) -> None:
        if self.phase is Phase.ASKING:
            self._ask()

    @Slot()
    def _on_speaker_removed(self) -> None:
        self._on_sat()

    def _on_sat(self) -> None:
        self._digit = next_digit(self.counts, seed=self._seed)
        self.counted.emit()
        self._ask_if_asking()

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        if phase is Phase.STARTING:
            self._time = 0.0
        self._ask_if_asking()

    @Slot()
    def _on_looked(self) -> None:
        if self.phase is not Phase.ASKING:  # what is asked for stays
            self._digit = next_digit(self.counts, seed=self._seed)
        self.counted.emit()

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

    @Slot(object)
    def _on_heard(self, utterance: Utterance) -> None:
        hush = HUSH_SECONDS if QAccessible.isActive() else 0.0
        # Until the one before is on the disk, nothing is asked for.
        if self.taken.unsaved is not None or utterance.onset < self._asked_at + hush:
            return
        heard = Answer.of(utterance.waveform, self._digit, self.sitting)
        if heard.flaw is not None:
            self.answered.emit(heard)
            self._asked_at, self._told_silence = self._time, False
        else:
            self.taken.keep(heard)

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        self._time = event.time
        if event.time - self._asked_at > PATIENCE_SECONDS and not self._told_silence:
            self._told_silence = True
            self.nothing_heard.emit()
