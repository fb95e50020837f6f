"""Removing traces, and what is of no use without them: emptied folders, and the ledger last.

As the ledger goes last, all this can be done again after an interruption.
"""

import os
import stat
from collections import defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from app.cli.leftover import in_use, stuck
from app.cli.links import is_link
from app.cli.search import is_bundled
from app.cli.trace import Tally, Trace, What
from app.learning.folder import model_folders, models_folder
from model.spec import ledger, places
from model.spec.language import Text
from model.spec.ledger import Entry, Kind


@dataclass(slots=True)
class Removal:
    """What came of removing."""

    removed: dict[What, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """How much of each kind."""

    left: list[Text] = field(default_factory=list)
    """Sentences on what could not be removed."""

    def remove(self, trace: Trace) -> None:
        """Remove a trace, unless somebody is writing there."""
        lock = trace.folder / trace.lock
        with ExitStack() as stack:
            if lock in trace.paths and not self._hold(lock, stack):
                return
            for path in trace.paths:
                if path != lock:
                    self._delete(path, self.removed[trace.what])
        # Windows deletes no file that is open, not even for who holds it.
        if lock in trace.paths:
            self._delete(lock, self.removed[trace.what])
        if trace.what is not What.MODEL:
            self._remove_if_empty(trace.folder)

    def _hold(self, lock: Path, stack: ExitStack) -> bool:
        try:
            stack.enter_context(FileLock(lock).acquire(blocking=False))
        except Timeout:
            self.left.append(in_use(lock.parent))
            return False
        except OSError as error:
            self.left.append(stuck(lock, error))
            return False
        return True

    def _delete(self, path: Path, tally: Tally) -> bool:
        """Delete a file, a link, or a folder with all that is in it; whatever cannot be deleted is noted and left."""
        try:
            status = path.lstat()
            if stat.S_ISDIR(status.st_mode) and not is_link(path):
                emptied = [self._delete(path / name, tally) for name in sorted(os.listdir(path))]
                if all(emptied):
                    path.rmdir()
                return all(emptied)
            path.unlink()
        except FileNotFoundError:
            return True
        except OSError as error:
            self.left.append(stuck(path, error))
            return False
        tally.add(status)
        return True

    def _remove_if_empty(self, folder: Path) -> None:
        try:
            if not os.listdir(folder):
                folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError as error:
            self.left.append(stuck(folder, error))


def tidy() -> None:
    """Let the ledger hold what is there still; without anything there, it goes too, and Sutja's own folders.

    Raises
    ------
    LedgerError
        If the ledger cannot be read or written.
    """
    if ledger.ledger_file().exists():
        _remove_emptied()
        remaining = [entry for entry in ledger.entries() if not is_bundled(entry) and _is_there(entry)]
        ledger.keep(remaining)
        if not remaining:
            ledger.lock_file().unlink(missing_ok=True)
    for folder in (
        *_model_folders(),
        places.recordings_folder(),
        places.cache_folder(),
        places.settings_folder(),
        places.data_folder(),
    ):
        with suppress(OSError):  # not there, or not empty
            folder.rmdir()


def _remove_emptied() -> None:
    """Remove the folders that an interrupted `forget` has emptied."""
    for entry in ledger.entries():
        if entry.kind is not Kind.MODEL and Path(os.path.realpath(entry.folder)) == entry.folder:
            with suppress(OSError):  # not there, or not empty
                entry.folder.rmdir()


def _model_folders() -> list[Path]:
    """Return the folders of the models that were made in the window, then the one that they lie in."""
    return [*(folder.path for folder in model_folders(models_folder())), models_folder()]


def _is_there(entry: Entry) -> bool:
    try:
        return bool(entry.present())
    except OSError:
        return True
