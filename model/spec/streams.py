"""Standard output and standard error that take any text."""

import io
import os
import sys


def prepare_streams() -> None:
    """Print Hangul and any file name wherever the output goes: a Windows console, a pipe, a C locale, nowhere."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the process ends
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    # Names that are no text come out as the bytes that they are, so that a script finds the file again.
    unprintable = "surrogateescape" if os.name == "posix" else "backslashreplace"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=unprintable)
