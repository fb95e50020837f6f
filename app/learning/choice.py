"""Which model is live, and which were before."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.learning.errors import not_kept, not_read
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

    is_damaged: bool = False
    """Whether the file that tells it is damaged, and the bundled model is in use meanwhile."""

    def save(self, models: Path) -> None:
        """Write it down, whole or not at all; a damaged file is set aside. For who is alone with the models.

        Raises
        ------
        LearningError
            If it cannot be written, or the one of before not be read; that one stays.
        """
        path = models / LIBRARY
        record = {name: value for name, value in asdict(self).items() if name != "is_damaged"}
        damaged = self.load(models).is_damaged
        try:
            if damaged:
                path.replace(models / LIBRARY_ASIDE)
            write_atomically(path, json.dumps(record, indent=1).encode())
        except OSError as error:
            raise not_kept(path, error) from None

    @classmethod
    def load(cls, models: Path) -> "Choice":
        """Read it; where the file is damaged, the bundled model is live until another one is chosen.

        Raises
        ------
        LearningError
            If it is there and cannot be read at this moment.
        """
        path = models / LIBRARY
        try:
            record: Any = json.loads(path.read_bytes())
            return cls(str(record["live"]), tuple(str(name) for name in record["before"]))
        except (FileNotFoundError, NotADirectoryError):
            return cls()
        except OSError as error:
            raise not_read(path, error) from None
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls(is_damaged=True)
