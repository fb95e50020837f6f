"""One window at a time changes what is among the models."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock

from app.learning.errors import not_kept
from app.learning.folder import LOCK
from model.spec.places import made_private

PATIENCE_SECONDS: Final = 10.0
"""How long to wait for another window, which takes milliseconds."""


@contextmanager
def alone(models: Path) -> Iterator[None]:
    """Keep other windows from changing the models, or beginning a training.

    Raises
    ------
    LearningError
        If the folder cannot be written.
    """
    try:
        made_private(models)
        lock = FileLock(models / LOCK, timeout=PATIENCE_SECONDS)
        lock.acquire()
    except OSError as error:  # a timeout is one too
        raise not_kept(models, error) from None
    try:
        yield
    finally:
        lock.release()
