"""A training that was begun: what it is to learn, which process does it, and how far that is."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from app.learning import process
from app.learning.folder import ModelFolder
from app.learning.progress import Progress, progress_after
from app.learning.trainer import Order
from model.spec.locks import is_held

STARTING_SECONDS: Final = 600.0
"""How long a trainer may take until it holds its run folder locked; it takes some seconds.

Until then nobody looks whether the lock is free: who looks holds it for a moment, and a trainer that finds it held
ends.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A training that was begun and has not come to its end."""

    folder: ModelFolder
    """Where its model will lie."""

    order: Order
    """What was asked for."""

    began: datetime
    """When its process was started, in UTC."""

    number: int
    """Of that process."""

    def to_json(self) -> bytes:
        """Return what `job_in` finds it by."""
        record = {"began": self.began.isoformat(), "number": self.number, **self.order.as_record()}
        return json.dumps(record, indent=1).encode("ascii")

    @property
    def progress(self) -> Progress:
        """Where it stands, from what the trainer has written so far."""
        try:
            progress = progress_after(self.folder.lines.read_bytes().splitlines())
        except OSError:
            progress = Progress()
        return progress

    @property
    def is_running(self) -> bool:
        """Whether its process is there, and is this training still and not another program of that number."""
        if not process.exists(self.number):
            return False
        age = datetime.now(UTC) - self.began
        return 0 <= age.total_seconds() < STARTING_SECONDS or is_held(self.folder.lock)


def job_in(folder: ModelFolder) -> Job | None:
    """Return the training that a folder is of, if it is of one."""
    try:
        record: dict[str, Any] = json.loads(folder.job.read_bytes())
        began = datetime.fromisoformat(record["began"])
        return Job(folder, Order.from_record(record), began, int(record["number"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
