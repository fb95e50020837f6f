"""The takes of a sitting: kept at once, deleted one by one, and brought back; none of it holds the window up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.takes.copies import forget_copies
from app.takes.overview import Overview
from app.takes.take import Sitting, Take
from app.ui.clerk import Clerk, Work
from app.ui.speaker import last_speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.takes.store import Removal, TakeStore
    from app.takes.take import Kept
    from app.ui.record.answer import Answer


class Taken(QObject):
    """Keeps what was said in a sitting; first of who recorded last, once it has looked who that is.

    Parameters
    ----------
    store : TakeStore
    session : str
        Name of the first session.

    Signals
    -------
    looked()
        It is known what lies in the folder.
    kept(object, bool)
        An `Answer` is on the disk, and whether it had been deleted before.
    removed(object)
        The last `Answer` was deleted; ``None`` where there was none.
    listed(object)
        All takes that the speaker has, over all sessions (`tuple` of `Kept`).
    speaker_removed(str, object, int)
        The takes of somebody were deleted, and somebody else speaks now: who it was, the `Removal`, and how many takes
        came meanwhile and are kept.
    failed(object)
        Something could not be done: why, and what to do (`Text`).
    """

    looked = Signal()
    kept = Signal(object, bool)
    removed = Signal(object)
    listed = Signal(object)
    speaker_removed = Signal(str, object, int)
    failed = Signal(object)

    def __init__(self, store: TakeStore, *, session: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._clerk = Clerk(self)
        self._unsaved: Answer | None = None
        self._overview = Overview(())
        self._is_named = False
        self._begin(Sitting(last_speaker(self._overview), session))

    @property
    def sitting(self) -> Sitting:
        """Who speaks, and when or where."""
        return self._sitting

    @property
    def overview(self) -> Overview:
        """What lies in the folder, as far as this window knows."""
        return self._overview

    @property
    def counts(self) -> dict[int, int]:
        """How many takes of each digit there are of the speaker."""
        return self._overview.counts(self._sitting.speaker)

    @property
    def busy(self) -> bool:
        """Whether something is being kept, deleted or looked for."""
        return self._clerk.busy

    @property
    def unsaved(self) -> Answer | None:
        """What is not kept yet, and is held until it is."""
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
        self._is_named = True
        self._begin(sitting)
        self.look()

    @Slot()
    def look(self) -> None:
        """Look through the folder: another window, or a correction, may have added to it."""
        self._clerk.ask(lambda: Work(self._store.overview, self._on_looked, self.failed.emit))

    def keep(self, answer: Answer) -> None:
        """Put a take on the disk; what cannot be kept is held until it can."""
        self._unsaved = answer
        self.keep_unsaved()

    def keep_unsaved(self) -> None:
        """Try once more to keep what could not be kept."""
        self._clerk.ask(self._keeping)

    @Slot()
    def remove_last(self) -> None:
        """Delete the last take."""
        self._clerk.ask(self._removing)

    @Slot()
    def restore(self) -> None:
        """Keep the take again that was deleted last."""
        self._clerk.ask(self._restoring)

    def list_speaker(self) -> None:
        """Look which takes the speaker has now."""
        self.look()
        self._clerk.ask(self._list)

    def remove_takes(self, takes: Sequence[Kept]) -> None:
        """Delete all takes of somebody for good, and go on with somebody else; what came meanwhile stays."""
        self._clerk.ask(lambda: Work(partial(self._remove_all, takes), self._on_speaker_removed, self.failed.emit))

    def then(self, act: Callable[[], None]) -> None:
        """Call something once all is done that was asked for before."""
        self._clerk.ask(act)

    def settle(self) -> bool:
        """Do at once what was asked for, and what could not be kept before; return whether nothing is left to lose."""
        self._clerk.finish()
        self.keep_unsaved()
        self._clerk.finish()
        return self._unsaved is None

    def close(self) -> None:
        """Settle; no thread is left when this returns."""
        self.settle()
        self._clerk.close()

    def _begin(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._done: list[Answer] = []
        self._removed: list[Answer] = []

    def _on_looked(self, overview: Overview) -> None:
        self._overview = overview
        if not self._is_named:
            self._is_named = True
            self._begin(Sitting(last_speaker(overview), self._sitting.session))
        self.looked.emit()

    def _list(self) -> None:
        self.listed.emit(tuple(self._overview.of(self._sitting.speaker)))

    def _keeping(self, *, again: bool = False) -> Work[Kept] | None:
        """Write what is not kept yet."""
        if (answer := self._unsaved) is None:
            return None
        take = Take(answer.word, answer.digit)
        return Work(
            partial(self._store.keep, take, answer.sitting),
            partial(self._on_kept, answer, again=again),
            self.failed.emit,
        )

    def _on_kept(self, answer: Answer, kept: Kept, *, again: bool) -> None:
        self._unsaved = None
        self._overview = self._overview.with_take(kept)
        answer = replace(answer, kept=kept)
        if answer.sitting == self._sitting:
            self._done.append(answer)
        self.kept.emit(answer, again)

    def _removing(self) -> Work[None] | None:
        """Delete the last take, where it lies on the disk."""
        if self._unsaved is not None:
            last, self._unsaved = self._unsaved, None
            self._on_removed(last)
        elif self._done:
            last = self._done[-1]
            assert last.kept is not None
            return Work(partial(self._store.remove, last.kept), lambda _: self._on_removed(last), self.failed.emit)
        else:
            self.removed.emit(None)
        return None

    def _on_removed(self, answer: Answer) -> None:
        if answer.kept is not None:
            self._overview = self._overview.without(answer.kept)
        if answer.sitting == self._sitting:
            self._done = [done for done in self._done if done is not answer]
            self._removed.append(answer)
        self.removed.emit(answer)

    def _restoring(self) -> Work[Kept] | None:
        """Write the take that was deleted last."""
        if not self.can_restore:
            return None
        self._unsaved = self._removed.pop()
        return self._keeping(again=True)

    def _remove_all(self, takes: Sequence[Kept]) -> tuple[str, Removal, Overview]:
        """Delete takes of one speaker, and first what was decoded of them; in the clerk's thread."""
        forget_copies()
        return takes[0].sitting.speaker, self._store.remove_all(takes), self._store.overview()

    def _on_speaker_removed(self, result: tuple[str, Removal, Overview]) -> None:
        speaker, removal, self._overview = result
        if self._unsaved is not None and self._unsaved.sitting.speaker == speaker:
            self._unsaved = None
        others = (name for name in self._overview.speakers() if name != speaker)
        self._begin(Sitting(next(others, last_speaker(Overview(()))), self._sitting.session))
        self.speaker_removed.emit(speaker, removal, len(self._overview.of(speaker)) - len(removal.left))
