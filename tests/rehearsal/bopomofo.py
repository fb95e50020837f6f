"""Syllables of Mandarin in Bopomofo, as ㄊㄢ3, and the phonemes of them."""

import re
from typing import Final

from model.dataset.phonemes import Phonemes
from tests.rehearsal.ipa import phonemes_in

_INITIALS: Final = {
    "": "", "ㄅ": "p", "ㄆ": "pʰ", "ㄇ": "m", "ㄈ": "f", "ㄉ": "t", "ㄊ": "tʰ", "ㄋ": "n", "ㄌ": "l",
    "ㄍ": "k", "ㄎ": "kʰ", "ㄏ": "x", "ㄐ": "tɕ", "ㄑ": "tɕʰ", "ㄒ": "ɕ",
    "ㄓ": "tʃ", "ㄔ": "tʃʰ", "ㄕ": "ʂ", "ㄖ": "ɻ", "ㄗ": "ts", "ㄘ": "ts", "ㄙ": "s",
}  # fmt: skip

_FINALS: Final = {
    "ㄚ": "a", "ㄛ": "o", "ㄜ": "ɤ", "ㄝ": "ɛ", "ㄞ": "aɪ", "ㄟ": "eɪ", "ㄠ": "aʊ", "ㄡ": "oʊ",
    "ㄢ": "an", "ㄣ": "ən", "ㄤ": "aŋ", "ㄥ": "əŋ", "ㄦ": "aɻ",
}  # fmt: skip

_GLIDES: Final = {"ㄧ": "j", "ㄨ": "w"}

_RIMES: Final = {
    **_FINALS,
    **{glide + final: _GLIDES[glide] + sounds for glide in _GLIDES for final, sounds in _FINALS.items()},
    "": "ɨ",
    "ㄧ": "i",
    "ㄨ": "u",
    "ㄧㄢ": "jɛn",
    "ㄧㄣ": "in",
    "ㄧㄥ": "iŋ",
}

_SYLLABLE: Final = re.compile(f"(?=[ㄅ-ㄩ])([{''.join(_INITIALS)}]?)([ㄚ-ㄩ]*)[1-5]?")


def phonemes_of_syllable(written: str) -> Phonemes:
    """Return the phonemes of a syllable, whatever its tone; nothing where it is none, or has the vowel ㄩ."""
    match = _SYLLABLE.fullmatch(written)
    if match is None or match[2] not in _RIMES:
        return ()
    initial, rime = match.groups()
    return phonemes_in(_INITIALS[initial] + ("ʊŋ" if initial and rime == "ㄨㄥ" else _RIMES[rime]))
