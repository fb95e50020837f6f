"""Which recordings are learnt from, and which are held out.

The choice depends on the content alone, not on names, order or seed: whoever has the same recordings holds out the
same ones, and a few more recordings move few. What was written down of a former run is kept, unless something else
is to be held out now.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from model.dataset.clip import Clip
from model.dataset.duplicates import clusters_of, file_key, joined, same_names
from model.spec.errors import DatasetError

Indices = npt.NDArray[np.int64]

Words = Counter[tuple[int, ...]]
"""How often each digit is said; other speech, strings and noise count as a word each."""

FEWEST_GROUPS: Final = 5
"""Groups from which whole ones are held out: with fewer, one of them is too much to learn without."""


class Side(StrEnum):
    """What a recording is for."""

    TRAINING = "training"
    VALIDATION = "validation"


class By(StrEnum):
    """What is kept together."""

    AUTO = "auto"
    TAKES = "takes"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Split:
    """Clips on two sides."""

    training: list[Clip]
    """What is learnt from."""

    validation: list[Clip]
    """What is held out."""

    by: By
    """Whether whole groups were held out, or takes of all of them."""

    renewed: bool = False
    """Whether a former run had some of the clips on sides that were not kept: it held out something else."""

    def record(self) -> dict[str, Any]:
        """Return what was held out, and the side of each recording by the hash of its content: no name, no path."""
        sides = ((self.training, Side.TRAINING), (self.validation, Side.VALIDATION))
        return {
            "by": str(self.by),
            "sides": {recorded_key(clip): str(side) for clips, side in sides for clip in clips},
        }


@dataclass(frozen=True, slots=True)
class Recorded:
    """The split of a former run."""

    by: By | None = None
    """What was held out; nothing where there was no run."""

    sides: Mapping[str, Side] = field(default_factory=dict)
    """The side of each recording by the hash of its content."""

    def kept(self, by: By) -> Mapping[str, Side]:
        """Return the sides to keep where ``by`` is what is held out: none of a run that held out something else."""
        return self.sides if by is self.by else {}


def read_record(content: object) -> Recorded:
    """Return what `Split.record` gave and JSON brought back; nothing where there is nothing.

    Raises
    ------
    DatasetError
        If it is no record of a split.
    """
    if content is None:
        return Recorded()
    try:
        by, sides = content["by"], content["sides"]  # type: ignore[index]
        return Recorded(By(by), {str(key): Side(side) for key, side in sides.items()})
    except (AttributeError, KeyError, TypeError, ValueError):
        raise DatasetError(
            korean="이전 학습의 나눔 기록(split.json)이 손상되었거나 옛 형식입니다. 지우고 다시 시작하세요.",
            english="The record of the former split (split.json) is damaged, or of an older version. Delete it and "
            "start again.",
        ) from None


def recorded_key(clip: Clip) -> str:
    """Return what a clip is known by: the hash of its file, or of its samples where it came from none."""
    return file_key(clip.key) or hashlib.sha256(clip.pcm.tobytes()).hexdigest()[:32]


def split(
    clips: Sequence[Clip],
    *,
    share: float = 0.15,
    by: str = By.AUTO,
    recorded: Recorded | None = None,
    clusters: Indices | None = None,
) -> Split:
    """Hold out a share of the clips of each digit.

    Clips of one cluster stay on one side. Each digit is on both sides whenever there are two clusters of it; by
    speakers, it is learnt from in any case, and held out where another speaker says it as well.

    Parameters
    ----------
    clips : sequence of Clip
    share : float
        Share of the clips of each digit to hold out, 0 to 1.
    by : str
        ``takes``, ``speakers`` (whole groups), or ``auto``: by speakers where there are five or more. Where no whole
        group can be spared, takes are held out.
    recorded : Recorded, optional
        The split of a former run, which is kept where that held out the same: takes, or speakers.
    clusters : np.ndarray [shape=(clips,)], optional
        The cluster of each clip, where they are known already.
    """
    by, recorded = By(by), recorded or Recorded()
    numbers = clusters_of(clips) if clusters is None else clusters
    if by is By.AUTO:
        speakers = {clip.speaker for clip in clips if clip.is_digit}
        by = By.SPEAKERS if len(speakers) >= FEWEST_GROUPS else By.TAKES
    held_out: set[int] = set()
    if by is By.SPEAKERS:
        held_out = _held_out(_blocks(clips, _with_speakers(clips, numbers), recorded.kept(by)), share)
        by = By.SPEAKERS if any(clips[index].is_digit for index in held_out) else By.TAKES
    if by is By.TAKES:
        held_out = _held_out(_blocks(clips, numbers, recorded.kept(by)), share)
    training = [clip for index, clip in enumerate(clips) if index not in held_out]
    renewed = by is not recorded.by and any(recorded_key(clip) in recorded.sides for clip in clips)
    return Split(training, [clips[index] for index in sorted(held_out)], by, renewed)


def _with_speakers(clips: Sequence[Clip], clusters: Indices) -> Indices:
    """Return the clusters, those of one speaker's digits joined; what is no digit has no speaker."""
    names = [("speaker", clip.speaker) if clip.is_digit else index for index, clip in enumerate(clips)]
    return joined(len(clips), [*same_names(names), *same_names(clusters.tolist())])


