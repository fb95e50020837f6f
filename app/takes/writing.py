"""Files that appear whole, under a name that nobody else has taken."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final

from model.spec.files import NEW_MODE, written_beside

NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""What a file system says that has no links, such as that of a memory stick."""


def write_new(folder: Path, names: Iterator[str], content: bytes) -> Path:
    """Write a file under the first of ``names`` that is free, and return once it is on the disk.

    Raises
    ------
    OSError
        If the folder cannot be written or the disk is full; nothing of it is left then.
    """
    first = next(names)
    with written_beside(folder / first, content) as temporary:
        path = _named(temporary, (folder / name for name in chain([first], names)))
    _settle(folder)
    return path


def _named(temporary: Path, paths: Iterable[Path]) -> Path:
    """Give a file the first name that is free; asked and taken in one step, for others do the same meanwhile."""
    for path in paths:
        with suppress(FileExistsError):
            _name(temporary, path)
            return path
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(temporary.parent))


def _name(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, NEW_MODE))
        os.replace(temporary, path)


def _settle(folder: Path) -> None:
    """Let the name be on the disk as well, where a folder can be asked for that."""
    if os.name != "posix":
        return
    with suppress(OSError):  # the file is there, whatever a network drive says about its folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
