"""The takes that a model was not made from, as the trainer wrote them down: by the hash of their content, no name.

And those that no trainer has seen yet.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.learning.errors import not_kept
from app.learning.folder import ModelFolder
from app.learning.splits import HELD_OUT, LEARNT, Split, merged, splits_of, splits_of_deleted
from app.learning.trainer import Order, order_in
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


def takes_since(
    recorded: Iterable[Take],
    models: Sequence[ModelFolder],
    *,
    learnt_by: Iterable[ModelFolder],
    deleted: Iterable[Split],
) -> list[Take]:
    """Return the takes that were recorded since models were made; none where that cannot be told.

    Parameters
    ----------
    recorded : iterable of Take
        All that there are, where the models learnt from them and nothing else: the same words may lie elsewhere as
        other files, and so have another hash.
    models : sequence of ModelFolder
        The finished ones.
    learnt_by : iterable of ModelFolder
        Those and the ones that are being made.
    deleted : iterable of Split
        Those of the models that there were.
    """
    orders = [order_in(folder) for folder in models]
    if None in orders or len(splits_of(models)) < len(models):
        return []
    places = [order.recordings for order in orders if order is not None]
    learnt = _keys([*splits_of(learnt_by), *deleted], LEARNT)
    found = [take for take in recorded if all(_holds(folders, take) for folders in places)]
    return [take for take in found if key_of(take.path) not in learnt]


def _holds(folders: Iterable[Path], take: Take) -> bool:
    return all(take.path.is_relative_to(folder.absolute()) for folder in folders)


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
