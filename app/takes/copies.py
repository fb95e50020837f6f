"""What the trainer decoded of recordings: voices as well, which must not outlast them."""

import shutil
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from app.takes.errors import copies_in_use, not_removed
from model.spec import ledger, places
from model.spec.content import key_of
from model.spec.errors import LedgerError
from model.spec.locks import CACHE_LOCK, is_held


def forget_copy(recording: Path) -> None:
    """Delete what was decoded of one recording, if anything was: with all else that was decoded, as it lies among it.

    Raises
    ------
    StoreError
        As `forget_copies`.
    """
    key = key_of(recording)
    if key and _may_be_decoded(key):  # one that is gone was deleted with its copy
        forget_copies()


def forget_copies() -> None:
    """Delete all that was decoded, whoever said it: it is made again when it is needed.

    Raises
    ------
    StoreError
        If a training may read it at this moment, or it cannot be deleted.
    """
    cache = places.cache_folder()
    if not cache.exists():
        return
    if _is_read():
        raise copies_in_use()
    try:
        with FileLock(cache / CACHE_LOCK, blocking=False):
            for path in cache.iterdir():
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                elif path.name != CACHE_LOCK:
                    path.unlink()
    except Timeout:
        raise copies_in_use() from None
    except OSError as error:
        raise not_removed(error) from None


def _may_be_decoded(key: str) -> bool:
    """Return whether a recording of this content is, or is about to be, among what was decoded."""
    cache = places.cache_folder()
    try:
        # The index names each recording by its key; while its lock is held, the next is not written yet.
        return is_held(cache / CACHE_LOCK) or any(key.encode() in index.read_bytes() for index in cache.glob("*.json"))
    except OSError:
        return True


def _is_read() -> bool:
    """Return whether a training runs, or might."""
    with suppress(LedgerError):
        return ledger.is_training_running()
    return True
