"""The takes that a model was not made from, as the trainer wrote them down: by the hash of their content, no name."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.learning.errors import not_kept
from app.learning.folder import ModelFolder
from app.learning.trainer import Order
from model.spec.files import write_atomically
from model.spec.labels import label_rule
from model.spec.waveform import audio_files

LEARNT: Final = "training"
HELD_OUT: Final = "validation"


@dataclass(frozen=True, slots=True)
class Split:
    """Which takes a training learnt from, and which it held out."""

    by: str
    """What was held out: ``takes`` or ``speakers``."""

    sides: dict[str, str]
    """``training`` or ``validation`` for each take, by the hash of its content."""


@dataclass(frozen=True, slots=True)
class Take:
    """A recording of one digit."""

    path: Path
    """The file."""

    digit: int
    """What is said."""


def held_out_takes(
    orders: Iterable[Order], *, held_out_by: Iterable[ModelFolder], learnt_by: Iterable[ModelFolder]
) -> list[Take]:
    """Return the takes that some models held out, and that none of others has learnt from.

    Parameters
    ----------
    orders : iterable of Order
        Where the takes lie, and how their names tell their digits.
    held_out_by : iterable of ModelFolder
        The models to be measured.
    learnt_by : iterable of ModelFolder
        All that there are: a model that was adapted knows what the one before it had learnt.

    Raises
    ------
    LabelError
        If the names do not tell the digits.
    """
    wanted = _keys(held_out_by, HELD_OUT) - _keys(learnt_by, LEARNT)
    takes: dict[str, Take] = {}
    for order in orders:
        for take in _takes(order):
            key = key_of(take.path)
            if key in wanted:
                takes.setdefault(key, take)
    return list(takes.values())


def _takes(order: Order) -> Iterator[Take]:
    """Give what lies in the folders of an order and has a digit; a folder that is gone holds nothing."""
    found = [(path, folder) for folder in order.recordings for path in audio_files(folder)]
    if not found:
        return
    rule = label_rule(order.labels, [path for path, _ in found])
    for path, folder in found:
        digit = rule.digit_of(path, folder)
        if digit is not None:
            yield Take(path, digit)


def _keys(models: Iterable[ModelFolder], wanted: str) -> set[str]:
    return {key for split in _splits(models) for key, side in split.sides.items() if side == wanted}


def keep_to_former_splits(folder: ModelFolder, others: Iterable[ModelFolder]) -> None:
    """Let a new training hold out what was held out before, so that old and new model can be compared fairly.

    Raises
    ------
    LearningError
        If the folder cannot be written.
    """
    splits = _splits(others)
    if not splits:
        return
    by = splits[-1].by
    sides: dict[str, str] = {}
    for split in splits:
        for key, side in split.sides.items() if split.by == by else ():
            sides[key] = LEARNT if LEARNT in (side, sides.get(key)) else side
    try:
        write_atomically(folder.split, json.dumps({"by": by, "sides": sides}, indent=1).encode())
    except OSError as error:
        raise not_kept(folder.split, error) from None


def _splits(models: Iterable[ModelFolder]) -> list[Split]:
    """Return the splits of models; one that cannot be read tells nothing."""
    splits = []
    for model in models:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            content: Any = json.loads(model.split.read_bytes())
            sides = {str(key): str(side) for key, side in content["sides"].items()}
            splits.append(Split(str(content["by"]), sides))
    return splits


def key_of(path: Path) -> str:
    """Return the hash by which the trainer knows a file; none for one that cannot be read."""
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]
    return ""
