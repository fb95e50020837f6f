"""Speaks digits back through the system's output, in a process of its own."""

import logging
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Final

from app.audio.process import fresh_process
from model.spec.language import Language

SAID: Final = "said\n"
"""What the process answers once it has said something; anything else tells that it could not."""

ECHO_SECONDS: Final = 0.5
"""Time after the last word in which a room, or a wireless loudspeaker, may still give it back."""

LONGEST_SECONDS: Final = 10.0
"""Time, beside a second for each digit, after which an output is stuck and given up: nobody is unheard for ever."""

_log = logging.getLogger(__name__)


class Voice:
    """Says one thing after the other; used by one thread, but for `speaking`.

    Parameters
    ----------
    language : Language
    failed : callable
        Called where something could not be said, on a thread of the voice's own.
    """

    def __init__(self, language: Language, failed: Callable[[], None]) -> None:
        self._language = language
        self._failed = failed
        self._waiting: SimpleQueue[Sequence[int] | None] = SimpleQueue()
        self._starting = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None
        self._asked = 0
        self._over = 0
        self._echo_until = 0.0

    @property
    def speaking(self) -> bool:
        """Whether a microphone may hear it now; any thread may ask."""
        return self._asked > self._over or time.monotonic() < self._echo_until

    def prepare(self) -> None:
        """Start the process, which takes a second, before there is something to say."""
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._speak, name="sutja-voice", daemon=True)
            self._thread.start()

    def say(self, digits: Sequence[int]) -> None:
        """Say digits, once all is said that was to be said before; returns at once."""
        self.prepare()
        self._asked += 1
        self._waiting.put(digits)

    def close(self) -> None:
        """Fall silent; no thread and no process is left when this returns."""
        with self._starting:
            self._closed = True
            if self._process is not None:
                self._process.kill()
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _speak(self) -> None:
        self._start()
        while (digits := self._waiting.get()) is not None:
            said = self._says(digits)
            self._echo_until = time.monotonic() + ECHO_SECONDS
            self._over += 1
            if not said and not self._closed:
                self._failed()
        self._end()

    def _says(self, digits: Sequence[int]) -> bool:
        """Have digits said, and return whether they were."""
        process = self._process or self._start()
        if process is None or process.stdin is None or process.stdout is None:
            return False
        patience = threading.Timer(LONGEST_SECONDS + len(digits), process.kill)
        patience.start()
        try:
            process.stdin.write(f"{self._language} {' '.join(map(str, digits))}\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            answer = ""
        finally:
            patience.cancel()
        if not answer:  # it has ended
            self._end()
        return answer == SAID

    def _start(self) -> "subprocess.Popen[str] | None":
        with self._starting:
            if self._closed:
                return None
            try:
                self._process = subprocess.Popen(
                    **fresh_process("app.audio.saying") | {"stdin": subprocess.PIPE},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                )
            except OSError as error:
                _log.warning("no process can speak: %s", error)
            return self._process

    def _end(self) -> None:
        with self._starting:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
