"""The words of a language by espeak-ng's voices of other languages: other vowels, other laterals, other aspirations.

None of them speaks the language itself. What each can say is found out by asking: see `model.synthesis.sounds`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from model.synthesis import espeak
from model.synthesis.language import Language
from model.synthesis.sounds import SOUNDS, UNRELEASED, sounds_like, spellings

VOICES: Final = tuple(
    "af am an ar as az ba be bg bn ca cmn cs cv cy da de el en-029 en-gb en-gb-scotland en-us eo es es-419 et eu "
    "fa fi fr-fr ga gd gn grc gu hak haw he hi hr ht hu hy hyw ia id is it ja jbo ka kk kn ko kok ku ky la lb lfn "
    "lt ltg lv mi mk ml ms mt my nb nci ne nl nog om or pa pap piqd pl pt pt-br py qdb quc qya ro ru shn si sk sl "
    "smj sq sr sv sw ta te th tk tn tr tt ug ur uz vi vi-vn-x-central vi-vn-x-south yue".split()  # codespell:ignore te
)
"""Sorted. Left out: those that say every word exactly as another one, and Greenlandic and Cherokee, which crash."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a word for one voice."""

    text: str
    """What espeak-ng is to read."""

    unreleased: bool = False
    """Whether the word ends in a stop that is not opened again."""

    pronunciation: str = ""
    """What the voice makes of it, where that is known; see `model.synthesis.sounds`."""


Word = tuple[Spelling, ...]
"""All ways to write it."""


def voices_for(language: Language) -> list[str]:
    """Return the voices of other languages that are installed, sorted.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed.
    """
    installed = espeak.languages()
    return [voice for voice in VOICES if voice in installed and not language.is_spoken_by(voice)]


def split_voices(voices: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the voices to train on and those held out: every eighth language with all its dialects."""
    languages = [list(dialects) for _, dialects in groupby(voices, key=lambda voice: voice.split("-")[0])]
    seen = [voice for index, dialects in enumerate(languages) if index % 8 for voice in dialects]
    return seen, [voice for dialects in languages[::8] for voice in dialects]


def lexicon(voice: str, words: Mapping[str, Collection[str]]) -> dict[str, Word]:
    """Return how a voice is to be told to say each of the words that it can say.

    Parameters
    ----------
    voice : str
    words : mapping of str to collection of str
        Pronunciations of each word.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed, or does not know the voice.
    """
    known = _known_mnemonics(voice)
    entries = [
        (word, pronunciation, spelling)
        for word, pronunciations in words.items()
        for pronunciation in pronunciations
        for spelling in spellings(pronunciation, known)
    ]
    found: dict[str, Word] = {}
    heard = espeak.heard([spelling for _, _, spelling in entries], voice)
    for (word, pronunciation, spelling), ipa in zip(entries, heard, strict=True):
        if sounds_like(pronunciation, ipa):
            unreleased = pronunciation.endswith(UNRELEASED)
            said = Spelling(espeak.phonemes(spelling), unreleased=unreleased, pronunciation=pronunciation)
            found[word] = (*found.get(word, ()), said)
    return found


def _known_mnemonics(voice: str) -> set[tuple[str, str]]:
    """Return which sounds can be written by which mnemonic, alone or before a vowel: the end of a word may devoice."""
    pairs = [(sound, mnemonic) for sound, written in SOUNDS.items() for mnemonic in written.mnemonics.split()]
    alone = espeak.heard([mnemonic for _, mnemonic in pairs], voice)
    before_vowel = espeak.heard([f"{mnemonic}a" for _, mnemonic in pairs], voice)
    return {
        (sound, mnemonic)
        for (sound, mnemonic), first, second in zip(pairs, alone, before_vowel, strict=True)
        if sounds_like(sound, first) or sounds_like(f"{sound} a", second)
    }
