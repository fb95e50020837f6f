"""How far a training is, for programs: a JSON object a line.

The objects of ``--progress json`` have a field ``event``; what is said in words has both languages:

::

    stage    text                                   what is done from now on
    files    done, total                            recordings read so far
    started  epochs, steps, done                    the learning begins, or is taken up again after ``done`` steps
    step     step, steps, epoch, epochs, loss, elapsed_seconds, remaining_seconds
    epoch    number, epochs, training_loss, validation_loss, validation_accuracy, learning_rate, seconds,
             elapsed_seconds, remaining_seconds
    message  text
    alive                                           nothing else is told for a second: it measures, or waits
    saved    output, report                         the end: where the model and its report are
    stopping                                        asked to stop; it saves first
    stopped  resume                                 the end: the run folder to go on from
    failed   text                                   the end
"""

import contextlib
import json
import math
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TextIO

from model.report.record import EpochRecord
from model.spec.language import Text
from model.training.lines import Lines
from model.training.pace import Pace

ALIVE_SECONDS: Final = 1.0
"""At most so often a line is written within an epoch, and at least so often at any time."""


class JsonProgress:
    """A JSON object a line on standard output: at once for what matters, once a second for steps, and never less often.

    While it is entered, whatever else is printed goes to standard error. A failure is a sentence there as well, for
    whoever reads no JSON.

    Parameters
    ----------
    stream : TextIO, optional
        Standard output where none is given.
    errors : TextIO, optional
        Standard error where none is given.
    clock : callable
        Seconds that never go back.
    """

    def __init__(
        self,
        *,
        stream: TextIO | None = None,
        errors: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._lines = Lines(stream or sys.stdout)
        self._errors = Lines(errors or sys.stderr)
        self._clock = clock
        self._entered = contextlib.ExitStack()
        self._writing = threading.RLock()  # a signal may come while a line is written, and tells something itself
        self._written_seconds = time.monotonic()
        self._last_seconds = -math.inf
        self._pace = Pace(clock, steps=0, done=0)
        self._epochs, self._steps_per_epoch = 0, 1

    def __enter__(self) -> Self:
        self._entered.enter_context(contextlib.redirect_stdout(sys.stderr))
        over = threading.Event()
        pulse = threading.Thread(target=self._pulse, args=(over,), name="alive", daemon=True)
        pulse.start()
        self._entered.callback(pulse.join)
        self._entered.callback(over.set)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._entered.close()

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
        self._pace = Pace(self._clock, steps=steps, done=done)
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

    def stopping(self) -> None:
        """Write ``stopping``."""
        self._write("stopping")

    def stopped(self, resume: Path) -> None:
        """Write ``stopped``."""
        self._write("stopped", resume=str(resume))

    def failed(self, text: Text | str) -> None:
        """Write ``failed``, and the sentence to standard error."""
        self._write("failed", text=_both(text))
        self._errors.write(str(text))

    def _pulse(self, over: threading.Event) -> None:
        """Write ``alive`` whenever nothing else was written for a second."""
        while not over.wait(max(0.0, self._written_seconds + ALIVE_SECONDS - time.monotonic())):
            if time.monotonic() - self._written_seconds >= ALIVE_SECONDS:
                self._write("alive")

    def _is_time(self) -> bool:
        now = self._clock()
        if now - self._last_seconds < ALIVE_SECONDS:
            return False
        self._last_seconds = now
        return True

    def _write(self, event: str, **fields: Any) -> None:  # noqa: ANN401 - any JSON
        finite = {name: None if _is_unsayable(value) else value for name, value in fields.items()}
        # Escaped to ASCII, so that it arrives whatever the encoding of the pipe.
        with self._writing:
            self._lines.write(json.dumps({"event": event, **finite}, allow_nan=False))
            self._written_seconds = time.monotonic()


def _both(text: Text | str) -> dict[str, str]:
    return asdict(text) if isinstance(text, Text) else {"korean": text, "english": text}


def _is_unsayable(value: object) -> bool:
    """Tell whether JSON has no word for a number."""
    return isinstance(value, float) and not math.isfinite(value)
