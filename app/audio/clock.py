"""The clock that tells sleep: it goes on while the computer does not, and nobody sets it."""

import time
from typing import Final

UNBROKEN: Final = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""The system's number for it: Linux has one that counts sleep, macOS' monotonic one does, and Windows has none."""


def unbroken_seconds() -> float:
    """Return seconds since a moment in the past."""
    # Python's own stands still in sleep, but not on Windows.
    return time.monotonic() if UNBROKEN is None else time.clock_gettime(UNBROKEN)
