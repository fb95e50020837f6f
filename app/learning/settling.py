"""What is done with a training that has ended."""

import logging
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.learning.errors import LearningError
from app.learning.folder import ModelFolder, remove
from app.learning.progress import Progress, State
from app.learning.solitude import alone
from app.learning.training import Job, job_in
from model.spec.language import Text

LEAST_BYTES: Final = 10_000_000
"""Room below which a trainer cannot put away where it stands: three times its checkpoint."""

DISK_FULL: Final = Text(
    korean="디스크가 가득 차서 학습이 멈췄습니다. 그때까지 배운 것은 남아 있습니다. 공간을 비우고 이어서 학습하세요.",
    english="The training ended because the disk is full. What it had learnt until then is kept. Make room and go on "
    "with it.",
)

_log = logging.getLogger(__name__)


def settled(job: Job, progress: Progress) -> Progress:
    """Remove what is left of a training that was cancelled, or that failed before it had learnt anything."""
    if progress.state is State.CANCELLED and job.folder.is_finished:
        return replace(progress, state=State.SAVED)  # it was quicker
    if progress.state is State.CANCELLED or (progress.state is State.FAILED and not job.folder.checkpoint.exists()):
        _clear_up(job)
    if progress.state is State.KILLED and _is_full(job.folder.path):
        return replace(progress, problem=DISK_FULL)  # the trainer's own sentence found no room either
    return progress


def _clear_up(job: Job) -> None:
    """Remove what a process has left, unless another window has gone on with it or it is a model after all."""
    try:
        with alone(job.folder.path.parent):
            left = job_in(job.folder)
            if not job.folder.is_finished and (left is None or left.number == job.number):
                clear_away(job.folder)
    except LearningError as error:
        _log.warning("what is left of a training stays: %s", error)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path).free < LEAST_BYTES
    except OSError:
        return False


def clear_away(folder: ModelFolder) -> None:
    """Remove what is left of a training, if that can be done."""
    # What cannot be removed is offered as an unfinished training, and can be discarded another time.
    with suppress(OSError):
        remove(folder)
