"""How a voice says words: a path from pause to pause through the pairs of sounds that were recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from model.diphone.voice import Voice
from model.formant.speaker import Generator
from model.formant.words import Phones

_CLOSURES: Final = {**dict.fromkeys("m p b".split(), "p b"), **dict.fromkeys("N n* ng k g".split(), "k g")}
_OTHER_CLOSURES: Final = "t d th p b k g"
"""Where no pause was recorded after a sound, it is followed by the silence in which a stop begins: one that is made in
the same place, if there is one."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a voice is to say for some words."""

    sounds: tuple[tuple[str, ...], ...]
    """The phones of the voice for each sound; none where the next one says both."""

    closure: str = ""
    """What is said after them and cut off again; nothing where a pause may follow."""


class Speller:
    """Knows what one voice can say.

    Parameters
    ----------
    voice : Voice

    Raises
    ------
    SynthesisError
        If the voice is not installed.
    """

    def __init__(self, voice: Voice) -> None:
        self._silence = voice.silence
        self._pairs = voice.joiner.pairs()
        self._ways = {sound: [tuple(way.split()) for way in ways.split(",")] for sound, ways in voice.ways.items()}

    def sayable(self, pronunciations: Sequence[Phones]) -> tuple[Phones, ...]:
        """Return those of the pronunciations of a word that the voice can say."""
        return tuple(sounds for sounds in pronunciations if self.spell(sounds) is not None)

    def everything(self, sounds: Phones) -> frozenset[tuple[str, ...]]:
        """Return all that may be heard for a word, phone by phone, joined or not."""
        if not sounds:
            return frozenset([()])
        return frozenset(
            (*chain.from_iterable(chosen), *rest)
            for chosen in self._choices(sounds)
            for rest in self.everything(sounds[len(chosen) :])
        )

    def spell(self, sounds: Phones, random: Generator | None = None) -> Spelling | None:
        """Return a way to say sounds, where there are several any of them; nothing where there is none.

        Parameters
        ----------
        sounds : sequence of str
            Signs of `model.formant.phones`, of one word or of several in one breath.
        random : Generator, optional
            Chooses; without it the first way is taken.
        """
        return self._on(sounds, self._silence, (), random)

    def _on(
        self, rest: Phones, before: str, said: tuple[tuple[str, ...], ...], random: Generator | None
    ) -> Spelling | None:
        """Say the rest after a phone: try the ways of the next sound in any order, and come back where none goes on."""
        if not rest:
            return self._ended(said, before)
        choices = self._choices(rest)
        for index in random.permutation(len(choices)) if random else range(len(choices)):
            chosen = choices[index]
            phones = tuple(chain.from_iterable(chosen))
            if self._are_joined((before, *phones)):
                found = self._on(rest[len(chosen) :], phones[-1], (*said, *chosen), random)
                if found:
                    return found
        return None

    def _choices(self, rest: Phones) -> list[tuple[tuple[str, ...], ...]]:
        """Return how the next sound may be said, or the next two where one phone stands for both."""
        both = self._ways.get(" ".join(rest[:2]), []) if len(rest) > 1 else []
        return [*((way,) for way in self._ways.get(rest[0], [])), *(((), way) for way in both)]

    def _ended(self, said: tuple[tuple[str, ...], ...], last: str) -> Spelling | None:
        if self._are_joined((last, self._silence)):
            return Spelling(said)
        candidates = f"{_CLOSURES.get(last, '')} {_OTHER_CLOSURES}".split()
        closures = [closure for closure in candidates if self._are_joined((last, closure, self._silence))]
        return Spelling(said, closures[0]) if closures else None

    def _are_joined(self, phones: Sequence[str]) -> bool:
        return all(pair in self._pairs for pair in pairwise(phones))
