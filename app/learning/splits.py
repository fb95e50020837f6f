"""Which takes the models have learnt from, and which they held out: also those of models that were deleted."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.learning.errors import not_kept
from app.learning.folder import LEARNT_FROM, ModelFolder
from model.spec.files import write_atomically

LEARNT: Final = "training"
HELD_OUT: Final = "validation"


@dataclass(frozen=True, slots=True)
class Split:
    """Which takes a training learnt from, and which it held out."""

    by: str
    """What was held out: ``takes`` or ``speakers``."""

    sides: dict[str, str]
    """``training`` or ``validation`` for each take, by the hash of its content."""

    def as_record(self) -> dict[str, Any]:
        """Return the split as JSON has it."""
        return {"by": self.by, "sides": self.sides}

    @classmethod
    def from_record(cls, record: Any) -> "Split":  # noqa: ANN401 - as JSON has it
        """Read a split from JSON; `KeyError`, `TypeError` and `AttributeError` where it is none."""
        return cls(str(record["by"]), {str(key): str(side) for key, side in record["sides"].items()})


UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a damaged file may raise."""


def splits_of(models: Iterable[ModelFolder]) -> list[Split]:
    """Return the splits of models; one that cannot be read tells nothing."""
    splits = []
    for model in models:
        with suppress(OSError, *UNREADABLE):
            splits.append(Split.from_record(json.loads(model.split.read_bytes())))
    return splits


def splits_of_deleted(models: Path) -> list[Split]:
    """Return the splits of the models that were deleted: what one that is left was adapted from, it knows as well.

    Raises
    ------
    OSError
        If they are there and cannot be read.
    """
    try:
        return [Split.from_record(record) for record in json.loads((models / LEARNT_FROM).read_bytes())]
    except (FileNotFoundError, *UNREADABLE):
        return []


def keep_split(folder: ModelFolder) -> None:
    """Write the split of a model down where it outlives the model.

    Raises
    ------
    LearningError
        If it cannot be written.
    """
    path = folder.path.parent / LEARNT_FROM
    try:
        splits = [*splits_of_deleted(folder.path.parent), *splits_of([folder])]
        kept = [merged(splits, by) for by in dict.fromkeys(split.by for split in splits)]
        if kept:
            write_atomically(path, json.dumps([split.as_record() for split in kept]).encode())
    except OSError as error:
        raise not_kept(path, error) from None


def merged(splits: Iterable[Split], by: str) -> Split:
    """Return one split of those of a kind: what one has learnt from is learnt from."""
    sides: dict[str, str] = {}
    for split in splits:
        for key, side in split.sides.items() if split.by == by else ():
            sides[key] = LEARNT if LEARNT in (side, sides.get(key)) else side
    return Split(by, sides)
