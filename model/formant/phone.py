"""What a sound of speech is to the synthesiser."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Formants = tuple[float, float, float]
"""F1, F2 and F3 (Hz)."""

WOMAN_TO_MAN: Final = 1.17
"""How much higher a woman's formants are on average than a man's (Fant 1973), where nothing better is known."""


class Kind(StrEnum):
    """What the mouth does."""

    VOWEL = "vowel"
    GLIDE = "glide"
    NASAL = "nasal"
    LATERAL = "lateral"
    TAP = "tap"
    FRICATIVE = "fricative"
    BREATH = "breath"
    STOP = "stop"
    AFFRICATE = "affricate"
    UNRELEASED = "unreleased"


class Larynx(StrEnum):
    """What the throat does during an obstruent."""

    LAX = "lax"
    ASPIRATED = "aspirated"
    TENSE = "tense"
    VOICED = "voiced"


@dataclass(frozen=True, slots=True)
class Peak:
    """One hump in the spectrum of a noise."""

    hertz: float
    """Centre in a man's mouth (Hz)."""

    width: float
    """Width between its halves (Hz)."""

    level_db: float = 0.0
    """Height beside the other humps."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One sound of speech, as a man of average size makes it."""

    kind: Kind
    """What the mouth does."""

    man: Formants
    """Formants of men (Hz); of consonants those that the transitions point at beside a neutral vowel."""

    woman: Formants | None = None
    """Formants of women (Hz); None: those of men, scaled."""

    seconds: float = 0.1
    """Duration of its main part in unhurried speech (of a stop: the closure)."""

    larynx: Larynx = Larynx.VOICED
    """What the throat does."""

    pull: Formants = (1.0, 1.0, 1.0)
    """How strongly it claims each formant against its neighbours; 0 leaves the formant to them."""

    reach: float = 0.02
    """Seconds in which its claim falls to a third beyond its ends."""

    follow: tuple[float, float] = (0.0, 0.0)
    """By how much its F2 and F3 move with the F2 of the vowel beside it (Hz per Hz)."""

    voice_db: float = 0.0
    """Level of the voice during it."""

    noise: tuple[Peak, ...] = ()
    """Spectrum of its frication or burst."""

    noise_db: float = -60.0
    """Level of that noise beside a vowel."""

    noise_seconds: float = 0.0
    """Duration of a burst or of an affricate's friction."""

    breath_seconds: float = 0.0
    """Duration of the aspiration after it."""

    zero_hertz: float = 0.0
    """Anti-formant of the closed mouth or the side of the tongue (Hz); 0: none."""

    zero_depth: float = 5.0
    """How many times narrower the anti-formant is than the pole that it is paired with."""

    damping: Formants = (1.0, 1.0, 1.0)
    """Factors of the bandwidths."""

    pitch: float = 0.0
    """How much higher the next vowel begins (semitones)."""

    @property
    def of_women(self) -> Formants:
        """Formants of women (Hz)."""
        f1, f2, f3 = (hertz * WOMAN_TO_MAN for hertz in self.man)
        return self.woman or (f1, f2, f3)

    @property
    def is_syllabic(self) -> bool:
        """Whether a syllable is built on it."""
        return self.kind is Kind.VOWEL

    @property
    def is_open(self) -> bool:
        """Whether the mouth is open enough for a syllable to begin its rhyme: a vowel or a glide."""
        return self.kind in {Kind.VOWEL, Kind.GLIDE}

    @property
    def is_obstruent(self) -> bool:
        """Whether the air is stopped or made to hiss."""
        return self.kind in {Kind.FRICATIVE, Kind.STOP, Kind.AFFRICATE, Kind.UNRELEASED}
