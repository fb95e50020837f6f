"""How long each sound of an utterance lasts, from its place among the others."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from model.formant.phone import Kind, Phone
from model.formant.phones import PHONES
from model.formant.speaker import Speaker

_LAST_OPEN: Final = 1.75
_LAST_CHECKED: Final = 1.05
"""Lengthening of the last vowel, without and with a coda (Klatt 1976)."""

_ALONE: Final = 1.45
"""Lengthening of the only syllable: isolated digits of people last 200 to 450 ms."""

_CHECKED: Final = 0.85
"""Shortening of a vowel before a coda."""

_STOPPED: Final = 0.8
"""Further shortening before a coda that is a stop."""

_CROWD: Final = 0.06
"""Shortening with each further syllable of the same breath, up to five."""


@dataclass(frozen=True, slots=True)
class Place:
    """One sound among its neighbours."""

    index: int
    """Which sound of the utterance it is."""

    phone: Phone
    """The sound."""

    before: Phone | None
    """What comes before it; None at the beginning."""

    after: Phone | None
    """What comes after it; None at the end."""

    coda: Phone | None
    """What closes its syllable: itself or, if this is a vowel, the next sound; None if nothing does."""

    opens_word: bool
    """Whether a word begins with it."""

    is_last: bool
    """Whether it belongs to the last syllable."""

    syllables: int
    """Number of syllables in the utterance."""

    @property
    def is_coda(self) -> bool:
        """Whether it closes a syllable."""
        return self.coda is self.phone

    @property
    def is_between_voices(self) -> bool:
        """Whether there is voice on both sides of it."""
        return _is_voiced(self.before) and _is_voiced(self.after)


def _is_voiced(phone: Phone | None) -> bool:
    return phone is not None and not phone.is_obstruent and phone.kind is not Kind.BREATH


def places(words: Sequence[Sequence[str]]) -> list[Place]:
    """Return the sounds of an utterance with what surrounds each.

    Raises
    ------
    KeyError
        If a sign stands for no sound.
    """
    spelt = [[PHONES[sign] for sign in word] for word in words]
    phones = [phone for word in spelt for phone in word]
    codas = [coda for word in spelt for coda in _codas(word)]
    opening = set(itertools.accumulate((len(word) for word in spelt), initial=0))
    nuclei = [index for index, phone in enumerate(phones) if phone.is_syllabic]
    last = _onset_of(phones, codas, nuclei[-1]) if nuclei else 0
    return [
        Place(
            index=index,
            phone=phone,
            before=phones[index - 1] if index else None,
            after=phones[index + 1] if index + 1 < len(phones) else None,
            coda=codas[index],
            opens_word=index in opening,
            is_last=index >= last,
            syllables=len(nuclei),
        )
        for index, phone in enumerate(phones)
    ]


def _codas(word: Sequence[Phone]) -> list[Phone | None]:
    """Return what closes the syllable of each sound of one word: a consonant opens the next syllable if it can."""
    followers = [*word[1:], None]
    closes = [
        not phone.is_open and (after is None or not after.is_open) and index > 0
        for index, (phone, after) in enumerate(zip(word, followers, strict=True))
    ]
    return [
        phone if closes[index] else after if phone.is_syllabic and after is not None and closes[index + 1] else None
        for index, (phone, after) in enumerate(zip(word, followers, strict=True))
    ]


def _onset_of(phones: Sequence[Phone], codas: Sequence[Phone | None], nucleus: int) -> int:
    """Return the first sound of the syllable that is built on a vowel."""
    index = nucleus
    while index and not phones[index - 1].is_syllabic and codas[index - 1] is not phones[index - 1]:
        index -= 1
    return index


def seconds(place: Place, speaker: Speaker, random: np.random.Generator) -> float:
    """Return the duration of the main part of a sound (seconds)."""
    factor = _vowel(place) if place.phone.is_syllabic else _consonant(place, speaker)
    crowd = 1.0 - _CROWD * min(place.syllables - 1, 5)
    chance = float(np.exp(random.normal(0.0, 0.14)))
    return max(0.015, place.phone.seconds * factor * crowd * chance / speaker.rate)


def _vowel(place: Place) -> float:
    factor = 1.0
    if place.is_last:
        factor *= _LAST_OPEN if place.coda is None else _LAST_CHECKED
        factor *= _ALONE if place.syllables == 1 else 1.0
    elif place.coda is not None:
        factor *= _CHECKED
    if place.coda is not None and place.coda.is_obstruent:
        factor *= _STOPPED
    # A vowel that glides into the next shares its time with it.
    return factor * (0.7 if place.after is not None and place.after.is_syllabic and not place.is_last else 1.0)


def _consonant(place: Place, speaker: Speaker) -> float:
    if place.phone.kind in {Kind.STOP, Kind.AFFRICATE}:
        return speaker.closure
    if place.phone.kind is Kind.GLIDE:
        return 1.2 if place.is_last and place.syllables == 1 else 0.8
    if not place.is_coda:
        return 0.8
    if place.phone.kind is Kind.UNRELEASED:
        return 0.85 * speaker.closure
    lengthened = 1.3 if place.is_last and place.syllables == 1 else 1.2 if place.is_last else 0.85
    return lengthened * speaker.coda
