"""Bringing recordings in, off the GUI thread: reading hundreds of files takes its time."""

from __future__ import annotations

import logging
import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.events import Failed
from app.takes.importing import Step, UnclearNamesError, bring_in
from app.ui.bridge import EventBridge
from app.ui.errands import Errands
from model.spec.errors import SutjaError
from model.spec.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.takes.importing import Brought
    from app.takes.store import TakeStore
    from app.takes.take import Sitting

_log = logging.getLogger(__name__)


class ImportErrand(QObject):
    """One import at a time.

    Signals
    -------
    progressed(object, int, int)
        This `Step` is done with so many files, of so many.
    brought(object)
        What came of it (`Brought`).
    unclear(object)
        The names can be read in more than one way (`UnclearNamesError`).
    failed(object)
        It cannot go on (`Text`); what was taken is kept.
    """

    progressed = Signal(object, int, int)
    brought = Signal(object)
    unclear = Signal(object)
    failed = Signal(object)

    def __init__(self, store: TakeStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._stopping = threading.Event()
        self._bridge: EventBridge | None = None
        self._errands: Errands | None = None

    @property
    def running(self) -> bool:
        """Whether files are being read."""
        return self._bridge is not None

    def start(self, paths: Sequence[Path], sitting: Sitting, *, labels: str = "auto") -> None:
        """Begin; an import that goes on is ended first."""
        self.close()
        self._stopping.clear()
        self._bridge = EventBridge(self)
        self._bridge.failed.connect(self._on_failed)
        self._errands = Errands(self._bridge)
        self._errands.run(partial(self._bring_in, self._bridge, tuple(paths), sitting, labels))

    def request_stop(self) -> None:
        """Let it end after the file at hand; `brought` tells what it took."""
        self._stopping.set()

    def close(self) -> None:
        """End it; no thread is left when this returns."""
        self._stopping.set()
        if self._errands is not None and self._bridge is not None:
            self._errands.close()
            self._bridge.close()
            self._bridge.deleteLater()
        self._errands = self._bridge = None

    def _bring_in(self, bridge: EventBridge, paths: Sequence[Path], sitting: Sitting, labels: str) -> None:
        def progress(step: Step, done: int, files: int) -> bool:
            bridge.call(partial(self.progressed.emit, step, done, files))
            return not self._stopping.is_set()

        try:
            found = bring_in(paths, self._store, sitting, labels=labels, progress=progress)
        except UnclearNamesError as unclear:
            bridge.call(partial(self._on_unclear, unclear))
        except SutjaError:
            raise  # the errands tell it
        except Exception as error:  # a defect of ours must not leave a panel that waits for ever
            _log.exception("the import stopped")
            bridge.post(Failed(0.0, code="Defect", message=_defect(error)))
        else:
            bridge.call(partial(self._on_brought, found))

    def _on_brought(self, found: Brought) -> None:
        self.close()
        self.brought.emit(found)

    def _on_unclear(self, names: UnclearNamesError) -> None:
        self.close()
        self.unclear.emit(names)

    @Slot(Failed)
    def _on_failed(self, event: Failed) -> None:
        self.close()
        self.failed.emit(event.message)


def _defect(error: Exception) -> Text:
    return Text(
        korean=f"예상하지 못한 오류로 멈췄습니다({type(error).__name__}). 가져온 녹음은 그대로입니다. 다시 시도하세요.",
        english=f"An unexpected error stopped the import ({type(error).__name__}). What was taken is kept. Try again.",
    )
