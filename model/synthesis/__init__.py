"""Synthetic speech: the ten digit words of a language, and words that are none, by the many voices of espeak-ng.

Needed to make the default model, not to use it. Everything here is synthetic; no recording of a person is involved.

``language``, ``korean``, ``english``, ``arabic``
    what is said: Korean, and two languages to rehearse on, of which there are recordings of people.
``hangul``
    the sounds of any word of Korean.
``espeak``
    the program that says it.
``sounds``
    the sounds of all languages, and how espeak-ng writes them.
``foreign``
    the same words by the voices of other languages.
``release``
    stops that are closed and not opened again.
``corpus``
    who says what, how often.
"""

from model.synthesis.arabic import ARABIC
from model.synthesis.corpus import FOREIGN_AMOUNTS, Amounts, synthesise, synthesise_foreign
from model.synthesis.english import ENGLISH
from model.synthesis.espeak import Voice, speak, split_variants, variants
from model.synthesis.korean import KOREAN
from model.synthesis.language import Language

__all__ = [
    "ARABIC",
    "ENGLISH",
    "FOREIGN_AMOUNTS",
    "KOREAN",
    "Amounts",
    "Language",
    "Voice",
    "speak",
    "split_variants",
    "synthesise",
    "synthesise_foreign",
    "variants",
]
