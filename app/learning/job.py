"""One training at a time, in a process of its own: begun, followed, cancelled, let go, found again, resumed.

A thread follows what the trainer writes and tells a listener. The trainer does not depend on it: it goes on when the
application ends, and the next one finds it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.learning import process
from app.learning.errors import LearningError, not_kept
from app.learning.folder import ModelFolder, made_model_folder, model_folders, remember_models, remove
from app.learning.follower import Follower
from app.learning.held_out import keep_to_former_splits
from app.learning.progress import RESUMED, Progress
from app.learning.settling import clear_away, settled
from app.learning.solitude import alone
from app.learning.trainer import PROGRAM, Order, check_script, command
from app.learning.training import Job, job_in
from model.spec.files import write_atomically

Listener = Callable[[Progress], None]


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
                clear_away(folder)
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
            offered = job_in(job.folder)
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
            lambda progress: listener(settled(job, progress)),
            lambda: self._is_running(job),
        )
        self._follower.start()

    def unfinished(self) -> list[Job]:
        """Return the trainings that have not come to their end, from the oldest to the newest; also running ones."""
        jobs = [job_in(folder) for folder in model_folders(self._models) if not folder.is_finished]
        return [job for job in jobs if job is not None]

    def discard(self, job: Job) -> None:
        """Remove a training that nobody wants to go on with.

        Raises
        ------
        LearningError
            If it runs or has come to its end by now, or cannot be removed.
        LedgerError
            If the ledger cannot be written.
        """
        with alone(self._models):
            offered = job_in(job.folder)
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
        write_atomically(job.folder.job, job.to_json())
    except OSError:
        process.kill(started.pid)
        started.wait()
        raise
