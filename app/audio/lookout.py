"""Looks out for microphones while one is open: PortAudio sees nothing new in a process that holds a stream."""

import json
import logging
import subprocess
import threading
from collections.abc import Callable, Sequence

from app.audio.devices import Device, fresh_process

_log = logging.getLogger(__name__)


class Lookout:
    """A fresh process that lists, every second, the microphones that could be opened.

    Parameters
    ----------
    listed : callable
        Gets them, on a thread of the lookout's own; it must return quickly.
    """

    def __init__(self, listed: Callable[[Sequence[Device]], None]) -> None:
        self._listed = listed
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look out; where no process can be started, nothing is ever listed."""
        try:
            self._process = subprocess.Popen(
                **fresh_process("app.audio.listing", "--watch"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            _log.warning("nobody looks out for microphones: %s", error)
            return
        self._thread = threading.Thread(target=self._read, args=(self._process,), name="sutja-lookout", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the process and the thread; harmless when they have ended. Not for the lookout's own thread."""
        if self._process is None or self._thread is None:
            return
        self._process.kill()
        self._process.wait()
        self._thread.join()
        self._process = self._thread = None

    def _read(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                try:
                    microphones = [Device(**device) for device in json.loads(line)]
                except ValueError:  # killed in the middle of a line
                    return
                self._listed(microphones)
