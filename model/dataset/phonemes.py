"""Phonemes as coarse as languages share them: of what a word is made, whoever says it, in whatever language.

They are told apart only as far as several languages do, so that the l of people who speak Arabic is the l of a
synthetic voice that speaks Korean. A word is written in signs of the phonetic alphabet, with * for the tense sounds of
Korean: those of `model.formant.phones` and of `model.synthesis.sounds`.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

Phonemes = tuple[int, ...]
"""What is said, sound by sound: numbers of phonemes, from 1 on; empty where it is not known."""

_CONSONANTS: Final = (
    # Of Korean stops neither breath nor tension counts; those at the back are one, as few languages have them all.
    "p pʰ p* p̚", "b", "t tʰ t* t̚", "d", "k kʰ k* k̚ ɡ q", "tʃ tʃʰ tɕ tɕʰ tɕ*", "dʒ",
    "f", "v", "θ", "ð", "s s* sˤ", "z", "ʃ ɕ ɕ*", "x", "ɣ", "h ħ", "ʔ ʕ",
    "m", "n", "ŋ", "l l̟ ɫ", "ɾ ɹ", "j", "w",
)  # fmt: skip

_VOWELS: Final = ("i iː ii ɪ ɪ̯", "e eh ɛ", "a aː æ æ̆ ɑ", "ʌ ɐ ə", "o ɔ", "u uː ʊ ʊ̯", "ɯ ɰ")

CLASSES: Final = (*_CONSONANTS, *_VOWELS)
"""The signs of each phoneme; phoneme n is the one at place n - 1."""

PHONEMES: Final = len(CLASSES)
"""How many there are."""

_PARTS: Final = {"aɪ": ("a", "ɪ"), "eɪ": ("e", "ɪ"), "oʊ": ("o", "ʊ"), "aʊ": ("a", "ʊ"), "ɝ": ("ə", "ɹ")}
"""Signs of two sounds."""

_NUMBERS: Final = {sign: number for number, signs in enumerate(CLASSES, start=1) for sign in signs.split()}


def phonemes_of(signs: Iterable[str]) -> Phonemes:
    """Return the phonemes of what is said without a pause; a consonant written twice is a long one.

    Raises
    ------
    KeyError
        If a sign is not known.
    """
    numbers = [_NUMBERS[part] for sign in signs for part in _PARTS.get(sign, (sign,))]
    return tuple(new for last, new in pairwise([0, *numbers]) if new != last or new > len(_CONSONANTS))


def joined(parts: Iterable[Phonemes]) -> Phonemes:
    """Return the phonemes of what is said one after the other: nothing, if those of one part are not known."""
    known = list(parts)
    return tuple(phoneme for part in known for phoneme in part) if all(known) else ()
