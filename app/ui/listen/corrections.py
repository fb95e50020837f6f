"""What becomes of a word that the user put right: nothing, or a recording to learn from. Asked once, off until then.

Asked on the GUI thread, kept in the clerk's: the folder is looked through, and what was decoded may be deleted.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.takes.errors import StoreError
from app.ui.clerk import Clerk, Work
from app.ui.listen.correction import Correction
from app.ui.speaker import last_speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.takes.store import TakeStore
    from app.takes.take import Kept
    from app.ui.preferences import Preferences
    from model.spec.language import Language, Text


class Corrections(QObject):
    """Keeps corrections where the user agrees.

    Parameters
    ----------
    preferences : Preferences
    store : callable
        Makes the store, when the first correction is to be kept.
    language : Language

    Signals
    -------
    agreement_wanted()
        The user is to be asked.
    told(str)
        What became of a correction; a sentence.
    """

    agreement_wanted = Signal()
    told = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        store: Callable[[], TakeStore],
        *,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._make_store = store
        self._language = language
        self._clerk: Clerk | None = None  # made with the first one that is kept: on most days there is none
        self._waiting: dict[int, Correction] = {}
        self._kept: dict[int, Kept] = {}

    @cached_property
    def _store(self) -> TakeStore:
        return self._make_store()

    @Slot(Correction)
    def take(self, correction: Correction) -> None:
        """Keep a correction, or ask first, or let it go."""
        if self._preferences.settings.keep_corrections:
            self._keep(correction)
        elif not self._preferences.settings.corrections_asked:
            self._waiting[correction.word] = correction
            self.agreement_wanted.emit()

    @Slot(bool)
    def answer(self, agreed: bool) -> None:
        """Take the user's answer, also for what was put right before it."""
        self._preferences.change(keep_corrections=agreed, corrections_asked=True)
        waiting, self._waiting = self._waiting, {}
        for correction in waiting.values() if agreed else ():
            self._keep(correction)

    def close(self) -> None:
        """Keep what was agreed to, and nothing that waits for an answer; no thread is left when this returns."""
        if self._clerk is not None:
            self._clerk.close()

    def _keep(self, correction: Correction) -> None:
        self._clerk = self._clerk or Clerk(self)
        work = Work(partial(self._write, correction), partial(self._on_kept, correction.digit), self._on_failed)
        self._clerk.ask(lambda: work)

    def _write(self, correction: Correction) -> None:
        """Keep a recording of a word, in the place of the one that was made of it before; in the clerk's thread."""
        kept = self._store.keep_correction(
            correction.waveform, correction.digit, speaker=last_speaker(self._store.overview())
        )
        if correction.word in self._kept:  # deleted only now: the disk may have been full
            self._replace(self._kept[correction.word], kept)
        self._kept[correction.word] = kept

    def _replace(self, before: Kept, kept: Kept) -> None:
        """Delete the recording of before; where that cannot be, the new one: never is one sound kept as two digits."""
        try:
            self._store.remove(before)
        except StoreError:
            with suppress(StoreError):
                self._store.remove(kept)
            raise

    def _on_kept(self, digit: int, _result: None) -> None:
        self.told.emit(self.tr("Kept as a recording of {digit}.").format(digit=digit))

    def _on_failed(self, problem: Text) -> None:
        self.told.emit(problem.in_language(self._language))
