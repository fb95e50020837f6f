"""Recordings, decoded and inspected once however often they are asked for.

They are told apart by their content, so that a changed file is decoded again and a renamed one is not. They are voices:
nobody but the user can read them. Deleting the folder deletes everything. Two processes may use one folder: the second
waits for the first, and finds its work done.
"""

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from filelock import FileLock

from model.dataset.finding import Fault
from model.dataset.recording import Decoded, Recording, decode
from model.dataset.shards import Shards
from model.spec.content import key_of
from model.spec.errors import DatasetError
from model.spec.faults import reason_of
from model.spec.locks import CACHE_LOCK
from model.spec.places import made_private

Progress = Callable[[int, int], None]
"""Called with how many files are done, and how many there are to do."""

AHEAD: Final = 4
"""Files that each thread may be ahead of what is written: they wait in memory."""

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Cache:
    """Recordings, decoded and inspected once.

    Parameters
    ----------
    folder : Path
        Where to keep what was decoded; it is made when it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recordings(self, files: Sequence[Path], *, progress: Progress | None = None) -> list[Recording]:
        """Return what is known about each file, in their order; what is not known yet is decoded.

        Raises
        ------
        DatasetError
            If the cache cannot be written: the disk is full, or the folder is not the user's.
        """
        try:
            with FileLock(made_private(self._folder) / CACHE_LOCK), _threads() as pool:
                try:
                    return self._recordings(files, pool, progress)
                finally:
                    _keep_private(self._folder)
        except OSError as error:
            raise _unwritable(self._folder, error) from None

    def _recordings(
        self, files: Sequence[Path], pool: ThreadPoolExecutor, progress: Progress | None
    ) -> list[Recording]:
        shards = Shards.open(self._folder)
        keys = list(_mapped(pool, key_of, files))
        shards.check(set(keys))
        missing = {key: file for key, file in zip(keys, files, strict=True) if key and shards.find(key) is None}
        for number, (key, decoded) in enumerate(zip(missing, _decoded(pool, missing.values()), strict=True), start=1):
            shards.add(key, decoded)
            if progress:
                progress(number, len(missing))
        shards.flush()
        return [shards.find(key) or Recording(key="", sound=None, faults=(Fault.UNREADABLE,)) for key in keys]


def _keep_private(folder: Path) -> None:
    """Let nobody but the user read what lies in the folder, should it be copied elsewhere with its modes."""
    if os.name != "posix":
        return
    for path in folder.iterdir():
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)


def _decoded(pool: ThreadPoolExecutor, files: Iterable[Path]) -> Iterator[Decoded]:
    return _mapped(pool, decode, files)


def _threads() -> ThreadPoolExecutor:
    # Threads and not processes: the libraries that decode and resample let go of Python's lock.
    return ThreadPoolExecutor(max_workers=os.cpu_count() or 1, thread_name_prefix="decoding")


def _mapped(
    pool: ThreadPoolExecutor, function: Callable[[_Item], _Result], items: Iterable[_Item]
) -> Iterator[_Result]:
    """Give the results in order, and run only a little ahead of who takes them, so that memory stays flat."""
    rest = iter(items)
    waiting: deque[Future[_Result]] = deque()
    for item in islice(rest, AHEAD * (os.cpu_count() or 1)):
        waiting.append(pool.submit(function, item))
    while waiting:
        result = waiting.popleft().result()
        waiting.extend(pool.submit(function, item) for item in islice(rest, 1))
        yield result


def _unwritable(folder: Path, error: OSError) -> DatasetError:
    return DatasetError(
        korean=f"읽은 녹음을 둘 곳에 쓸 수 없습니다: {folder} ({reason_of(error)}). "
        "디스크에 빈 공간이 있는지, 쓰기 권한이 있는지 확인하세요.",
        english=f"The decoded recordings cannot be kept in {folder} ({reason_of(error)}). "
        "Check that the disk is not full and that you may write there.",
    )
