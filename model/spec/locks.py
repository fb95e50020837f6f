"""Locks that tell other processes that somebody writes in a folder."""

from pathlib import Path
from typing import Final

from filelock import FileLock

RUN_LOCK: Final = "run.lock"
"""File in a run folder that a training holds locked while it writes there."""

CACHE_LOCK: Final = "lock"
"""File in the cache that is held locked while recordings are decoded into it."""


def is_held(lock: Path) -> bool:
    """Return whether somebody holds a lock; nothing is made by asking."""
    if not lock.exists():
        return False
    try:
        with FileLock(lock, blocking=False):
            return False
    except OSError:  # held, or nobody can tell at this moment
        return True
