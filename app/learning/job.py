"""One training at a time, in a process of its own: begun, followed, cancelled, let go, found again, resumed.

A thread follows what the trainer writes and tells a listener. The trainer does not depend on it: it goes on when the
application ends, and the next one finds it.
"""

import json
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from filelock import FileLock

from app.learning import process
from app.learning.errors import LearningError, not_kept
from app.learning.folder import ModelFolder, made_model_folder, model_folders, remember_models, remove
from app.learning.follower import Follower
from app.learning.held_out import keep_to_former_splits
from app.learning.progress import RESUMED, Progress, State, progress_after
from app.learning.solitude import alone
from app.learning.trainer import PROGRAM, Order, check_script, command
from model.spec.files import write_atomically
from model.spec.language import Text

STARTING_SECONDS: Final = 600.0
"""How long a trainer may take until it holds its run folder locked; it takes some seconds.

Until then nobody looks whether the lock is free: who looks holds it for a moment, and a trainer that finds it held
ends.
"""

LEAST_BYTES: Final = 10_000_000
"""Room below which a trainer cannot put away where it stands: three times its checkpoint."""

DISK_FULL: Final = Text(
    korean="디스크가 가득 차서 학습이 멈췄습니다. 그때까지 배운 것은 남아 있습니다. 공간을 비우고 이어서 학습하세요.",
    english="The training ended because the disk is full. What it had learnt until then is kept. Make room and go on "
    "with it.",
)

Listener = Callable[[Progress], None]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A training that was begun and has not come to its end."""

    folder: ModelFolder
    """Where its model will lie."""

    order: Order
    """What was asked for."""

    began: datetime
    """When its process was started, in UTC."""

    number: int
    """Of that process."""

    @property
    def progress(self) -> Progress:
        """Where it stands, from what the trainer has written so far."""
        try:
            progress = progress_after(self.folder.lines.read_bytes().splitlines())
        except OSError:
            progress = Progress()
        return progress

    @property
    def is_running(self) -> bool:
        """Whether its process is there, and is this training still and not another program of that number."""
        if not process.exists(self.number):
            return False
        age = datetime.now(UTC) - self.began
        return 0 <= age.total_seconds() < STARTING_SECONDS or _is_held(self.folder.lock)


class JobControl:
    """Begins trainings, follows one, and ends it.

    Parameters
    ----------
    models : Path
        The folder of all models.
    program : sequence of str
        The training script as a command; tests give another one.
    """

    def __init__(self, models: Path, program: Sequence[str] = PROGRAM) -> None:
        self._models = models
        self._program = tuple(program)
        self._follower: Follower | None = None
        self._process: process.Process | None = None

    @property
    def running(self) -> bool:
        """Whether a training is followed."""
        return self._follower is not None and self._follower.running

    def start(self, order: Order, listener: Listener) -> Job:
        """Begin a training.

        Parameters
        ----------
        order : Order
        listener : callable
            Gets the progress whenever there is news, on a thread of its own; the last one is over.

        Raises
        ------
        LearningError
            If another training is running, or none can be begun.
        """
        if self._program == PROGRAM:
            check_script()
        with self._alone():
            folder = made_model_folder(self._models)
            try:
                keep_to_former_splits(folder, model_folders(self._models))
                job = self._begun(folder, order)
            except BaseException:
                _remove(folder)
                raise
        self.follow(job, listener)
        return job

    def resume(self, job: Job, listener: Listener) -> Job:
        """Go on with a training that was stopped or killed.

        Raises
        ------
        LearningError
            If another training is running, it has come to its end or is gone by now, or it cannot be gone on with.
        """
        with self._alone():
            offered = _job_in(job.folder)
            if offered is None or job.folder.is_finished:
                raise LearningError(
                    korean="이 학습은 그사이 끝났거나 지워졌습니다. 모델 목록을 확인하세요.",
                    english="This training has come to its end by now, or was removed. Look at the list of models.",
                )
            try:
                with job.folder.lines.open("a", encoding="ascii") as lines:
                    lines.write(f"\n{RESUMED}\n")  # the line before may be torn
            except OSError as error:
                raise not_kept(job.folder.lines, error) from None
            job = self._begun(job.folder, offered.order)
        self.follow(job, listener)
        return job

    def follow(self, job: Job, listener: Listener) -> None:
        """Follow a training that another window began, or this application before it was closed."""
        self.detach()
        self._follower = Follower(
            job.folder.lines,
            job.number,
            lambda progress: listener(_settled(job, progress)),
            lambda: self._is_running(job),
        )
        self._follower.start()

    def unfinished(self) -> list[Job]:
        """Return the trainings that have not come to their end, from the oldest to the newest; also running ones."""
        jobs = [_job_in(folder) for folder in model_folders(self._models) if not folder.is_finished]
        return [job for job in jobs if job is not None]

    def discard(self, job: Job) -> None:
        """Remove a training that nobody wants to go on with.

        Raises
        ------
        LearningError
            If it runs or has come to its end by now, or cannot be removed.
        """
        with alone(self._models):
            offered = _job_in(job.folder)
            if job.folder.is_finished or (offered is not None and offered.is_running):
                raise LearningError(
                    korean="이 학습은 그사이 다시 시작되었거나 끝나서 지우지 않았습니다. 모델 목록을 확인하세요.",
                    english="This training is running again or has come to its end by now, so it was not removed. "
                    "Look at the list of models.",
                )
            remember_models(self._models)
            try:
                remove(job.folder)
            except FileNotFoundError:
                return  # another window was quicker
            except OSError as error:
                raise not_kept(job.folder.path, error) from None

    def stop(self) -> None:
        """Ask the training to save where it stands and to end; it can be resumed."""
        if self._follower is not None:
            self._follower.stop(discard=False)

    def cancel(self) -> None:
        """End the training and leave everything as if it had never begun."""
        if self._follower is not None:
            self._follower.stop(discard=True)

    def detach(self) -> None:
        """Follow no more; the training goes on by itself. No thread is left when this returns."""
        if self._follower is not None:
            self._follower.detach()

    def _begun(self, folder: ModelFolder, order: Order) -> Job:
        words = command(self._program, order, folder)
        try:
            started = process.started(words, lines=folder.lines, complaints=folder.complaints)
            job = Job(folder, order, datetime.now(UTC), started.pid)
            _note(job, started)
        except OSError as error:
            raise not_kept(folder.path, error) from None
        self._process = started
        return job

    def _is_running(self, job: Job) -> bool:
        own = self._process
        # Who started a process must ask for its end, or its number stays taken.
        return own.poll() is None if own is not None and own.pid == job.number else job.is_running

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other windows from beginning a training, and see that none is running."""
        with alone(self._models):
            if any(job.is_running for job in self.unfinished()):
                raise LearningError(
                    korean="다른 학습이 진행 중입니다. 끝나기를 기다리거나 그 학습을 취소하세요.",
                    english="Another training is running. Wait for its end, or cancel it.",
                )
            yield


