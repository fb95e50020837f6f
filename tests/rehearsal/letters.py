"""Letters and syllables of many languages, said by people: the sounds of KLettres, a game that teaches them."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

from model.dataset.phonemes import Phonemes
from model.synthesis import espeak
from tests.rehearsal.ipa import phonemes_in

LISTING: Final = "sounds.xml"
"""What tells the letters of a language, in a folder that is named after it."""

_VOICES: Final = {"en": "en-us", "en_GB": "en-gb", "fr": "fr-fr", "nds": "de", "pt_BR": "pt-br"}
"""What espeak-ng calls a language, where it is not its code; Low German is read as German."""


class Letter(NamedTuple):
    """What a file says."""

    language: str
    """Its code, as ``it`` or ``pt_BR``."""

    text: str
    """A letter, a syllable or a short word, in small letters."""


def letters_in(folder: Path) -> dict[Path, Letter]:
    """Return what the files of a folder say."""
    return {
        folder / sound.attrib["file"]: Letter(listing.parent.name, sound.attrib["name"].lower())
        for listing in sorted(folder.glob(f"*/{LISTING}"))
        for sound in ElementTree.parse(listing).iter("sound")
    }


def pronounced(letters: Iterable[Letter]) -> dict[Letter, Phonemes]:
    """Return the phonemes of letters by espeak-ng's rules: nothing for a language, or a sound, that is not known.

    Hebrew without its vowels is read as consonants alone.
    """
    known = espeak.languages()
    found: dict[Letter, Phonemes] = {}
    for language, group in groupby(sorted(set(letters)), key=lambda letter: letter.language):
        voice = _VOICES.get(language, language)
        if voice in known:
            of_language = list(group)
            read = espeak.transcribed([letter.text for letter in of_language], voice)
            # The open vowel of Malayalam is written as one that other languages have between a and ʌ.
            clear = (said.replace("ɐ", "a") if language == "ml" else said for said in read)
            found.update(zip(of_language, map(phonemes_in, clear), strict=True))
    return found
