"""What there is of Sutja's on this computer: in its own folders everything, elsewhere what the ledger has.

No link is followed, and what is no longer what Sutja made is none of it.
"""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from app.cli.leftover import strange, stuck
from app.cli.links import is_folder, is_link
from app.cli.trace import Trace, What
from app.paths import ASSETS
from model.spec import ledger, places
from model.spec.language import Text
from model.spec.ledger import Entry, Kind
from model.spec.locks import CACHE_LOCK, RUN_LOCK


@dataclass(slots=True)
class Search:
    """What was found on this computer."""

    traces: list[Trace] = field(default_factory=list)
    """What may be removed."""

    models: list[Path] = field(default_factory=list)
    """What is kept, as it was not asked for."""

    left: list[Text] = field(default_factory=list)
    """Sentences on what must be left."""

    @classmethod
    def of_this_computer(cls, *, with_models: bool) -> Self:
        """Look everywhere.

        Raises
        ------
        LedgerError
            If the ledger is there and cannot be read.
        """
        search = cls()
        search._add_own(What.RECORDINGS, places.recordings_folder())
        search._add_own(What.CACHE, places.cache_folder(), lock=CACHE_LOCK)
        search._add_own(What.SETTINGS, places.settings_folder())
        for entry in ledger.entries():
            if entry.kind is Kind.MODEL and not with_models:
                search.models.extend(_models_of(entry))
            elif not is_bundled(entry):
                search._add_entry(entry)
        search.traces.sort(key=lambda trace: list(What).index(trace.what))
        return search

    def _add_own(self, what: What, folder: Path, *, lock: str = "") -> None:
        if not os.path.lexists(folder):
            return
        if not is_folder(folder):
            self.left.append(strange(folder))
            return
        try:
            paths = tuple(sorted(folder.iterdir()))
        except OSError as error:
            self.left.append(stuck(folder, error))
            return
        if paths:
            self.traces.append(Trace(what, folder, paths, lock))

    def _add_entry(self, entry: Entry) -> None:
        if not os.path.lexists(entry.folder):
            return
        # A folder above may have become a link since: then what lies there is not what was written down.
        if not is_folder(entry.folder) or Path(os.path.realpath(entry.folder)) != entry.folder:
            self.left.append(strange(entry.folder))
            return
        try:
            present = entry.present()
        except OSError as error:
            self.left.append(stuck(entry.folder, error))
            return
        made = [path for path in present if _is_as_made(path, entry)]
        self.left.extend(strange(path) for path in present if path not in made)
        if made:
            lock = RUN_LOCK if entry.kind is Kind.RUN else ""
            self.traces.append(Trace(What(entry.kind), entry.folder, tuple(made), lock))


def is_bundled(entry: Entry) -> bool:
    """Tell whether an entry is of the model that comes with Sutja, which is never removed."""
    return entry.kind is Kind.MODEL and entry.folder == Path(os.path.realpath(ASSETS))


def _models_of(entry: Entry) -> list[Path]:
    with suppress(OSError):
        return [] if is_bundled(entry) else list(entry.present())
    return []


def _is_as_made(path: Path, entry: Entry) -> bool:
    return not is_link(path) and path.is_dir() == (path.name in entry.folders)
