"""How far a training is: for people, a bar with the time left; for programs, a JSON object a line.

The objects of ``--progress json`` have a field ``event``; what is said in words has both languages:

::

    stage    text                                   what is done from now on
    files    done, total                            recordings read so far
    started  epochs, steps, done                    the learning begins, or is taken up again after ``done`` steps
    step     step, steps, epoch, epochs, loss, elapsed_seconds, remaining_seconds
    epoch    number, epochs, training_loss, validation_loss, validation_accuracy, learning_rate, seconds,
             elapsed_seconds, remaining_seconds
    message  text
    saved    output, report                         the end: where the model and its report are
    stopped  resume                                 the end: the run folder to go on from
    failed   text                                   the end
"""

import contextlib
import json
import math
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol, Self, TextIO

from tqdm import tqdm

from model.report.record import EpochRecord
from model.spec.language import Text

ALIVE_SECONDS: Final = 1.0
"""At most so often a line is written within an epoch."""


class Progress(Protocol):
    """Who is told how far a training is; to be entered, and left when there is nothing more to tell."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal as it was."""

    def stage(self, name: Text) -> None:
        """Say what is done from now on."""

    def files(self, done: int, total: int) -> None:
        """Say how many recordings are read."""

    def started(self, *, epochs: int, steps: int, done: int = 0) -> None:
        """Say that learning begins: at most so many epochs and steps, of which some were done another time."""

    def step(self, number: int, loss: float) -> None:
        """Say that a step is done; steps count from 1, and on where learning was taken up again."""

    def ends_at(self, steps: int) -> None:
        """Say that it was decided after how many steps learning ends, for example as nothing improves any more."""

    def epoch(self, record: EpochRecord) -> None:
        """Say that an epoch is done."""

    def message(self, text: Text | str) -> None:
        """Say something else."""

    def saved(self, output: Path, report: Path | None) -> None:
        """Say that all is done, and where it is."""

    def stopped(self, resume: Path) -> None:
        """Say that learning was stopped, and from which run folder it can go on."""

    def failed(self, text: Text | str) -> None:
        """Say why it could not be done."""


class SilentProgress:
    """Tells nobody: for all processes but the first of those that learn together."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def stage(self, name: Text) -> None:
        """Tell nobody."""

    def files(self, done: int, total: int) -> None:
        """Tell nobody."""

    def started(self, *, epochs: int, steps: int, done: int = 0) -> None:
        """Tell nobody."""

    def step(self, number: int, loss: float) -> None:
        """Tell nobody."""

    def ends_at(self, steps: int) -> None:
        """Tell nobody."""

    def epoch(self, record: EpochRecord) -> None:
        """Tell nobody."""

    def message(self, text: Text | str) -> None:
        """Tell nobody."""

    def saved(self, output: Path, report: Path | None) -> None:
        """Tell nobody."""

    def stopped(self, resume: Path) -> None:
        """Tell nobody."""

    def failed(self, text: Text | str) -> None:
        """Tell nobody."""


class _Bar(tqdm):  # type: ignore[type-arg]
    """A tqdm bar without tqdm's watching thread: processes are forked here, which threads do not survive."""

    monitor_interval = 0


