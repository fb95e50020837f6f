"""How far a training is, and who is told: people at a terminal, programs that read JSON, or nobody."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from model.report.record import EpochRecord
from model.spec.language import Text
from model.training.json_progress import JsonProgress
from model.training.terminal_progress import TerminalProgress


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

    def stopping(self) -> None:
        """Say that the wish to stop was heard: it saves first, unless it is asked again."""

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

    def stopping(self) -> None:
        """Tell nobody."""

    def stopped(self, resume: Path) -> None:
        """Tell nobody."""

    def failed(self, text: Text | str) -> None:
        """Tell nobody."""


def progress_named(name: str, *, is_first: bool = True) -> Progress:
    """Return the progress for ``--progress`` ``bar`` or ``json``; a silent one for all processes but the first."""
    if not is_first:
        return SilentProgress()
    return JsonProgress() if name == "json" else TerminalProgress()


def progress_asked_for(arguments: Sequence[str] | None) -> str:
    """Return what `progress_named` takes, for a command that may be wrong in all else: whom to tell that it is.

    Parameters
    ----------
    arguments : sequence of str, optional
        The command line; that of this process where none is given.
    """
    finder = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    finder.add_argument("--progress")
    try:
        name = finder.parse_known_args(arguments)[0].progress
    except argparse.ArgumentError:
        name = None
    return "json" if name == "json" else "bar"
