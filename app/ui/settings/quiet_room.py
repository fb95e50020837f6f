"""Five seconds in which the user is quiet, and the sensitivity for the room comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.audio.diagnosis import Condition
from app.core.calibration import Calibration
from app.core.events import Level, Notice
from app.ui.ports import SourceChoice
from app.ui.status import Status

if TYPE_CHECKING:
    from app.ui.bridge import EventBridge
    from app.ui.session import Session
    from model.spec.language import Language


class QuietRoom(QObject):
    """Listens to the room for as long as it takes, and lets go of the microphone.

    Parameters
    ----------
    session : Session
    bridge : EventBridge
    language : Language

    Signals
    -------
    progressed(float)
        This much of the time has passed, 0 to 1.
    measured(float)
        This sensitivity suits the room, 0 to 1.
    disturbed()
        It was not quiet.
    failed(str)
        The microphone cannot be heard; a sentence.
    ended()
        It is over, however it went.
    """

    progressed = Signal(float)
    measured = Signal(float)
    disturbed = Signal()
    failed = Signal(str)
    ended = Signal()

    def __init__(
        self, session: Session, bridge: EventBridge, *, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._language = language
        self._calibration: Calibration | None = None
        bridge.level_changed.connect(self._on_level_changed)
        bridge.noticed.connect(self._on_noticed)
        session.status_changed.connect(self._on_status_changed)

    @property
    def running(self) -> bool:
        """Whether the room is being listened to."""
        return self._calibration is not None

    def start(self) -> None:
        """Begin to listen."""
        self._calibration = Calibration()
        self.progressed.emit(0.0)
        self._session.start(SourceChoice(microphone=self._session.choice.microphone))

    def stop(self) -> None:
        """Listen no more, and change nothing; harmless when not running."""
        if self._calibration is not None:
            self._end()

    def _end(self) -> None:
        self._calibration = None
        if self._session.wanted:
            self._session.pause()
        self.ended.emit()

    @Slot(Level)
    def _on_level_changed(self, event: Level) -> None:
        calibration = self._calibration
        if calibration is None or not self._session.status.state.alive:
            return
        calibration.hear(event)
        self.progressed.emit(calibration.progress)
        if not calibration.finished:
            return
        self._end()
        if calibration.disturbed:
            self.disturbed.emit()
        else:
            self.measured.emit(calibration.sensitivity)

    @Slot(Notice)
    def _on_noticed(self, event: Notice) -> None:
        if event.code != Condition.HEARD_AGAIN:  # a muted microphone is no quiet room
            self._fail(event.message.in_language(self._language))

    @Slot(Status)
    def _on_status_changed(self, status: Status) -> None:
        if status.state.troubled:
            self._fail(status.message)

    def _fail(self, sentence: str) -> None:
        if self.running:
            self._end()
            self.failed.emit(sentence)
