"""Phonetic letters as espeak-ng writes them, and their phonemes: more signs than the voices of a training need."""

import re
from typing import Final

from model.dataset.phonemes import CLASSES, Phonemes, phonemes_of

_ALIKE: Final = {
    "β": "b", "ʈ": "t", "ɖ": "d", "c": "tʃ", "ʒ": "dʒ", "ʑ": "dʒ", "ʐ": "dʒ", "ɟ": "dʒ",
    "ɸ": "f", "ʋ": "v", "ʂ": "ʃ", "χ": "x",
    "ʁ": "ɣ", "ʀ": "ɣ", "ɦ": "h", "ɳ": "n", "ɭ": "l", "ɬ": "l", "r": "ɾ", "ɽ": "ɾ", "ɻ": "ɹ", "ʲ": "j", "ʝ": "j",
    "ɜ": "ʌ", "ɤ": "ʌ", "ɒ": "ɔ", "ɵ": "o", "ʉ": "u", "ɨ": "ɯ", "ɲ": "n j", "ʎ": "l j",
}  # fmt: skip
"""Sounds that are of the class of another one, or two sounds."""

_KNOWN: Final = {sign: sign for signs in CLASSES for sign in signs.split() if sign not in {"ii", "eh"}} | _ALIKE
"""Without the signs of Korean that would be two sounds here."""

_SIGNS: Final = re.compile("|".join(map(re.escape, sorted(_KNOWN, key=len, reverse=True))))

_MARKS: Final = re.compile("[-ˈˌːˑʰ\u0329\u032a\u032f\u031d]")
"""Stress, length, breath, and how exactly the tongue lies: the classes do not tell these apart."""


def phonemes_in(letters: str) -> Phonemes:
    """Return the phonemes of a word; nothing, if one of its sounds is of no class, as y is."""
    plain = _MARKS.sub("", letters)
    signs = _SIGNS.findall(plain)
    sounds = (sound for sign in signs for sound in _KNOWN[sign].split())
    return phonemes_of(sounds) if "".join(signs) == plain else ()
