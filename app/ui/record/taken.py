"""The takes of a sitting: kept at once, deleted one by one, and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.takes.take import Sitting, Take
from app.ui.speaker import last_speaker

if TYPE_CHECKING:
    from app.takes.overview import Overview
    from app.takes.store import TakeStore
    from app.ui.record.answer import Answer


class Taken:
    """Keeps what was said in a sitting; first of who recorded last.

    Parameters
    ----------
    store : TakeStore
    session : str
        Name of the first session.
    """

    def __init__(self, store: TakeStore, *, session: str) -> None:
        self._store = store
        self._unsaved: Answer | None = None
        self._overview = store.overview()
        self._begin(Sitting(last_speaker(self._overview), session))

    @property
    def sitting(self) -> Sitting:
        """Who speaks, and when or where."""
        return self._sitting

    @property
    def overview(self) -> Overview:
        """What lay in the folder when it was last looked through."""
        return self._overview

    @property
    def counts(self) -> dict[int, int]:
        """How many takes of each digit there are of the speaker."""
        return dict(self._counts)

    @property
    def unsaved(self) -> Answer | None:
        """What could not be kept, and is held until it can."""
        return self._unsaved

    @property
    def can_undo(self) -> bool:
        """Whether there is a take to delete."""
        return bool(self._done or self._unsaved)

    @property
    def can_restore(self) -> bool:
        """Whether there is a take to bring back."""
        return bool(self._removed) and self._unsaved is None

    def sit(self, sitting: Sitting) -> None:
        """Begin another sitting; what was deleted in the one before is gone."""
        self._overview = self._store.overview()
        self._begin(sitting)

    def look(self) -> None:
        """Look through the folder: another window, or a correction, may have added to it."""
        self._overview = self._store.overview()
        self._counts = self._overview.counts(self._sitting.speaker)

    def keep(self, answer: Answer) -> Answer:
        """Put a take on the disk, and return it with its place; what cannot be kept is held until it can.

        Raises
        ------
        StoreError
            If it cannot be kept.
        """
        self._unsaved = answer
        kept = replace(answer, kept=self._store.keep(Take(answer.word, answer.digit), answer.sitting))
        self._unsaved = None
        self._done.append(kept)
        self._count(kept, 1)
        return kept

    def remove_last(self) -> Answer | None:
        """Delete the last take, and return it; ``None`` where there is none.

        Raises
        ------
        StoreError
            If it cannot be deleted.
        """
        if not self.can_undo:
            return None
        if self._unsaved is not None:
            last, self._unsaved = self._unsaved, None
        else:
            last = self._done[-1]
            assert last.kept is not None
            self._store.remove(last.kept)
            self._count(self._done.pop(), -1)
        self._removed.append(last)
        return last

    def take_removed(self) -> Answer:
        """Return the take that was deleted last, to be kept again."""
        return self._removed.pop()

    def _begin(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._done: list[Answer] = []
        self._removed: list[Answer] = []
        self._counts = self._overview.counts(sitting.speaker)

    def _count(self, answer: Answer, takes: int) -> None:
        # By itself: to look through a folder of thousands of takes after each of them would hold the window up.
        if answer.sitting.speaker == self._sitting.speaker:
            self._counts[answer.digit] += takes
