"""All sounds by their signs."""

from collections.abc import Mapping
from typing import Final

from model.formant.consonants import CONSONANTS
from model.formant.phone import Phone
from model.formant.vowels import GLIDES, VOWELS

PHONES: Final[Mapping[str, Phone]] = {**VOWELS, **GLIDES, **CONSONANTS}
"""Every sound that a word may be made of; signs of the phonetic alphabet, with * for the tense sounds of Korean."""
