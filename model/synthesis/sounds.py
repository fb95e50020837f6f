"""The sounds of all languages, in the letters of phonetics, and how espeak-ng writes them.

A *pronunciation* is sounds with a space between them: ``"tʃʰ ˈi l"``. ˈ stands before the vowel that is stressed. The
phoneme table of each language of espeak-ng has some of the *mnemonics* below; one that it lacks makes espeak-ng leave
out the rest of the word, and one that it has may be another sound there. So each sound has several mnemonics to try,
and is known by what ``espeak-ng --ipa`` says that it was.
"""

import itertools
import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from model.dataset.phonemes import Phonemes, phonemes_of

STRESS: Final = "ˈ"
UNRELEASED: Final = "k̚"
"""A stop that is closed and not opened again. No mnemonic says it: see `model.synthesis.release`."""

MOST_SPELLINGS: Final = 8
"""Of one pronunciation."""

_NO_SOUND: Final = re.compile(r"[ˈˌᵝ_\-\s0-9˥˦˧˨˩]")
"""Stress, tones and pauses: they differ between languages and make no other word."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound."""

    mnemonics: str
    """How espeak-ng may write it, with spaces between the ways."""

    heard: str
    """What ``--ipa`` may call it, with spaces between the names, without diacritics."""


SOUNDS: Final = {
    "i": Sound("i i:", "i iː i:"),
    "ɪ": Sound("I i", "ɪ i"),
    "e": Sound("e e: E", "e eː ɛ"),
    "ɛ": Sound("E e", "ɛ e"),
    "a": Sound("a a: A A: aa", "a aː a: ɐ ɐː ɑ ɑː ɑɑ"),
    "aː": Sound("a: A: aa a", "a aː a: ɐ ɐː ɑ ɑː ɑɑ æː"),
    "ʌ": Sound("V O O: o` 0 V#", "ʌ ʌː ɔ ɔː ɔɔ ɒ"),
    "ɔ": Sound("O: O o: o", "ɔ ɔː ɔɔ o oː ɒ"),
    "o": Sound("o o:", "o oː"),
    "u": Sound("u u:", "u uː u: ʊ"),
    "ə": Sound("@ e", "ə e"),
    "aɪ": Sound("aI ai aj", "aɪ ai aj aɪː"),
    "eɪ": Sound("eI ei ej", "eɪ ei ej eɪː ɛɪ"),
    "oʊ": Sound("oU @U ou o:", "oʊ əʊ ou oː oʊː əu"),
    "aʊ": Sound("aU au aw", "aʊ au aw"),
    "j": Sound("j", "j"),
    "w": Sound("w", "w ʋ"),
    "m": Sound("m", "m"),
    "n": Sound("n", "n"),
    "ŋ": Sound("N", "ŋ"),
    "l": Sound("l", "l"),
    # A clear l at the end of a syllable. There the second formant of most voices' own l is near 800 or 1,200 Hz; that
    # of this one rises from 1,330 to 1,550 Hz, and that of people's Korean one is at 1,500 to 2,000 Hz.
    "l̟": Sound("l/3", "l"),
    "ɾ": Sound("* r R", "ɾ r"),
    "ɹ": Sound("r r- r/ *", "ɹ r ɾ"),
    "p": Sound("p", "p"),
    "t": Sound("t t[", "t"),
    "k": Sound("k k-", "k"),
    "pʰ": Sound("ph p#", "ph"),
    "tʰ": Sound("th t#", "th"),
    UNRELEASED: Sound("k", "k"),
    "b": Sound("b", "b"),
    "d": Sound("d d[", "d"),
    "ɡ": Sound("g", "ɡ"),
    "q": Sound("q", "q"),
    "ʔ": Sound("?", "ʔ"),
    "tʃʰ": Sound("tSh tS;h tS tS;", "tʃh tɕh tSh tʃ tɕ tS"),
    "dʒ": Sound("dZ dZ;", "dʒ dʑ dZ"),
    "f": Sound("f", "f"),
    "v": Sound("v", "v ʋ"),
    "θ": Sound("T", "θ"),
    "s": Sound("s", "s"),
    "sˤ": Sound("s[", "s"),
    "z": Sound("z", "z"),
    "ʃ": Sound("S S;", "ʃ ɕ"),
    "x": Sound("x X", "x χ"),
    "ħ": Sound("H h", "ħ h"),
    "ʕ": Sound("A", "ʕ"),
    "h": Sound("h", "h ɦ"),
}


def spellings(pronunciation: str, known: Container[tuple[str, str]]) -> list[str]:
    """Return ways to write a pronunciation for espeak-ng, at most `MOST_SPELLINGS`.

    Parameters
    ----------
    pronunciation : str
    known : container of (str, str)
        Which sounds can be written by which mnemonic in the language of the voice.
    """
    written = pronunciation.split()
    bare = sorted({sound.removeprefix(STRESS) for sound in written})  # a sound is written the same twice in a word
    ways = [[way for way in SOUNDS[sound].mnemonics.split() if (sound, way) in known] for sound in bare]
    chosen = itertools.islice(itertools.product(*ways), MOST_SPELLINGS)
    return [_written(written, dict(zip(bare, choice, strict=True))) for choice in chosen]


def phonemes_in(pronunciation: str) -> Phonemes:
    """Return the phonemes of a pronunciation."""
    return phonemes_of(pronunciation.replace(STRESS, "").split())


def sounds_like(pronunciation: str, ipa: str) -> bool:
    """Return whether what espeak-ng says that it speaks is this pronunciation."""
    return re.fullmatch("".join(map(_names, pronunciation.split())), _plain(ipa)) is not None


def _written(sounds: list[str], mnemonics: dict[str, str]) -> str:
    return "".join(
        ("'" if sound.startswith(STRESS) else "") + mnemonics[sound.removeprefix(STRESS)] for sound in sounds
    )


def _names(sound: str) -> str:
    return f"(?:{'|'.join(map(re.escape, SOUNDS[sound.removeprefix(STRESS)].heard.split()))})"


def _plain(ipa: str) -> str:
    letters = unicodedata.normalize("NFD", ipa)
    return _NO_SOUND.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter))).replace(
        "ʰ", "h"
    )