def _note(job: Job, started: process.Process) -> None:
    """Write down which process a training is; one that nobody could find again is ended."""
    try:
        write_atomically(job.folder.job, _record_of(job))
    except OSError:
        process.kill(started.pid)
        started.wait()
        raise


def _settled(job: Job, progress: Progress) -> Progress:
    """Remove what is left of a training that was cancelled, or that failed before it had learnt anything."""
    if progress.state is State.CANCELLED and job.folder.is_finished:
        return replace(progress, state=State.SAVED)  # it was quicker
    if progress.state is State.CANCELLED or (progress.state is State.FAILED and not job.folder.checkpoint.exists()):
        _clear_away(job)
    if progress.state is State.KILLED and _is_full(job.folder.path):
        return replace(progress, problem=DISK_FULL)  # the trainer's own sentence found no room either
    return progress


def _clear_away(job: Job) -> None:
    """Remove what a process has left, unless another window has gone on with it or it is a model after all."""
    try:
        with alone(job.folder.path.parent):
            left = _job_in(job.folder)
            if not job.folder.is_finished and (left is None or left.number == job.number):
                _remove(job.folder)
    except LearningError as error:
        _log.warning("what is left of a training stays: %s", error)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path).free < LEAST_BYTES
    except OSError:
        return False


def _remove(folder: ModelFolder) -> None:
    # What cannot be removed is offered as an unfinished training, and can be discarded another time.
    with suppress(OSError):
        remove(folder)


def _is_held(lock: Path) -> bool:
    if not lock.exists():
        return False
    try:
        with FileLock(lock, blocking=False):
            return False
    except OSError:  # held, or nobody can tell at this moment
        return True


def _record_of(job: Job) -> bytes:
    record = {"began": job.began.isoformat(), "number": job.number, **job.order.as_record()}
    return json.dumps(record, indent=1).encode("ascii")


def _job_in(folder: ModelFolder) -> Job | None:
    """Return the training that a folder is of, if it is of one."""
    try:
        record: dict[str, Any] = json.loads(folder.job.read_bytes())
        began = datetime.fromisoformat(record["began"])
        return Job(folder, Order.from_record(record), began, int(record["number"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
