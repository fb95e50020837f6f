"""How far a training is, read from the lines that the trainer writes (``--progress json``)."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from model.spec.language import Text

Event = dict[str, Any]


class State(StrEnum):
    """What a training is doing, or how it ended."""

    RUNNING = "running"
    STOPPING = "stopping"
    SAVED = "saved"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    FAILED = "failed"
    KILLED = "killed"

    @property
    def over(self) -> bool:
        """Whether no more comes."""
        return self not in {State.RUNNING, State.STOPPING}


@dataclass(frozen=True, slots=True)
class Epoch:
    """One pass through the takes."""

    number: int
    """From 1."""

    training_loss: float | None
    """Mean over the epoch; None where it was no finite number."""

    validation_loss: float | None
    """On held-out takes; None where there are none."""

    accuracy: float | None
    """Held-out digits recognised, 0 to 1; None where there are none."""


STARTING: Final = Text(korean="준비", english="getting ready")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training stands, all in one."""

    state: State = State.RUNNING
    """What it is doing, or how it ended."""

    stage: Text = STARTING
    """What is done now."""

    files: tuple[int, int] | None = None
    """Takes read, and takes to read."""

    step: int = 0
    """Steps done."""

    steps: int = 0
    """Steps in all; 0 where that is not known yet."""

    epoch: int = 0
    """The epoch that is running, from 1; 0 before the first."""

    epochs: int = 0
    """Most epochs that there will be."""

    steps_per_epoch: int = 1
    """How many steps make an epoch."""

    losses: tuple[tuple[int, float], ...] = ()
    """The loss after some of the steps, about one a second: an adaptation is over within one epoch."""

    remaining_seconds: float | None = None
    """How long the learning will still take; None where that cannot be told yet."""

    history: tuple[Epoch, ...] = ()
    """The epochs so far."""

    notes: tuple[Text, ...] = ()
    """What the trainer said besides: about the takes, then its figures."""

    problem: Text | None = None
    """Why it failed, and what to do."""

    @property
    def share(self) -> float | None:
        """How much of the learning is done, 0 to 1; None before it begins."""
        return min(1.0, self.step / self.steps) if self.steps else None

    @property
    def accuracy(self) -> float | None:
        """Held-out digits recognised after the newest epoch, 0 to 1."""
        return self.history[-1].accuracy if self.history else None

    def after(self, line: bytes | str) -> "Progress":
        """Return the progress after one more line; one that is torn, or of a newer trainer, tells nothing."""
        try:
            event = json.loads(line)
            return _READERS[event["event"]](self, event)
        except (ValueError, KeyError, TypeError, RecursionError):
            return self


def progress_after(lines: Iterable[bytes | str]) -> Progress:
    """Return the progress after all of the lines."""
    progress = Progress()
    for line in lines:
        progress = progress.after(line)
    return progress


RESUMED: Final = json.dumps({"event": "resumed"})
"""The line that is put before those of a training that goes on, by who starts it."""


def _resumed(progress: Progress, _event: Event) -> Progress:
    return Progress(history=progress.history, losses=progress.losses)


def _stage(progress: Progress, event: Event) -> Progress:
    return replace(progress, stage=_text(event), files=None)


def _files(progress: Progress, event: Event) -> Progress:
    return replace(progress, files=(int(event["done"]), int(event["total"])))


def _started(progress: Progress, event: Event) -> Progress:
    epochs, steps, done = int(event["epochs"]), int(event["steps"]), int(event["done"])
    # What was learnt after the last checkpoint was lost with the process, and is learnt again.
    per_epoch = max(1, steps // max(1, epochs))
    return replace(
        progress,
        steps=steps,
        steps_per_epoch=per_epoch,
        step=done,
        epochs=epochs,
        epoch=done // per_epoch + 1,
        history=tuple(epoch for epoch in progress.history if epoch.number <= done // per_epoch),
        losses=tuple((step, loss) for step, loss in progress.losses if step <= done),
    )


def _step(progress: Progress, event: Event) -> Progress:
    step, loss = int(event["step"]), _number(event["loss"])
    return replace(
        progress,
        step=step,
        steps=int(event["steps"]),
        epoch=int(event["epoch"]),
        losses=progress.losses if loss is None else (*progress.losses, (step, loss)),
        remaining_seconds=_number(event["remaining_seconds"]),
    )


def _epoch(progress: Progress, event: Event) -> Progress:
    epoch = Epoch(
        number=int(event["number"]),
        training_loss=_number(event["training_loss"]),
        validation_loss=_number(event["validation_loss"]),
        accuracy=_number(event["validation_accuracy"]),
    )
    before = tuple(former for former in progress.history if former.number < epoch.number)
    remaining = _number(event["remaining_seconds"])
    return replace(progress, epoch=epoch.number, history=(*before, epoch), remaining_seconds=remaining)


def _message(progress: Progress, event: Event) -> Progress:
    return replace(progress, notes=(*progress.notes, _text(event)))


def _saved(progress: Progress, _event: Event) -> Progress:
    return replace(progress, state=State.SAVED, remaining_seconds=0.0)


def _stopping(progress: Progress, _event: Event) -> Progress:
    return replace(progress, state=State.STOPPING)


def _stopped(progress: Progress, _event: Event) -> Progress:
    return replace(progress, state=State.STOPPED)


def _failed(progress: Progress, event: Event) -> Progress:
    return replace(progress, state=State.FAILED, problem=_text(event))


_READERS: Final[dict[str, Callable[[Progress, Event], Progress]]] = {
    "resumed": _resumed,
    "stage": _stage,
    "files": _files,
    "started": _started,
    "step": _step,
    "epoch": _epoch,
    "message": _message,
    "saved": _saved,
    "stopping": _stopping,
    "stopped": _stopped,
    "failed": _failed,
}


def _text(event: Event) -> Text:
    return Text(korean=str(event["text"]["korean"]), english=str(event["text"]["english"]))


def _number(value: Any) -> float | None:  # noqa: ANN401 - as JSON has it
    return None if value is None else float(value)
