"""A program under test: its lines are waited for with patience, but never for ever."""

import os
import subprocess
import tempfile
import threading
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Final, Self

import pytest

PATIENCE_SECONDS: Final = 60.0
"""Far more than anything takes, even on a busy machine; without it a test that misses a word would never end."""


class Program:
    """Runs a command from the start of a ``with`` block; at its end the program has ended, or is killed.

    Parameters
    ----------
    command : str
        The program and its arguments.
    environment : dict, optional
        Variables besides those of the tests.
    """

    def __init__(self, *command: str, environment: dict[str, str] | None = None) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the program runs
        self._process = subprocess.Popen(
            command,
            env={**os.environ, "SUTJA_LANGUAGE": "en", **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
        )
        self._said: list[str] = []
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="program-reader")
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        self._errors.close()

    @property
    def running(self) -> bool:
        """Whether the program has not ended."""
        return self._process.poll() is None

    @property
    def errors(self) -> str:
        """What it has written to its standard error so far."""
        self._errors.seek(0)
        return self._errors.read().decode()

    def line(self) -> str:
        """Return its next line; where none comes, fail with what it has said so far."""
        try:
            line = self._lines.get(timeout=PATIENCE_SECONDS)
        except Empty:
            self._fail(f"nothing within {PATIENCE_SECONDS:.0f} s")
        if line is None:
            self._fail("it ended")
        self._said.append(line)
        return line

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def end(self) -> tuple[int, list[str]]:
        """Wait for its end, and return the exit status and the lines that had not been asked for."""
        try:
            status = self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._fail(f"no end within {PATIENCE_SECONDS:.0f} s")
        return status, list(iter(self._lines.get, None))

    def _read(self) -> None:
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _fail(self, reason: str) -> None:
        pytest.fail(f"{reason}, after it had said:\n{''.join(self._said)}\nand of errors:\n{self.errors}")
