"""What can be said in one language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The digits of one language, words that are none, and how they sound."""

    code: str
    """Which voices speak it natively: those whose name is this code, or begins with it and a hyphen."""

    voice: str
    """Name of espeak-ng's native voice."""

    readings: tuple[tuple[str, int], ...]
    """Each reading of a digit as the native voice is to read it, and the digit."""

    others: tuple[str, ...]
    """Words that are no digits."""

    joint: str
    """What stands between the words of a string, and the fragments of running speech, that is said in one breath."""

    phonemes: Mapping[str, tuple[str, ...]]
    """Pronunciations of every reading, in the notation of `model.synthesis.sounds`, for the voices of others."""

    neighbours: Mapping[str, tuple[str, ...]]
    """The same of some other words, those that are easily taken for a digit."""

    fragments: tuple[str, ...] = ()
    """What running speech is made of, some of it sounding like digits; where there is none, other words."""

    def is_spoken_by(self, voice: str) -> bool:
        """Return whether this is the native language of a voice of espeak-ng."""
        return voice == self.code or voice.startswith(f"{self.code}-")
