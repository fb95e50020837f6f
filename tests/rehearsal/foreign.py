"""Syllables that people of other languages say one by one: some are digits of Korean as well, the others are none.

They come from two packages of Debian, ``gcin-voice`` (every syllable of Mandarin, by two people) and ``klettres-data``
(letters and syllables of about twenty languages; a language counts as a person). No model has learnt from them.
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
from tests.rehearsal.letters import Letter, letters_in, pronounced

MANDARIN: Final = Path("/usr/share/gcin-voice/ogg")
LETTERS: Final = Path("/usr/share/klettres")
"""Where Debian puts them."""

NEITHER: Final = tuple(phonemes_of(sounds.split()) for sounds in ("k u ŋ", "i ŋ", "o u"))
"""Between a digit and another syllable, so that nobody could say which: 공 and 궁, 영 and 잉, 오 and 오우."""

BREATHY: Final = (
    *("ㄎㄨ" + tone for tone in ["", "1", "2", "3", "4", "5"]),
    *(Letter("ml", text) for text in ("ഖു", "ഖൂ", "ഘു", "ഘൂ")),
    *(Letter(language, "q") for language in ("da", "de", "nds")),
)
"""쿠, which is another syllable than 구 in Korean, but not in most of these languages: left out."""

MISREAD: Final = (
    *(Letter("lt", text) for text in ("i", "į")),
    *(Letter("es", text) for text in ("y", "xa")),
    *(Letter("tn", text) for text in ("e", "gu")),
    *(Letter("ml", text) for text in ("ല്‍", "സ:")),
    Letter("en", "aw"),
    Letter("nb", "q"),
    Letter("uk", "и"),
)
"""Would be digits by espeak-ng's rules, and are not what the person says, as measured or heard: "i griega" for y."""

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
            known = () if folder.name in BREATHY else phonemes_of_syllable(folder.name)
            yield path, f"Mandarin {path.stem}", known


def _letters() -> Iterator[tuple[Path, str, Phonemes]]:
    letters = letters_in(LETTERS)
    known = pronounced(set(letters.values()).difference(BREATHY, MISREAD))
    for path, letter in letters.items():
        yield path, letter.language, known.get(letter, ())
