"""How far a training is, for people: a line for each epoch, and a bar with the time left."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from tqdm import tqdm

from model.report.record import EpochRecord
from model.spec.language import Text
from model.training.lines import Lines


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
        self._lines = Lines(lines or sys.stdout)
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

    def stopping(self) -> None:
        """Write a line above the bar."""
        self._write(
            str(
                Text(
                    korean="저장하고 멈춥니다 … (한 번 더 누르면 바로)",
                    english="stopping after saving … (again: at once)",
                )
            )
        )

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


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
