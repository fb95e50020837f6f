"""Lines on a stream whose reader may go away."""

import contextlib
import os
from typing import TextIO


class Lines:
    """Writes lines, each at once; where nobody reads them any more, learning goes on without.

    Parameters
    ----------
    stream : TextIO
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        """Write a line."""
        try:
            print(line, file=self._stream, flush=True)
        except OSError:
            self._abandon()

    def _abandon(self) -> None:
        # What is left in the buffer must go somewhere, or Python complains about it at its exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
