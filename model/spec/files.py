"""Files that appear whole or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

NEW_MODE: Final = 0o644
"""Permissions of a new file: its folder decides who may look into it."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write through a temporary file in the same folder: a full disk or an interruption leaves the old file whole.

    Raises
    ------
    OSError
        If the folder cannot be written or the disk is full.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(content)  # a pipe or a device is written to, and never replaced
        return
    with written_beside(target, content) as temporary:
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)


def check_writable(path: Path) -> None:
    """See whether a file could be written, before it is worth something.

    Raises
    ------
    OSError
        If its folder is not there or cannot be written, or it is a folder itself.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.is_file() or not target.exists():
        with tempfile.TemporaryFile(dir=target.parent):
            pass


@contextmanager
def written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """Write a hidden file in the folder of ``path``, and give it once it is on the disk; it goes unless it is moved.

    Raises
    ------
    OSError
        If the folder cannot be written or the disk is full.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, NEW_MODE)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
