"""Who speaks, or in which session, as far as folders and names tell."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from pathlib import PurePosixPath
from typing import Final

from model.dataset.source import Source
from model.spec.errors import DatasetError
from model.spec.labels import digit_named

ONE_GROUP: Final = "folder"
"""Name of the group of all recordings whose names tell nothing."""

MOST: Final = 0.5
"""Share of the digits that each group must say more than: what goes with few of them is a name of the digit itself."""


def groups_of(sources: Sequence[Source], digits: Sequence[int], rule: str) -> list[str]:
    """Return the group of each file.

    Parameters
    ----------
    sources : sequence of Source
    digits : sequence of int
        The digit of each file.
    rule : str
        ``auto``: by sub-folders, else by a part of the file names between ``_`` or ``-``, where each of two or more
        values occurs with most digits and is no number of a take, else one group. ``none``: one group. ``folder``: by
        sub-folder. Sub-folders of digits, and those that all groups end in, tell nothing. Or a regular expression with
        a group ``group``, searched in the path relative to the folder.

    Raises
    ------
    DatasetError
        If the rule is none of these.
    """
    if rule == "none":
        return [ONE_GROUP] * len(sources)
    if rule == "folder":
        return _by_folder(sources)
    if rule == "auto":
        return _found(sources, digits)
    return _by_expression(sources, rule)


def _by_folder(sources: Sequence[Source]) -> list[str]:
    return [name or ONE_GROUP for name in _without_common_end([_folder_name(source) for source in sources])]


def _folder_name(source: Source) -> str:
    """Return the sub-folders of a file without those that name a digit."""
    parts = PurePosixPath(source.name).parts[:-1]
    return "/".join(part for part in parts if digit_named(part) is None)


def _without_common_end(names: Sequence[str]) -> list[str]:
    """Return names without the folders that all of them end in: ``jackson/test`` and ``theo/test`` are two people."""
    parts = {name: name.split("/") for name in names}
    shortest = min(map(len, parts.values()), default=1)
    levels = zip(*map(reversed, parts.values()), strict=False)
    same = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, islice(levels, shortest - 1)))
    return ["/".join(parts[name][: len(parts[name]) - same]) for name in names] if len(parts) > 1 else list(names)


def _by_expression(sources: Sequence[Source], rule: str) -> list[str]:
    try:
        expression = re.compile(rule)
    except (re.error, OverflowError, RecursionError):
        expression = re.compile("")
    if "group" not in expression.groupindex:
        raise DatasetError(
            korean=f"알 수 없는 묶음 규칙입니다: {rule}. auto, none, folder 또는 (?P<group>…)가 있는 정규식을 쓰세요.",
            english=f"{rule} is no rule for groups. Use auto, none, folder, or a regular expression "
            "with a group (?P<group>…).",
        )
    matches = [expression.search(source.name) for source in sources]
    return [(match and match["group"]) or ONE_GROUP for match in matches]


def _found(sources: Sequence[Source], digits: Sequence[int]) -> list[str]:
    """Return the folders where they tell groups, else the column of the names that tells most, else one group."""
    folders = _by_folder(sources)
    if _are_groups(folders, digits):
        return folders
    stems = [re.split(r"[_\-]+", PurePosixPath(source.name).stem) for source in sources]
    columns = [[stem[column] for stem in stems] for column in range(min(map(len, stems), default=0))]
    telling = [column for column in columns if _are_groups(column, digits) and not _are_numbers(column, digits)]
    return max(telling, key=lambda column: len(set(column)), default=[ONE_GROUP] * len(sources))


def _are_numbers(column: Sequence[str], digits: Sequence[int]) -> bool:
    """Return whether these are numbers, or, as ``take1`` and ``take2``, numbers of the takes of each digit."""
    words = {re.sub(r"\d+$", "", value) for value in column}
    counts_takes = len(words) == 1 and len(set(zip(column, digits, strict=True))) == len(column)
    return counts_takes or any(map(str.isdecimal, column))


def _are_groups(names: Sequence[str], digits: Sequence[int]) -> bool:
    """Return whether there are two groups or more, each of which says most of the digits."""
    said: dict[str, set[int]] = {}
    for name, digit in zip(names, digits, strict=True):
        said.setdefault(name, set()).add(digit)
    return len(said) > 1 and all(len(ones) > MOST * len(set(digits)) for ones in said.values())
