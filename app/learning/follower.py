"""A thread that reads what a trainer writes, and ends the trainer when that is asked for."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from app.learning import process
from app.learning.progress import Progress, State
from model.spec.language import Text

LOOK_SECONDS: Final = 0.1
"""How often the file is looked at: no system tells everywhere when a file has grown."""

STOP_SECONDS: Final = 20.0
"""How long a trainer may take to save and stop, before it is killed; what it saved before is whole."""

_log = logging.getLogger(__name__)


class Follower:
    """Follows one training to its end, or until it is let go.

    Parameters
    ----------
    lines : Path
        What the trainer writes; the file is there.
    number : int
        Of its process.
    listener : callable
        Gets the progress whenever there is news, on this thread.
    is_running : callable
        Whether the process is there still.
    """

    def __init__(
        self, lines: Path, number: int, listener: Callable[[Progress], None], is_running: Callable[[], bool]
    ) -> None:
        self._lines = lines
        self._number = number
        self._listener = listener
        self._is_running = is_running
        self._woken = threading.Event()
        self._detached = self._stopping = self._discarding = self._killed = False
        self._asked_seconds: float | None = None
        self._progress = Progress()
        self._thread = threading.Thread(target=self._run, name="sutja-learning", daemon=True)

    @property
    def running(self) -> bool:
        """Whether the training is followed still."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin to follow."""
        self._thread.start()

    def stop(self, *, discard: bool) -> None:
        """Have the trainer asked to end, kill it if it does not, and tell the listener when it has."""
        self._discarding = self._discarding or discard
        self._stopping = True
        self._woken.set()

    def detach(self) -> None:
        """Follow no more; the trainer goes on, or is asked to end if that was wanted before."""
        self._detached = True
        self._woken.set()
        if self._thread is not threading.current_thread() and self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        end: Progress | None
        try:
            with self._lines.open("rb") as lines:
                end = self._follow(lines)
        except Exception:
            _log.exception("the training cannot be followed")
            end = replace(self._progress, state=State.KILLED, problem=ENDED_EARLY)
        if end is not None:
            self._listener(end)  # who may remove the file, which Windows does not while it is open

    def _follow(self, lines: BinaryIO) -> Progress | None:
        """Return how the training ended; nothing where it goes on."""
        leaving = False
        while not leaving:
            leaving = self._detached  # asked before all else, so that what was wanted earlier is done in any case
            self._woken.clear()
            running = self._is_running()  # asked before reading, so that the last lines are read in any case
            if running:
                self._urge()
            news = self._read(lines)
            if not running:
                return self._ended()
            if news:
                self._listener(self._so_far())
            if not leaving:
                self._woken.wait(LOOK_SECONDS)
        return None

    def _read(self, lines: BinaryIO) -> bool:
        """Read the lines that are whole by now, and return whether there were any."""
        place, before = lines.tell(), self._progress
        for line in lines:
            if not line.endswith(b"\n"):
                break
            place += len(line)
            self._progress = self._progress.after(line)
        lines.seek(place)
        return self._progress is not before

    def _urge(self) -> None:
        """Ask a trainer that is there to end, and kill it in the end; one that is gone may have lent its number on."""
        if self._stopping and self._asked_seconds is None:
            self._asked_seconds = time.monotonic()
            process.ask_to_stop(self._number)
        if not self._killed and self._waited_seconds > STOP_SECONDS:
            self._killed = True
            _log.warning("the training did not stop within %.0f s and was killed", STOP_SECONDS)
            process.kill(self._number)

    @property
    def _waited_seconds(self) -> float:
        """How long ago the trainer was asked to end."""
        return 0.0 if self._asked_seconds is None else time.monotonic() - self._asked_seconds

    def _so_far(self) -> Progress:
        """Return the progress of a trainer that is there: what it says at its end counts when it has ended."""
        stopping = self._stopping or self._progress.state is State.STOPPING
        return replace(self._progress, state=State.STOPPING if stopping else State.RUNNING, problem=None)

    def _ended(self) -> Progress:
        if self._discarding:
            return replace(self._progress, state=State.CANCELLED)
        if self._progress.state.over:
            return self._progress
        if self._stopping:
            return replace(self._progress, state=State.STOPPED)
        return replace(self._progress, state=State.KILLED, problem=ENDED_EARLY)


ENDED_EARLY: Final = Text(
    korean="학습이 뜻하지 않게 끝났습니다. 그때까지 배운 것은 남아 있습니다. 이어서 학습하세요.",
    english="The training ended unexpectedly. What it had learnt until then is kept. Go on with it.",
)
