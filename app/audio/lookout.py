"""Looks out for microphones while one is open: PortAudio sees nothing new in a process that holds a stream."""

import json
import logging
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Final

from app.audio.devices import Device
from app.audio.process import fresh_process

STOP_SECONDS: Final = 2.0
"""How long `stop` waits for a process that was killed: one that is stuck in a driver ends when the driver lets it."""

RESTART_SECONDS: Final = 10.0
"""Time after which another process looks where one has ended by itself; twice as long each time."""

_log = logging.getLogger(__name__)


class Lookout:
    """A fresh process that lists the microphones every other second.

    Parameters
    ----------
    listed : callable
        Gets them, on a thread of the lookout's own; it must return quickly.
    """

    def __init__(self, listed: Callable[[Sequence[Device]], None]) -> None:
        self._listed = listed
        self._starting = threading.Lock()
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    def start(self, wanted: str | None, *, delay_seconds: float = 0.0) -> None:
        """Begin to look out.

        Parameters
        ----------
        wanted : str, optional
            Name of a microphone that is listed only while it could be opened.
        delay_seconds : float
            Time before the first look.
        """
        # One for each start: a thread that was left behind stays told to end.
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self._look_out, args=(self._stopping, wanted, delay_seconds), name="sutja-lookout", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the process and the thread; harmless when they have ended. Not for the lookout's own thread."""
        if self._thread is None:
            return
        with self._starting:
            self._stopping.set()
            if self._process is not None:
                self._process.kill()
        self._thread.join(STOP_SECONDS)
        self._process = self._thread = None

    def _look_out(self, stopping: threading.Event, wanted: str | None, delay_seconds: float) -> None:
        restart_seconds = RESTART_SECONDS
        while not stopping.wait(delay_seconds):
            self._look(stopping, wanted)
            if not stopping.is_set():
                _log.warning("nobody looks out for microphones for %.0f s", restart_seconds)
            delay_seconds, restart_seconds = restart_seconds, 2 * restart_seconds

    def _look(self, stopping: threading.Event, wanted: str | None) -> None:
        """Tell what a process sees until it ends, or says what makes no sense."""
        process = self._started(stopping, wanted)
        if process is None or process.stdout is None:
            return
        with process:
            for line in process.stdout:
                try:
                    microphones = [Device(**device) for device in json.loads(line)]
                except ValueError:  # killed in the middle of a line
                    break
                if stopping.is_set():
                    break
                self._listed(microphones)
            process.kill()

    def _started(self, stopping: threading.Event, wanted: str | None) -> "subprocess.Popen[bytes] | None":
        arguments = [] if wanted is None else [wanted]
        with self._starting:
            if stopping.is_set():
                return None
            try:
                self._process = subprocess.Popen(
                    **fresh_process("app.audio.listing", "--watch", *arguments),
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                _log.warning("no process can look out for microphones: %s", error)
                return None
            return self._process
