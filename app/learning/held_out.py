"""The takes that a model was not made from, as the trainer wrote them down: by the hash of their content, no name."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.learning.errors import not_kept
from app.learning.folder import ModelFolder
from app.learning.splits import HELD_OUT, LEARNT, Split, merged, splits_of, splits_of_deleted
from app.learning.trainer import Order
from model.spec.content import key_of
from model.spec.files import write_atomically
from model.spec.labels import label_rule
from model.spec.waveform import audio_files


@dataclass(frozen=True, slots=True)
class Take:
    """A recording of one digit."""

    path: Path
    """The file."""

    digit: int
    """What is said."""


def held_out_takes(
    orders: Iterable[Order],
    *,
    held_out_by: Iterable[ModelFolder],
    learnt_by: Iterable[ModelFolder],
    deleted: Iterable[Split] = (),
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
    deleted : iterable of Split
        Those of the models that there were.

    Raises
    ------
    LabelError
        If the names do not tell the digits.
    """
    wanted = _keys(splits_of(held_out_by), HELD_OUT) - _keys([*splits_of(learnt_by), *deleted], LEARNT)
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


def _keys(splits: Iterable[Split], wanted: str) -> set[str]:
    return {key for split in splits for key, side in split.sides.items() if side == wanted}


def keep_to_former_splits(folder: ModelFolder, others: Iterable[ModelFolder]) -> None:
    """Let a new training hold out what was held out before, so that old and new model can be compared fairly.

    Raises
    ------
    LearningError
        If the former splits cannot be read, or the folder not be written.
    """
    try:
        splits = [*splits_of_deleted(folder.path.parent), *splits_of(others)]
        if splits:
            split = merged(splits, splits[-1].by)
            write_atomically(folder.split, json.dumps(split.as_record(), indent=1).encode())
    except OSError as error:
        raise not_kept(folder.split, error) from None
