"""How the words of known sets of recordings are pronounced; a set is known by the name of its folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from model.dataset.phonemes import Phonemes, phonemes_of

_FSDD: Final = {
    "0": "z ɪ ɹ oʊ",
    "1": "w ʌ n",
    "2": "tʰ uː",
    "3": "θ ɹ iː",
    "4": "f ɔ ɹ",
    "5": "f aɪ v",
    "6": "s ɪ k s",
    "7": "s ɛ v ə n",
    "8": "eɪ t",
    "9": "n aɪ n",
}
"""Free Spoken Digit Dataset: English digits."""

_ARABIC_SPEECH_COMMANDS: Final = {
    "backward": "x a l f",
    "cancel": "i l ɣ aː ʔ",
    "close": "i ɣ l aː q",
    "digit": "ɾ a q m",
    "direction": "i t t i dʒ aː h",
    "disable": "t a ʕ t iː l",
    "down": "a s f a l",
    "eight": "θ a m aː n i j a",
    "enable": "t a f ʕ iː l",
    "enter": "i d x aː l",
    "five": "x a m s a",
    "forward": "a m aː m",
    "four": "a ɾ b a ʕ a",
    "left": "j a s aː ɾ",
    "move": "t a ħ ɾ iː k",
    "next": "a t t aː l iː",
    "nine": "t i s ʕ a",
    "no": "l aː",
    "ok": "m u w aː f i q",
    "one": "w aː ħ i d",
    "open": "f a t ħ",
    "options": "x i j aː ɾ aː t",
    "previous": "a s s aː b i q",
    "receive": "i s t i q b aː l",
    "record": "t a s dʒ iː l",
    "right": "j a m iː n",
    "rotate": "t a d w iː ɾ",
    "send": "i ɾ s aː l",
    "seven": "s a b ʕ a",
    "six": "s i t t a",
    "start": "i b d a ʔ",
    "stop": "t a w a q q a f",
    "three": "θ a l aː θ a",
    "two": "i θ n aː n",
    "undo": "t a ɾ aː dʒ u ʕ",
    "up": "a ʕ l aː",
    "yes": "n a ʕ a m",
    "zero": "s i f ɾ",
}
"""Arabic Speech Commands: words of Modern Standard Arabic, under their meanings in English."""

SETS: Final[Mapping[str, Mapping[str, str]]] = {"fsdd": _FSDD, "arabic_speech_commands": _ARABIC_SPEECH_COMMANDS}
"""The words of each set, as its folder or its files name them."""


def pronunciation(folder: Path, word: str) -> Phonemes:
    """Return the phonemes of a word in a folder: nothing where the folder or the word is not known."""
    return phonemes_of(SETS.get(folder.absolute().name, {}).get(word, "").split())
