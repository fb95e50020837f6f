"""Work on the disk, off the GUI thread: one piece after the other, each decided on when its turn comes."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject

from app.ui.bridge import EventBridge
from app.ui.errands import Errands
from model.spec.errors import SutjaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.spec.language import Text

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Work(Generic[Result]):
    """A piece of work, and who is told on the GUI thread what came of it."""

    do: Callable[[], Result]
    """What is done in the clerk's thread; a `SutjaError` tells why it cannot be."""

    done: Callable[[Result], None]
    """Called with what came of it."""

    failed: Callable[[Text], None]
    """Called with why nothing did."""


class Clerk(QObject):
    """Does one piece of work at a time, in the order in which they were asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = EventBridge(self)
        self._errands = Errands(self._bridge)
        self._turns: deque[Callable[[], Work[Any] | None]] = deque()
        self._working = False
        self._worked = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether there is work that is not done yet."""
        return self._working or bool(self._turns)

    def ask(self, turn: Callable[[], Work[Any] | None]) -> None:
        """Call ``turn`` once all is done that was asked for before, and do the work that it gives, if it gives any."""
        self._turns.append(turn)
        self._go_on()

    def finish(self) -> None:
        """Return when all is done that was asked for, and everybody was told."""
        while self.busy:
            self._worked.wait()
            self._worked.clear()
            self._bridge.drain()

    def close(self) -> None:
        """Finish; no thread is left when this returns."""
        self.finish()
        self._errands.close()
        self._bridge.close()

    def _go_on(self) -> None:
        while self._turns and not self._working:
            work = self._turns.popleft()()
            if work is not None:
                self._working = True
                self._errands.run(partial(self._do, work))

    def _do(self, work: Work[Any]) -> None:
        tell: Callable[[], None] = _nothing
        try:
            tell = partial(work.done, work.do())
        except SutjaError as error:
            tell = partial(work.failed, error.text)
        finally:  # a defect of ours is raised where it is seen, and the next piece of work is done all the same
            self._bridge.call(partial(self._end, tell))
            self._worked.set()

    def _end(self, tell: Callable[[], None]) -> None:
        self._working = False
        try:
            tell()
        finally:
            self._go_on()


def _nothing() -> None:
    pass
