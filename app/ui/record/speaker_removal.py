"""Deleting all that somebody has recorded: counted, asked about, done, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.ui.record.questions import are_takes_to_be_deleted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.takes.store import Removal
    from app.takes.take import Kept
    from app.ui.record.taken import Taken
    from model.spec.language import Language


class SpeakerRemoval(QObject):
    """Deletes the takes of the speaker, if that is meant.

    Signals
    -------
    told(str)
        What came of it.
    """

    told = Signal(str)

    def __init__(self, taken: Taken, *, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._taken = taken
        self._language = language
        self._parent = parent
        # Queued, as a question has an event loop of its own.
        taken.listed.connect(self._on_listed, Qt.ConnectionType.QueuedConnection)
        taken.speaker_removed.connect(self._on_speaker_removed)

    @Slot()
    def begin(self) -> None:
        """Count what there is, and ask."""
        self._taken.list_speaker()

    @Slot(object)
    def _on_listed(self, takes: tuple[Kept, ...]) -> None:
        if not takes:
            self.told.emit(self.tr("There is nothing to delete."))
        elif are_takes_to_be_deleted(self._parent, takes[0].sitting.speaker, len(takes)):
            self._taken.remove_takes(takes)

    @Slot(str, object, int)
    def _on_speaker_removed(self, speaker: str, removal: Removal, came: int) -> None:
        sentence = self.tr("Recordings of {speaker} deleted for good: {count}.")
        told = [sentence.format(count=len(removal.removed), speaker=speaker)]
        if removal.problem is not None:
            told.append(removal.problem.text.in_language(self._language))
        if came:
            told.append(self.tr("Recorded meanwhile, and kept: {count}.").format(count=came))
        self.told.emit(" ".join(told))
