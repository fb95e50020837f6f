"""Ctrl-C in a training: the first asks it to save and stop, the second stops it at once."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Final, Self

SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name))
"""Ctrl-C, ``kill``, and Ctrl-Break on Windows."""


class Interruption:
    """While it is entered, a signal to stop is a request; a second one raises KeyboardInterrupt.

    Handlers can be set in the main thread only; elsewhere nothing is ever requested. A signal that the starter of this
    process told it to ignore, as a shell does for a background job, stays ignored.

    Examples
    --------
    ::

        with Interruption() as interruption:
            for batch in batches:
                learn(batch)
                if interruption.requested:
                    save()
                    break
    """

    def __init__(self) -> None:
        self.requested = False
        """Whether somebody asked to stop."""

        self._former: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._former = {number: signal.getsignal(number) for number in SIGNALS}
            for number in self._handled():
                signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number in self._handled():
            # None stands for a handler that was not set from Python, and cannot be set again from here.
            signal.signal(number, self._former[number] or signal.SIG_DFL)

    def _handled(self) -> list[signal.Signals]:
        return [number for number, former in self._former.items() if former is not signal.SIG_IGN]

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        # Nothing is printed here: the interrupted code may be in the middle of a print itself.
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True


def worker_init(worker: int) -> None:
    """Let a process that composes batches leave Ctrl-C to the one that learns, and die with it without a traceback.

    To be given to a DataLoader. SIGTERM is left alone: it is by this that the DataLoader ends its workers.

    Parameters
    ----------
    worker : int
        Number of the worker, from 0.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
