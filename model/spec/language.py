"""Sentences in Korean and English, and which of the two this computer's user reads."""

import locale
import os
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages that Sutja speaks to its user."""

    KOREAN = "ko"
    ENGLISH = "en"


def system_language() -> Language:
    """Return the user's language: ``SUTJA_LANGUAGE``, else the POSIX variables, else the operating system's locale."""
    for variable in ("SUTJA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        name = os.environ.get(variable)
        if name:
            return _language_named(name)
    return _language_named(locale.getlocale()[0] or "")


def _language_named(name: str) -> Language:
    return Language.KOREAN if name.lower().startswith("ko") else Language.ENGLISH


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; ``str()`` gives the one that the user reads."""

    korean: str
    """The sentence in Korean."""

    english: str
    """The same sentence in English."""

    def in_language(self, language: Language) -> str:
        """Return the sentence in the given language."""
        return self.korean if language is Language.KOREAN else self.english

    def __str__(self) -> str:
        return self.in_language(system_language())
