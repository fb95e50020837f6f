"""What can be said: clips by kind, by speaker and by digit, and the choice of what is said next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from model.dataset.clip import Clip
from model.spec.tokens import OTHER
from model.spec.waveform import Waveform

Generator = np.random.Generator


@dataclass(frozen=True, slots=True)
class Material:
    """What examples are composed of."""

    clips: Sequence[Clip]
    """Isolated digits; strings and other words where there are some."""

    replay: Sequence[Clip] = ()
    """Clips that a model learnt from before, heard again so that nothing is forgotten."""

    noises: Sequence[Clip] = ()
    """Sounds of a room, without words."""

    auxiliary: Sequence[Clip] = ()
    """Words of other languages, said by people, with tokens of a vocabulary of their own."""

    @property
    def auxiliary_words(self) -> int:
        """Size of that vocabulary."""
        return max((token for clip in self.auxiliary for token in clip.tokens), default=0)


REPLAY_SHARE: Final = 0.5
"""Share of the examples that are composed of what was learnt before, where there is such."""

AUXILIARY_SHARE: Final = 1 / 3
"""Share of the examples that are composed of auxiliary words, where there are some."""

_KINDS: Final = {"string": 0.30, "digit": 0.15, "whole": 0.25, "other": 0.13, "mixed": 0.12, "nothing": 0.05}
"""Share of each kind of example; where there are no whole strings or other words, strings take their share."""


class Vocabulary:
    """Clips, ordered so that the next one is found at once however many there are.

    Parameters
    ----------
    clips : sequence of Clip
        At least one of them an isolated digit.
    """

    def __init__(self, clips: Sequence[Clip]) -> None:
        self._digits = [clip for clip in clips if clip.is_digit]
        self._strings = [clip for clip in clips if len(clip.tokens) > 1]
        self._others = [clip for clip in clips if clip.tokens == (OTHER,)]
        self._by_speaker: dict[str, list[Clip]] = {}
        self._by_word: dict[tuple[str, tuple[int, ...]], list[Clip]] = {}
        for clip in self._digits:
            self._by_speaker.setdefault(clip.speaker, []).append(clip)
            self._by_word.setdefault((clip.speaker, clip.tokens), []).append(clip)

    def word(self, random: Generator) -> list[Clip]:
        """Choose one word: a digit, or, where there are some, in a quarter of the cases another word."""
        return [_pick(self._others if self._others and random.random() < 0.25 else self._digits, random)]

    def utterance(self, random: Generator) -> list[Clip]:
        """Choose what is said: mostly strings, often one digit, sometimes other words among them, sometimes nothing."""
        kind = random.choice(list(_KINDS), p=list(_KINDS.values()))
        if kind == "whole" and self._strings:
            return [_pick(self._strings, random)]
        if kind == "other" and self._others:
            return [_pick(self._others, random) for _ in range(random.integers(1, 4))]
        if kind == "mixed" and self._others:
            pools = [self._others if random.random() < 0.5 else self._digits for _ in range(random.integers(2, 5))]
            return [_pick(pool, random) for pool in pools]
        if kind == "nothing":
            return []
        return self._same_speaker(1 if kind == "digit" else int(random.integers(2, 8)), random)

    def _same_speaker(self, count: int, random: Generator) -> list[Clip]:
        """Choose digits of one speaker; a repeat of the digit before is made more likely than chance."""
        pieces = [_pick(self._digits, random)]
        speaker = pieces[0].speaker
        while len(pieces) < count:
            repeats = random.random() < 0.1
            pool = self._by_word[speaker, pieces[-1].tokens] if repeats else self._by_speaker[speaker]
            pieces.append(_pick(pool, random))
        return pieces


class Talk:
    """Auxiliary words, by speaker.

    Parameters
    ----------
    clips : sequence of Clip
        May be empty.
    """

    def __init__(self, clips: Sequence[Clip]) -> None:
        self._by_speaker: dict[str, list[Clip]] = {}
        for clip in clips:
            self._by_speaker.setdefault(clip.speaker, []).append(clip)
        self._speakers = sorted(self._by_speaker)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._speakers)

    def utterance(self, random: Generator) -> list[Clip]:
        """Choose one to four words of one speaker; each speaker as often as the others, however much each has said."""
        own = self._by_speaker[self._speakers[int(random.integers(len(self._speakers)))]]
        return [_pick(own, random) for _ in range(int(random.integers(1, 5)))]


class Room:
    """Recorded noises, of which a stretch of any length can be had.

    Parameters
    ----------
    noises : sequence of Clip
        May be empty.
    """

    def __init__(self, noises: Sequence[Clip]) -> None:
        self._noises = noises

    def noise(self, length: int, random: Generator) -> Waveform | None:
        """Return a stretch of a recording, or in half of the cases, and where there is none, nothing."""
        if not self._noises or random.random() < 0.5:
            return None
        recording = _pick(self._noises, random).waveform
        return np.take(recording, np.arange(length) + int(random.integers(len(recording))), mode="wrap")


def _pick(clips: Sequence[Clip], random: Generator) -> Clip:
    return clips[int(random.integers(len(clips)))]
