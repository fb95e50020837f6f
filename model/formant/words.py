"""Words as sounds: the Sino-Korean digits and their neighbours, and words of two other languages.

Strings in one breath are words one after another; `model.synthesis.hangul` spells a word of Korean that is not here.
"""

from collections.abc import Mapping
from typing import Final

from model.synthesis import korean as language
from model.synthesis.hangul import phones_of

Phones = tuple[str, ...]
"""One pronunciation: signs of `phones.PHONES`."""

KOREAN: Final[Mapping[str, tuple[Phones, ...]]] = {
    **{word: (phones_of(word),) for word in (*dict(language.KOREAN.readings), *language.KOREAN.others)},
    # 륙 after a vowel has a tap, alone a lateral or a tap.
    "륙": (("l", "j", "u", "k̚"), ("ɾ", "j", "u", "k̚")),
}
"""The twelve readings, their neighbours and other words: those of `model.synthesis.korean`."""


def _spelt(*variants: str) -> tuple[Phones, ...]:
    return tuple(tuple(variant.split()) for variant in variants)


ENGLISH: Final[Mapping[str, tuple[Phones, ...]]] = {
    "zero": _spelt("z ɪ ɹ o ʊ̯", "z iː ɹ o ʊ̯"),
    "one": _spelt("w ɐ n"),
    "two": _spelt("tʰ uː"),
    "three": _spelt("θ ɹ iː"),
    "four": _spelt("f ɔ ɹ", "f ɔ"),
    "five": _spelt("f a ɪ̯ v"),
    "six": _spelt("s ɪ k̚ s*"),
    "seven": _spelt("s eh v ə n"),
    "eight": _spelt("e ɪ̯ t̚", "e ɪ̯ tʰ"),
    "nine": _spelt("n a ɪ̯ n"),
    "yes": _spelt("j eh s*"),
    "no": _spelt("n o ʊ̯"),
    "up": _spelt("ɐ p̚"),
    "down": _spelt("d a ʊ̯ n"),
    "left": _spelt("l eh f tʰ"),
    "right": _spelt("ɹ a ɪ̯ t̚"),
    "on": _spelt("ɑ n"),
    "off": _spelt("ɔ f"),
    "stop": _spelt("s* t* ɑ p̚"),
    "go": _spelt("ɡ o ʊ̯"),
    "ill": _spelt("ɪ ɫ"),
    "eel": _spelt("iː ɫ"),
    "e": _spelt("iː"),
    "sam": _spelt("s æ m"),
    "sum": _spelt("s ɐ m"),
    "saw": _spelt("s ɔ"),
    "toe": _spelt("tʰ o ʊ̯"),
    "chill": _spelt("tʃ ɪ ɫ"),
    "pal": _spelt("pʰ æ ɫ"),
    "goo": _spelt("ɡ uː"),
    "you": _spelt("j uː"),
    "young": _spelt("j ɐ ŋ"),
    "gong": _spelt("ɡ ɔ ŋ"),
    "bird": _spelt("b ɝ d"),
    "dog": _spelt("d ɔ ɡ"),
    "happy": _spelt("h æ pʰ iː"),
    "house": _spelt("h a ʊ̯ s*"),
    "tree": _spelt("tʃ ɹ iː"),
    "wow": _spelt("w a ʊ̯"),
    "bed": _spelt("b eh d"),
    "she": _spelt("ʃ iː"),
    "jam": _spelt("dʒ æ m"),
    "book": _spelt("b ʊ k̚"),
    "the": _spelt("ð ə"),
}
"""The ten digits and other short words, near the Korean digits some of them."""

ARABIC: Final[Mapping[str, tuple[Phones, ...]]] = {
    "sifr": _spelt("s* ɪ f ɾ", "s* ɪ f ɪ ɾ"),
    "wahid": _spelt("w aː ħ ɪ d"),
    "ithnan": _spelt("ɪ θ n aː n", "ɪ t* n eh n"),
    "thalatha": _spelt("θ æ̆ l aː θ æ̆", "t* æ̆ l aː t* æ̆"),
    "arbaa": _spelt("æ̆ ɾ b æ̆ ʕ æ̆"),
    "khamsa": _spelt("x æ̆ m s* æ̆"),
    "sitta": _spelt("s* ɪ t* æ̆"),
    "sabaa": _spelt("s* æ̆ b ʕ æ̆"),
    "thamaniya": _spelt("θ æ̆ m aː n ɪ j æ̆", "t* æ̆ m aː n j æ̆"),
    "tisaa": _spelt("t* ɪ s* ʕ æ̆"),
}
"""The ten digits."""
