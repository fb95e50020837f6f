"""Which model is live, and which were before."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.learning.errors import not_kept
from app.learning.folder import LIBRARY, LIBRARY_ASIDE
from app.learning.listing import BUNDLED
from model.spec.files import write_atomically


@dataclass(frozen=True, slots=True)
class Choice:
    """Which model is live, by name."""

    live: str = BUNDLED
    """The one in use."""

    before: tuple[str, ...] = ()
    """Those that were in use before it, the last one last."""

    is_new: bool = False
    """Whether the file that told it was damaged, and was set aside."""

    def save(self, models: Path) -> None:
        """Write it down, whole or not at all.

        Raises
        ------
        LearningError
            If it cannot be written; the choice of before stays.
        """
        path = models / LIBRARY
        record = {name: value for name, value in asdict(self).items() if name != "is_new"}
        try:
            write_atomically(path, json.dumps(record, indent=1).encode())
        except OSError as error:
            raise not_kept(path, error) from None

    @classmethod
    def load(cls, models: Path) -> "Choice":
        """Read it; a damaged file is set aside, and the bundled model is live then."""
        path = models / LIBRARY
        try:
            record: Any = json.loads(path.read_bytes())
            return cls(str(record["live"]), tuple(str(name) for name in record["before"]))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            with suppress(OSError):
                path.replace(models / LIBRARY_ASIDE)
            return cls(is_new=True)
