"""Bringing recordings in, from the first file to what came of it: the errand, and the panel that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.takes.importing import Step
from app.takes.names import folder_name
from app.takes.take import Sitting
from app.ui.record.import_errand import ImportErrand
from app.ui.record.import_panel import ImportPanel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.takes.importing import Brought, UnclearNamesError
    from app.takes.store import TakeStore
    from model.spec.language import Language, Text


class ImportDesk(QObject):
    """One import after the other.

    Signals
    -------
    busy_changed(bool)
        Whether files are being read.
    opened()
        The panel has something to tell.
    brought()
        There are more takes than before.
    left()
        The user has seen what came of it.
    """

    busy_changed = Signal(bool)
    opened = Signal()
    brought = Signal()
    left = Signal()

    def __init__(self, store: TakeStore, *, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._paths: tuple[Path, ...] = ()
        self._sitting: Sitting | None = None
        self.panel = ImportPanel(language=language)
        self.errand = ImportErrand(store, self)
        self.panel.rule_chosen.connect(self._on_rule_chosen)
        self.panel.left.connect(self._on_left)
        self.errand.progressed.connect(self.panel.show_progress)
        self.errand.brought.connect(self._on_brought)
        self.errand.unclear.connect(self._on_unclear)
        self.errand.failed.connect(self._on_failed)
        for ended in (self.errand.brought, self.errand.unclear, self.errand.failed):
            ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self.errand.running

    def bring_in(self, paths: Sequence[Path], sitting: Sitting) -> None:
        """Copy recordings into the store; a folder is a session of its own name."""
        self._paths = tuple(paths)
        folder = folder_name(paths[0].name) if len(paths) == 1 and paths[0].is_dir() else ""
        self._sitting = Sitting(sitting.speaker, folder or sitting.session)
        self._start("auto")

    def close(self) -> None:
        """End what goes on; no thread is left when this returns."""
        self.errand.close()

    def _start(self, labels: str) -> None:
        assert self._sitting is not None
        self.panel.show_progress(Step.INSPECTING, 0, len(self._paths))
        self.opened.emit()
        self.errand.start(self._paths, self._sitting, labels=labels)
        self.busy_changed.emit(True)

    @Slot(str)
    def _on_rule_chosen(self, rule: str) -> None:
        self._start(rule)

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        self.panel.show_brought(brought)
        self.brought.emit()

    @Slot(object)
    def _on_unclear(self, names: UnclearNamesError) -> None:
        self.panel.show_rules(names.rules, names.example)

    @Slot(object)
    def _on_failed(self, problem: Text) -> None:
        self.panel.show_problem(problem.in_language(self._language))
        self.brought.emit()  # what was taken before

    @Slot()
    def _on_ended(self) -> None:
        self.busy_changed.emit(False)

    @Slot()
    def _on_left(self) -> None:
        if self.busy:
            self.errand.request_stop()
        else:
            self.left.emit()
