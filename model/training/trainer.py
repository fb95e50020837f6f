"""A training from its first step to its last: epochs, validation, when to end, and what to keep."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final, Protocol

from model.dataset.material import Material
from model.recognizer import Recognizer
from model.report.record import EpochRecord
from model.spec.errors import DatasetError
from model.training.fit import TrainingConfig, fit, is_composer_lost
from model.training.learner import Learner
from model.training.processes import Processes
from model.training.runlog import RunLog
from model.training.validation import Validation

SMALLER: Final = 0.99
"""A loss counts as smaller from one per cent on."""

SAVED_STEPS: Final = 50
"""After so many steps the state is saved: some seconds, which is what a kill may cost."""


class TrainingStopped(Exception):  # noqa: N818 - it is no error
    """Learning was put away, because somebody asked for it."""


class Watcher(Protocol):
    """Who is told how far the learning is."""

    def step(self, number: int, loss: float) -> None:
        """Take note of a step."""

    def ends_at(self, steps: int) -> None:
        """Take note of the last step, once it is decided."""

    def epoch(self, record: EpochRecord) -> None:
        """Take note of an epoch that is over."""


@dataclass(frozen=True, slots=True)
class Course:
    """What came of a training."""

    recognizer: Recognizer
    """The kept weights, in evaluation mode."""

    history: tuple[EpochRecord, ...]
    """All epochs."""

    best_epoch: int
    """Number of the epoch whose weights were kept."""

    stopped_early: bool
    """Whether validation ended it before the epochs asked for."""


class Trainer:
    """Learns, and keeps the weights that did best in validation.

    Parameters
    ----------
    learner : Learner
    config : TrainingConfig
    validation : Validation, optional
        Where nothing is held out, all epochs are taken and the last weights are kept.
    group : Processes
        All of them run a trainer; the first one alone validates, saves and reports.
    save : callable
        Takes the state after each epoch, and where learning is put away.
    stop_requested : callable
        Asked after each step.
    """

    def __init__(
        self,
        learner: Learner,
        config: TrainingConfig,
        *,
        validation: Validation | None,
        group: Processes,
        save: Callable[[dict[str, Any]], None],
        stop_requested: Callable[[], bool],
    ) -> None:
        self._learner = learner
        self._config = config
        self._validation = validation
        self._group = group
        self._watcher: Watcher | None = None
        self._log: RunLog | None = None
        self._save = save
        self._stop_requested = stop_requested
        self._history: list[EpochRecord] = []
        self._losses: list[float] = []
        self._seconds = 0.0
        self._best: dict[str, Any] = {}
        self._best_epoch = 0
        self._began = time.monotonic()

    @property
    def step(self) -> int:
        """Steps taken."""
        return self._learner.step

    def run(self, material: Material, *, watcher: Watcher | None = None, log: RunLog | None = None) -> Course:
        """Take all steps that are left, and return what came of them.

        Parameters
        ----------
        material : Material
        watcher : Watcher, optional
            Is told of each step and each epoch.
        log : RunLog, optional
            Is told of each epoch.

        Raises
        ------
        TrainingStopped
            If it was asked to stop; the state is saved.
        DatasetError
            If a process that composes batches was ended from outside.
        """
        self._began, self._watcher, self._log = time.monotonic(), watcher, log
        try:
            self._take_steps(material)
        except RuntimeError as error:
            if not is_composer_lost(error):
                raise
            # In the middle of a step, perhaps: what is saved already is whole, what is in memory may not be.
            raise TrainingStopped if self._stop_requested() else _composer_lost() from None
        return self._course()

    def state(self) -> dict[str, Any]:
        """Return what `restore` needs to go on from here."""
        return {
            "learner": self._learner.state(),
            "history": [asdict(record) for record in self._history],
            "losses": list(self._losses),
            "seconds": self._seconds + time.monotonic() - self._began,
            "best": self._best,
            "best_epoch": self._best_epoch,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state.

        Raises
        ------
        KeyError, RuntimeError, TypeError, ValueError
            If it is none.
        """
        self._learner.restore(state["learner"])
        self._history = [EpochRecord(**record) for record in state["history"]]
        self._losses, self._seconds = list(state["losses"]), float(state["seconds"])
        self._best, self._best_epoch = state["best"], int(state["best_epoch"])

    @property
    def history(self) -> tuple[EpochRecord, ...]:
        """The epochs so far."""
        return tuple(self._history)

    def _take_steps(self, material: Material) -> None:
        for loss in fit(self._learner, material, self._config, self._group):
            self._losses.append(loss)
            if self._watcher:
                self._watcher.step(self._learner.step, loss)
            if self._config.steps - self._learner.step <= self._learner.decay_steps:
                self._finish()
            if self._learner.step % self._config.steps_per_epoch == 0 or self._learner.finished:
                self._end_epoch()
            elif self._learner.step % SAVED_STEPS == 0:
                self._put_away()
            if self._group.any(self._stop_requested()):
                self._put_away()
                raise TrainingStopped

    def _end_epoch(self) -> None:
        """Validate, keep what is best, decide whether the end is near, save, and tell."""
        learning_rate = self._learner.learning_rate
        if self._group.is_first:
            record = self._record(learning_rate)
            self._history.append(record)
            self._keep(record)
        if self._group.any(self._group.is_first and self._stagnates()):
            self._finish()
        self._losses.clear()
        if self._group.is_first:
            self._put_away()
            self._tell()

    def _finish(self) -> None:
        """Let the end come, unless it is coming."""
        if self._learner.last_step is None:
            self._learner.finish(at_most=self._config.steps)
            if self._watcher:
                self._watcher.ends_at(self._learner.last_step or self._config.steps)

    def _tell(self) -> None:
        if self._log:
            self._log.epoch(self._history[-1])
        if self._watcher:
            self._watcher.epoch(self._history[-1])

    def _record(self, learning_rate: float) -> EpochRecord:
        figures = self._validation.figures(self._learner.snapshot()) if self._validation else None
        elapsed = self._seconds + time.monotonic() - self._began
        return EpochRecord(
            number=len(self._history) + 1,
            training_loss=sum(self._losses) / max(1, len(self._losses)),
            validation_loss=figures.loss if figures else None,
            validation_accuracy=figures.accuracy.value if figures else None,
            learning_rate=learning_rate,
            seconds=elapsed - sum(epoch.seconds for epoch in self._history),
        )

    def _keep(self, record: EpochRecord) -> None:
        best = self._history[self._best_epoch - 1].validation_loss if self._best_epoch else None
        if record.validation_loss is None or best is None or record.validation_loss < best:
            self._best = self._learner.snapshot().state_dict()
            self._best_epoch = record.number

    def _stagnates(self) -> bool:
        """Whether nothing improves any more."""
        losses = [record.validation_loss for record in self._history if record.validation_loss is not None]
        earlier, recent = losses[: -self._config.patience], losses[-self._config.patience :]
        return bool(earlier) and min(recent) > SMALLER * min(earlier)

    def _put_away(self) -> None:
        if self._group.is_first:
            self._save(self.state())

    def _course(self) -> Course:
        recognizer = Recognizer()
        recognizer.load_state_dict(self._best or self._learner.snapshot().state_dict())
        return Course(
            recognizer=recognizer.eval(),
            history=self.history,
            best_epoch=self._best_epoch,
            stopped_early=self._learner.step < self._config.steps,
        )


def _composer_lost() -> DatasetError:
    return DatasetError(
        korean="학습 예제를 만드는 프로세스가 밖에서 끝났습니다. 메모리가 모자랐을 수 있으니 다른 프로그램을 닫고 "
        "--resume으로 이어서 하세요.",
        english="A process that composes the examples was ended from outside, perhaps for want of memory. Close other "
        "programs, and go on with --resume.",
    )
