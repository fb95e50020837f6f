"""Where a model that was made here lies, with all that belongs to it.

::

    models/
    ├── library.json             which model is live, and which were before
    ├── learnt.json              which takes the models knew that were deleted, by the hash of their content
    ├── .removed/                what could not be deleted yet
    └── 20261121-155312/
        ├── model.pt             the artefact
        ├── model.state.pt       its weights, to go on from
        ├── comparison.json      how it did against the model that was live then
        ├── report/              the trainer's page
        └── model.run/           the trainer's run folder, and in it
            ├── job.json         what was asked for, and which process does it
            ├── progress.jsonl   what the trainer says, line by line
            └── errors.txt       what it says besides
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from app.learning.errors import not_kept
from model.spec import ledger, places
from model.spec.locks import RUN_LOCK

JOB: Final = "job.json"
LINES: Final = "progress.jsonl"
COMPLAINTS: Final = "errors.txt"
SPLIT: Final = "split.json"
COMPARISON: Final = "comparison.json"


def models_folder() -> Path:
    """Return where the models lie that were made here; asking makes no folder."""
    return places.data_folder() / "models"


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """The folder of one model, finished or not."""

    path: Path
    """The folder; its name is the model's."""

    @property
    def name(self) -> str:
        """What the model is called in the library."""
        return self.path.name

    @property
    def model(self) -> Path:
        """The artefact."""
        return self.path / "model.pt"

    @property
    def run(self) -> Path:
        """The trainer's run folder."""
        return self.path / "model.run"

    @property
    def report(self) -> Path:
        """The folder of the trainer's page."""
        return self.path / "report"

    @property
    def page(self) -> Path:
        """The trainer's page."""
        return self.report / "index.html"

    @property
    def comparison(self) -> Path:
        """How it did against the model that was live."""
        return self.path / COMPARISON

    @property
    def options(self) -> Path:
        """What the trainer was asked for; a training without them has not begun."""
        return self.run / "options.json"

    @property
    def checkpoint(self) -> Path:
        """Where learning stands."""
        return self.run / "checkpoint.pt"

    @property
    def split(self) -> Path:
        """Which takes are learnt from, and which are held out."""
        return self.run / SPLIT

    @property
    def record(self) -> Path:
        """The figures of the finished training: the last that the trainer writes."""
        return self.run / "report.json"

    @property
    def lock(self) -> Path:
        """What the trainer holds locked while it works."""
        return self.run / RUN_LOCK

    @property
    def job(self) -> Path:
        """What was asked for, and which process does it."""
        return self.run / JOB

    @property
    def lines(self) -> Path:
        """What the trainer says, line by line."""
        return self.run / LINES

    @property
    def complaints(self) -> Path:
        """What the trainer says besides: warnings, and its last words in a crash."""
        return self.run / COMPLAINTS

    @property
    def is_finished(self) -> bool:
        """Whether its training came to its end; `sutja forget` leaves the model alone, without its run folder."""
        return self.record.exists() or (self.model.exists() and not self.job.exists())


def model_folders(models: Path) -> list[ModelFolder]:
    """Return the folders of all models, finished or not, from the oldest to the newest."""
    return [ModelFolder(path) for path in sorted(models.glob("[!.]*")) if path.is_dir()]


def made_model_folder(models: Path) -> ModelFolder:
    """Make the folder of a new model, and let the ledger know of it first.

    Raises
    ------
    LearningError
        If it cannot be written.
    LedgerError
        If the ledger cannot.
    """
    remember_models(models)
    try:
        places.made_private(models)
        folder = next(_made(models))
        folder.run.mkdir()
    except OSError as error:
        raise not_kept(models, error) from None
    ledger.remember(ledger.Kind.MODEL, folder.path, [COMPARISON])
    ledger.remember(ledger.Kind.RUN, folder.run, [JOB, LINES, COMPLAINTS, SPLIT])
    return folder


def remember_models(models: Path) -> None:
    """Let the ledger know of what lies beside the models.

    Raises
    ------
    LedgerError
        If it cannot be written.
    """
    ledger.remember(ledger.Kind.RUN, models, [LIBRARY, LIBRARY_ASIDE, LEARNT_FROM, LOCK], folders=[REMOVED])


def remove(folder: ModelFolder) -> None:
    """Remove a folder with all that is in it.

    It goes out of sight as a whole before anything in it is deleted, so that what cannot be deleted is no half of a
    model. It is deleted with the next one then.

    Raises
    ------
    OSError
        If it stays where it is.
    """
    removed = folder.path.parent / REMOVED
    shutil.rmtree(removed, ignore_errors=True)
    removed.mkdir(mode=0o700, exist_ok=True)
    try:
        folder.path.rename(Path(tempfile.mkdtemp(dir=removed)) / folder.name)
    finally:
        shutil.rmtree(removed, ignore_errors=True)


LIBRARY: Final = "library.json"
LIBRARY_ASIDE: Final = "library.damaged.json"
LEARNT_FROM: Final = "learnt.json"
LOCK: Final = "lock"
REMOVED: Final = ".removed"

MOMENT: Final = "%Y%m%d-%H%M%S"
"""How a folder is named after the second in which it is made."""


def _made(models: Path) -> Iterator[ModelFolder]:
    """Give the folder named after this second, or after it and a number where another was as quick."""
    now = datetime.now().strftime(MOMENT)
    for number in count(1):
        path = models / (now if number == 1 else f"{now}-{number}")
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            continue
        yield ModelFolder(path)
