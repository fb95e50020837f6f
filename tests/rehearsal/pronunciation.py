"""Korean sentences as sounds: between two words there is a pause, or they are said in one breath and join."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from model.synthesis.hangul import Syllable, syllables_of

PAUSE: Final = "…"
"""Stands for a moment without speech."""

_RESPELT: Final = {
    "같이": "가치", "굳이": "구지", "끝이": "끄치", "밭이": "바치", "맏이": "마지", "붙이": "부치", "붙여": "부쳐",
    "해돋이": "해도지", "미닫이": "미다지",
}  # fmt: skip
"""ㄷ and ㅌ before 이 turn palatal where a suffix begins there."""

_WITHOUT_GLIDE: Final = {"희": "히", "흰": "힌", "띄": "띠", "틔": "티", "늬": "니", "씌": "씨"}
"""ㅢ after a consonant."""

_MERGED: Final = {"ɛ": "e"}
"""Hardly anybody tells ㅐ from ㅔ any more."""

_PALATAL: Final = {"s": "ɕ", "s*": "ɕ*"}


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound of a sentence."""

    phone: str
    """Its sign, as in `model.formant.phones`, or a pause."""

    syllable: int
    """Which syllable of the sentence it belongs to; for a pause, the one before."""


Variants = tuple[tuple[Sound, ...], ...]
"""Ways to say one part of a sentence."""


def pronounced(sentence: str) -> list[Variants]:
    """Return the parts of a sentence one after another: what can be heard between two vowels, and each vowel.

    Parameters
    ----------
    sentence : str
        In Hangul, with spaces between words.

    Raises
    ------
    ValueError
        If there is a character of another script, or no word.
    """
    words = [_respelt(word) for word in sentence.split()]
    if not words:
        raise ValueError("A sentence without a word has no sound.")
    joined, apart = syllables_of("".join(words)), [syllable for word in words for syllable in syllables_of(word)]
    starts = {0, *itertools.accumulate(map(len, words))}
    parts: list[Variants] = []
    for index, syllable in enumerate(joined):
        in_one_breath = (*_coda(joined, index - 1), *_onset(joined, index))
        after_a_pause = (*_coda(apart, index - 1), Sound(PAUSE, index - 1), *_onset(apart, index))
        parts.append((in_one_breath, after_a_pause) if index in starts else (in_one_breath,))
        parts.append((tuple(Sound(_MERGED.get(phone, phone), index) for phone in _nucleus(syllable)),))
    end = _coda(apart, len(apart) - 1)
    return [*parts, (end, (*end, Sound(PAUSE, len(apart) - 1)))]


def _respelt(word: str) -> str:
    """Spell what the letters do not tell: ㅢ is a diphthong only where a word begins with it."""
    for written, said in _RESPELT.items():
        word = word.replace(written, said)
    for written, said in _WITHOUT_GLIDE.items():
        word = word.replace(written, said)
    first, rest = word[:1], word[1:]
    return first + (rest[:-1].replace("의", "이") + rest[-1:].replace("의", "에"))


def _onset(syllables: Sequence[Syllable], index: int) -> tuple[Sound, ...]:
    syllable = syllables[index]
    palatal = syllable.nucleus[0] in {"i", "j"}
    onset = _PALATAL.get(syllable.onset, syllable.onset) if palatal else syllable.onset
    return () if onset == "-" else (Sound(onset, index),)


def _nucleus(syllable: Syllable) -> tuple[str, ...]:
    """Return the vowel and its glide; after what the blade of the tongue makes at the palate, no j is heard."""
    swallowed = syllable.onset.startswith("tɕ") and syllable.nucleus[0] == "j"
    return syllable.nucleus[1:] if swallowed else syllable.nucleus


def _coda(syllables: Sequence[Syllable], index: int) -> tuple[Sound, ...]:
    if index < 0 or syllables[index].coda == "-":
        return ()
    return (Sound(syllables[index].coda, index),)