@dataclass(frozen=True, slots=True)
class _Block:
    """Clips that stay together."""

    order: str
    """Hash that decides which is held out first."""

    members: tuple[int, ...]
    """Places of the clips."""

    words: Words
    """What they say."""

    side: Side | None
    """Where a former run had them; training, where it had them on both sides."""


def _blocks(clips: Sequence[Clip], clusters: Indices, recorded: Mapping[str, Side]) -> list[_Block]:
    """Return the clips in blocks, in the order of their hashes."""
    members: dict[int, list[int]] = {}
    for index, cluster in enumerate(clusters.tolist()):
        members.setdefault(cluster, []).append(index)
    keys = [recorded_key(clip) for clip in clips]
    blocks = [_block(same, clips, keys, recorded) for same in members.values()]
    return sorted(blocks, key=lambda block: block.order)


def _block(members: Sequence[int], clips: Sequence[Clip], keys: Sequence[str], recorded: Mapping[str, Side]) -> _Block:
    former = {recorded[keys[index]] for index in members if keys[index] in recorded}
    return _Block(
        order=min(hashlib.sha256(keys[index].encode()).hexdigest() for index in members),
        members=tuple(members),
        words=Counter(_word(clips[index]) for index in members),
        side=Side.TRAINING if len(former) > 1 else next(iter(former), None),
    )


def _word(clip: Clip) -> tuple[int, ...]:
    """Return what a clip counts as: its digit, or whether it is a string, other speech or noise."""
    return clip.tokens if len(clip.tokens) < 2 else (-1,)


def _held_out(blocks: Sequence[_Block], share: float) -> set[int]:
    """Return the places of the clips that are held out."""
    total = _sum(blocks)
    chosen = [block for block in blocks if block.side is Side.VALIDATION]
    held = _sum(chosen)
    for block in blocks if share > 0 else ():
        if block.side is None and _is_wanted(block, held, total, share) and _is_spared(block, held, total):
            chosen.append(block)
            held.update(block.words)
    return {index for block in chosen for index in block.members}


def _sum(blocks: Sequence[_Block]) -> Words:
    words: Words = Counter()
    for block in blocks:
        words.update(block.words)
    return words


def _is_wanted(block: _Block, held: Words, total: Words, share: float) -> bool:
    """Return whether one of its words is not held out yet, or all of them together not enough."""
    enough = round(share * sum(total[word] for word in block.words))
    return sum(held[word] for word in block.words) < enough or not all(held[word] for word in block.words)


def _is_spared(block: _Block, held: Words, total: Words) -> bool:
    """Return whether each of its words is left to be learnt from: what is only held out cannot be right."""
    return all(held[word] + count < total[word] for word, count in block.words.items())
