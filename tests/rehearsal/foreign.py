"""Syllables that people of other languages say one by one: some are digits of Korean as well, the others are none.

They come from two packages of Debian, ``gcin-voice`` (every syllable of Mandarin, by two people) and ``klettres-data``
(letters and syllables of about twenty languages, by a person each). No model has learnt from them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from model.dataset.clip import trimmed
from model.dataset.phonemes import Phonemes, phonemes_of
from model.spec.tokens import OTHER, token_of
from model.spec.waveform import Waveform, read_waveform
from model.synthesis import korean
from model.synthesis.hangul import phones_of
from tests.rehearsal.bopomofo import phonemes_of_syllable
from tests.rehearsal.letters import letters_in, pronounced

MANDARIN: Final = Path("/usr/share/gcin-voice/ogg")
LETTERS: Final = Path("/usr/share/klettres")
"""Where Debian puts them."""

NEITHER: Final = (phonemes_of("k u ŋ".split()),)
"""Between 공 and 궁: nobody could say which."""

_DIGITS: Final = {phonemes_of(phones_of(reading)): digit for reading, digit in korean.KOREAN.readings}


class Syllable(NamedTuple):
    """One recording of one person."""

    token: int
    """The digit that it sounds like, or other."""

    speaker: str
    waveform: Waveform


def is_installed() -> bool:
    """Whether both packages are."""
    return MANDARIN.is_dir() and LETTERS.is_dir()


def syllables() -> Iterator[Syllable]:
    """Yield all whose phonemes are known."""
    for path, speaker, phonemes in (*_mandarin(), *_letters()):
        if phonemes and phonemes not in NEITHER and path.exists():
            digit = _DIGITS.get(phonemes)
            yield Syllable(OTHER if digit is None else token_of(digit), speaker, trimmed(read_waveform(path)))


def _mandarin() -> Iterator[tuple[Path, str, Phonemes]]:
    """A folder for each syllable, with a file for each person."""
    for folder in sorted(MANDARIN.iterdir()):
        for path in sorted(folder.glob("*.ogg")):
            yield path, f"Mandarin {path.stem}", phonemes_of_syllable(folder.name)


def _letters() -> Iterator[tuple[Path, str, Phonemes]]:
    letters = letters_in(LETTERS)
    known = pronounced(letters.values())
    for path, letter in letters.items():
        yield path, letter.language, known.get(letter, ())