class TerminalProgress:
    """Lines on standard output, and a bar below them where standard error is a terminal.

    Parameters
    ----------
    lines : TextIO, optional
        Takes the lines; standard output where none is given.
    bar : TextIO, optional
        Takes the bar if it is a terminal; standard error where none is given.
    """

    def __init__(self, *, lines: TextIO | None = None, bar: TextIO | None = None) -> None:
        # Not tqdm's own lock, which is one between processes, and leaves a trace when this one is killed.
        _Bar.set_lock(threading.RLock())
        self._lines = _Lines(lines or sys.stdout)
        self._terminal = bar or sys.stderr
        self._bar: _Bar | None = None
        self._accuracy: float | None = None
        self._epochs = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def stage(self, name: Text) -> None:
        """Write a line."""
        self._close()
        self._write(f"{name} …")

    def files(self, done: int, total: int) -> None:
        """Move a bar of files."""
        if self._bar is None:
            self._open(total=total, description=Text(korean="녹음 읽기", english="reading"), unit="")
        self._move(done)
        if done >= total:
            self._close()

    def started(self, *, epochs: int, steps: int, done: int = 0) -> None:
        """Show the bar of all steps; the time left comes from those that are done in this process."""
        self._close()
        self._epochs = epochs
        self._open(total=steps, done=done, description=Text(korean="학습", english="learning"), unit="step")

    def step(self, number: int, loss: float) -> None:
        """Move the bar."""
        if self._bar is None:
            return
        figures = {str(Text(korean="손실", english="loss")): f"{loss:.3f}"}
        if self._accuracy is not None:
            figures[str(Text(korean="정확도", english="accuracy"))] = f"{self._accuracy:.1%}"
        self._bar.set_postfix(figures, refresh=False)
        self._move(number)

    def ends_at(self, steps: int) -> None:
        """Let the bar end there."""
        if self._bar is not None:
            self._bar.total = steps
            self._bar.refresh()

    def epoch(self, record: EpochRecord) -> None:
        """Write a line."""
        self._accuracy = record.validation_accuracy
        self._write(str(epoch_line(record, self._epochs)))

    def message(self, text: Text | str) -> None:
        """Write it."""
        self._write(str(text))

    def saved(self, output: Path, report: Path | None) -> None:
        """Write where it is."""
        self._close()
        self._write(str(Text(korean=f"모델을 저장했습니다: {output}", english=f"saved the model: {output}")))
        if report is not None:
            self._write(str(Text(korean=f"보고서: {report}", english=f"report: {report}")))

    def stopped(self, resume: Path) -> None:
        """Write how to go on."""
        self._close()
        text = Text(
            korean=f"학습을 멈추고 저장했습니다. 이어서 하려면: --resume {_quoted(resume)}",
            english=f"Learning was stopped and saved. To go on: --resume {_quoted(resume)}",
        )
        self._write(str(text))

    def failed(self, text: Text | str) -> None:
        """Write why, to standard error."""
        self._close()
        print(text, file=self._terminal)

    def _open(self, *, total: int, description: Text, unit: str, done: int = 0) -> None:
        if self._terminal.isatty():
            # Smoothing 0: the average over all steps, as an estimate from the last few jumps after each validation.
            self._bar = _Bar(
                total=total, initial=done, desc=str(description), unit=unit,
                file=self._terminal, dynamic_ncols=True, smoothing=0, leave=False,
            )  # fmt: skip

    def _move(self, number: int) -> None:
        if self._bar is not None:
            self._bar.update(number - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _write(self, line: str) -> None:
        with _Bar.external_write_mode(file=self._terminal):
            self._lines.write(line)


class JsonProgress:
    """A JSON object a line on standard output: at once for what matters, and once a second for each step.

    While it is entered, whatever else is printed goes to standard error.

    Parameters
    ----------
    stream : TextIO, optional
        Standard output where none is given.
    clock : callable
        Seconds that never go back.
    """

    def __init__(self, *, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._lines = _Lines(stream or sys.stdout)
        self._clock = clock
        self._redirected = contextlib.ExitStack()
        self._last_seconds = -math.inf
        self._pace = _Pace(clock, steps=0, done=0)
        self._epochs, self._steps_per_epoch = 0, 1

    def __enter__(self) -> Self:
        self._redirected.enter_context(contextlib.redirect_stdout(sys.stderr))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._redirected.close()

    def stage(self, name: Text) -> None:
        """Write ``stage``."""
        self._write("stage", text=_both(name))

    def files(self, done: int, total: int) -> None:
        """Write ``files``, now and then and at the end."""
        if self._is_time() or done >= total:
            self._write("files", done=done, total=total)

    def started(self, *, epochs: int, steps: int, done: int = 0) -> None:
        """Write ``started``."""
        self._epochs, self._steps_per_epoch = epochs, max(1, steps // max(1, epochs))
        self._pace = _Pace(self._clock, steps=steps, done=done)
        self._last_seconds = -math.inf
        self._write("started", epochs=epochs, steps=steps, done=done)

    def step(self, number: int, loss: float) -> None:
        """Write ``step``, now and then."""
        self._pace.step(number)
        if self._is_time():
            epoch = (number - 1) // self._steps_per_epoch + 1
            self._write(
                "step", step=number, steps=self._pace.steps, epoch=epoch, epochs=self._epochs, loss=loss,
                **self._pace.figures(),
            )  # fmt: skip

    def ends_at(self, steps: int) -> None:
        """Let the next ``step`` tell it."""
        self._pace.steps = steps

    def epoch(self, record: EpochRecord) -> None:
        """Write ``epoch``."""
        figures = asdict(record)
        self._write("epoch", number=figures.pop("number"), epochs=self._epochs, **figures, **self._pace.figures())

    def message(self, text: Text | str) -> None:
        """Write ``message``."""
        self._write("message", text=_both(text))

    def saved(self, output: Path, report: Path | None) -> None:
        """Write ``saved``."""
        self._write("saved", output=str(output), report=None if report is None else str(report))

    def stopped(self, resume: Path) -> None:
        """Write ``stopped``."""
        self._write("stopped", resume=str(resume))

    def failed(self, text: Text | str) -> None:
        """Write ``failed``."""
        self._write("failed", text=_both(text))

    def _is_time(self) -> bool:
        now = self._clock()
        if now - self._last_seconds < ALIVE_SECONDS:
            return False
        self._last_seconds = now
        return True

    def _write(self, event: str, **fields: Any) -> None:  # noqa: ANN401 - any JSON
        finite = {name: None if _is_unsayable(value) else value for name, value in fields.items()}
        # Escaped to ASCII, so that it arrives whatever the encoding of the pipe.
        self._lines.write(json.dumps({"event": event, **finite}, allow_nan=False))


class _Pace:
    """How fast the steps of this process are, and how long the rest will take.

    Parameters
    ----------
    clock : callable
        Seconds that never go back.
    steps : int
        Steps in all.
    done : int
        Steps that were done another time, and tell nothing about how fast it goes now.
    """

    def __init__(self, clock: Callable[[], float], *, steps: int, done: int) -> None:
        self.steps = steps
        self._clock = clock
        self._began = clock()
        self._number = done
        self._first: tuple[int, float] | None = None

    def step(self, number: int) -> None:
        """Take note of a step."""
        self._number = number
        # From the end of the first step, as before it the workers start and everything is slow.
        self._first = self._first or (number, self._clock())

    def figures(self) -> dict[str, float | None]:
        """Return the seconds since the learning began here, and those left: None until two steps are done."""
        now = self._clock()
        remaining = None
        if self._first is not None and self._number > self._first[0]:
            taken = (now - self._first[1]) / (self._number - self._first[0])
            remaining = round(taken * max(0, self.steps - self._number), 1)
        return {"elapsed_seconds": round(now - self._began, 1), "remaining_seconds": remaining}


class _Lines:
    """Writes lines, each at once; where nobody reads them any more, learning goes on without.

    Parameters
    ----------
    stream : TextIO
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        """Write a line."""
        try:
            print(line, file=self._stream, flush=True)
        except OSError:
            self._abandon()

    def _abandon(self) -> None:
        # What is left in the buffer must go somewhere, or Python complains about it at its exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())


def progress_named(name: str, *, is_first: bool = True) -> Progress:
    """Return the progress for ``--progress`` ``bar`` or ``json``; a silent one for all processes but the first."""
    if not is_first:
        return SilentProgress()
    return JsonProgress() if name == "json" else TerminalProgress()


def epoch_line(record: EpochRecord, epochs: int) -> Text:
    """Return an epoch in a line."""
    loss, validation = _figure(record.training_loss, ".3f"), _figure(record.validation_loss, ".3f")
    accuracy = _figure(record.validation_accuracy, ".1%")
    return Text(
        korean=f"에포크 {record.number}/{epochs}  손실 {loss}  검증 손실 {validation}  검증 정확도 {accuracy}  "
        f"({record.seconds:.0f}초)",
        english=f"epoch {record.number}/{epochs}  loss {loss}  validation loss {validation}  "
        f"validation accuracy {accuracy}  ({record.seconds:.0f} s)",
    )


def _figure(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def _both(text: Text | str) -> dict[str, str]:
    return asdict(text) if isinstance(text, Text) else {"korean": text, "english": text}


def _is_unsayable(value: object) -> bool:
    """Tell whether JSON has no word for a number."""
    return isinstance(value, float) and not math.isfinite(value)


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
