"""Who speaks: the size of the mouth, the voice, and the habits of one invented person."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from model.formant.phone import WOMAN_TO_MAN, Phone
from model.formant.piece import Array

Generator = np.random.Generator

_NEUTRAL: Final = np.array([500.0, 1500.0, 2500.0])
"""Formants of a man's tube that is equally wide throughout (Hz): Fant 1960."""

_ROUNDED_HERTZ: Final = 1050.0
"""Vowels with a lower F2 in men than this are made with rounded lips (Hz)."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One invented person; the defaults are a man of average size with an ordinary voice."""

    womanhood: float = 0.0
    """0: the vowels of men, 1: those of women; beyond and between is possible."""

    scale: float = 1.0
    """Factor of all formants beyond that: above 1 for a shorter vocal tract."""

    deviations: tuple[float, float, float] = (1.0, 1.0, 1.0)
    """Factors of F1 (the pharynx), F2 (the front of the mouth) and F3."""

    height: float = 1.0
    """How far the vowels' F1 lie from the neutral one: above 1 the jaw moves more than others' do."""

    frontness: float = 1.0
    """How far the vowels' F2 and F3 lie from the neutral one: below 1 they are reduced."""

    rounding: float = 1.0
    """Factor of F2 of close back vowels: below 1 the lips are rounder."""

    sloppiness: float = 1.0
    """How far each sound reaches into its neighbours, beside the average."""

    upper: tuple[float, ...] = (3500.0, 4500.0, 5500.0, 6500.0, 7500.0)
    """F4 and above (Hz), below 7.6 kHz."""

    bandwidth: float = 1.0
    """Factor of all bandwidths."""

    f0_hz: float = 120.0
    """Average pitch (Hz)."""

    f0_range: float = 1.0
    """Factor of all movements of the pitch."""

    laryngeal_pitch: float = 1.0
    """How strongly the pitch tells aspirated and tense consonants from lax ones; in Seoul more than one."""

    open_quotient: float = 0.6
    """Share of a period in which the glottis is open."""

    skew: float = 2.3
    """How late the pulse of air peaks: higher is sharper."""

    tilt_hz: float = 2500.0
    """Where the voice begins to fall off by another 6 dB per octave (Hz)."""

    jitter: float = 0.008
    """Deviation of single periods (share)."""

    shimmer: float = 0.05
    """Deviation of the level of single periods (share)."""

    breathiness_db: float = -28.0
    """Level of the breath within the voice."""

    creak: float = 0.2
    """Chance of a creaky end."""

    tremor: float = 0.01
    """Depth of slow swings of pitch (share)."""

    rate: float = 1.0
    """Factor of all durations' inverse: 1.2 speaks faster."""

    coda: float = 1.0
    """Factor of the duration of nasals and laterals that end a syllable."""

    aspiration: float = 1.0
    """Factor of the duration of all aspiration."""

    closure: float = 1.0
    """Factor of the duration of closures."""

    prevoicing: float = 0.5
    """Chance that a voiced or lax stop between vowels keeps its voice."""

    frication_db: float = 0.0
    """Gain of all noise that the mouth makes."""

    breath_db: float = 0.0
    """Gain of aspiration."""

    friction_scale: float = 1.0
    """Factor of the frequencies of that noise."""

    nasality: float = 1.0
    """How far nasals colour their neighbours."""

    openness: float = 0.0
    """Coupling of the nose that is always there, 0 to 0.5."""

    lateral_hz: float = 0.0
    """How much higher (lower) F2 of a clear l is than usual (Hz)."""

    lateral_f3: float = 1.0
    """Factor of F3 of a clear l: below 0.9 it is retroflex."""

    lateral_db: float = 0.0
    """Gain of a clear l."""

    juncture: float = 0.0
    """Chance that the voice dips between two words."""

    exhalation: float = 0.0
    """Chance that a breath is heard after the voice."""

    onset: float = 0.02
    """Seconds in which the voice sets in: short is a glottal stop, long is a breath."""

    release: float = 0.08
    """Seconds in which the voice dies away at the end."""

    @property
    def size(self) -> float:
        """How much higher formants are than those of an average man."""
        return float(self.scale * WOMAN_TO_MAN**self.womanhood)

    def formants(self, phone: Phone) -> Array:
        """Return F1, F2 and F3 (Hz) [shape=(3,)] of a sound in this mouth."""
        man, woman = np.log(phone.man), np.log(phone.of_women)
        own = np.exp(man + self.womanhood * (woman - man))
        if phone.is_syllabic:
            neutral = _NEUTRAL * WOMAN_TO_MAN**self.womanhood
            own = neutral * (own / neutral) ** [self.height, self.frontness, self.frontness]
            own[1] *= self.rounding if phone.man[1] < _ROUNDED_HERTZ else 1.0
        return np.asarray(own * self.scale * self.deviations)

    def front(self, second: float) -> float:
        """Return by how much a vowel with this F2 lies in front of the neutral one (Hz)."""
        return second - float(_NEUTRAL[1]) * self.size * self.deviations[1]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A group of people."""

    share: float
    womanhood: tuple[float, float]
    scale: tuple[float, float]
    f0_hz: tuple[float, float]
    f0_spread: float
    age: float = 0.0


_KINDS: Final = (
    _Kind(0.32, (0.0, 0.15), (0.90, 1.10), (75.0, 190.0), 118.0),
    _Kind(0.34, (1.0, 0.15), (0.90, 1.10), (140.0, 310.0), 205.0),
    _Kind(0.18, (1.0, 0.2), (1.02, 1.33), (190.0, 380.0), 270.0),
    _Kind(0.08, (0.0, 0.15), (0.90, 1.08), (80.0, 210.0), 135.0, age=1.0),
    _Kind(0.08, (1.0, 0.15), (0.90, 1.05), (120.0, 260.0), 175.0, age=1.0),
)
"""Men, women, children, old men, old women; the pitches after Baken and Orlikoff 2000, with wide margins."""


def draw_speaker(random: Generator) -> Speaker:
    """Return a person: man, woman, child or old, with a mouth, a voice and habits of their own."""
    kind = _KINDS[int(random.choice(len(_KINDS), p=[kind.share for kind in _KINDS]))]
    womanhood = float(random.normal(*kind.womanhood))
    scale = float(random.uniform(*kind.scale))
    f0_hz = float(np.clip(kind.f0_spread * np.exp(random.normal(0.0, 0.2)), *kind.f0_hz))
    habits = {name: float(random.uniform(low, high)) for name, (low, high) in _HABITS.items()}
    return Speaker(
        womanhood=womanhood,
        scale=scale,
        f0_hz=f0_hz,
        deviations=_deviations(random),
        upper=_upper(scale * WOMAN_TO_MAN**womanhood, random),
        jitter=_log_uniform(random, 0.002, 0.015) * (1.0 + kind.age),
        shimmer=_log_uniform(random, 0.02, 0.12) * (1.0 + 0.5 * kind.age),
        tremor=_log_uniform(random, 0.003, 0.02) * (1.0 + 1.5 * kind.age),
        tilt_hz=_log_uniform(random, 350.0, 5000.0),
        rate=_log_uniform(random, 0.72, 1.7) * (1.0 - 0.12 * kind.age),
        coda=_log_uniform(random, 0.65, 1.8),
        onset=_log_uniform(random, 0.008, 0.06),
        release=_log_uniform(random, 0.03, 0.16),
        bandwidth=_log_uniform(random, 0.75, 1.6),
        lateral_hz=_lateral_hz(random),
        lateral_f3=float(random.uniform(0.78, 0.9)) if random.random() < 0.1 else float(random.uniform(0.92, 1.06)),
        creak=float(random.random() ** 2),
        juncture=float(0.8 * random.random() ** 2),
        exhalation=float(0.7 * random.random() ** 2),
        openness=float(0.5 * random.random() ** 3),
        **habits,
    )


_HABITS: Final = {
    "height": (0.85, 1.35),
    "frontness": (0.85, 1.1),
    "rounding": (0.72, 1.05),
    "sloppiness": (0.7, 1.5),
    "f0_range": (0.4, 1.8),
    "laryngeal_pitch": (0.3, 2.5),
    "open_quotient": (0.42, 0.8),
    "skew": (1.8, 3.5),
    "breathiness_db": (-42.0, -18.0),
    "aspiration": (0.65, 1.35),
    "closure": (0.7, 1.3),
    "prevoicing": (0.3, 1.0),
    "frication_db": (-8.0, 7.0),
    "breath_db": (-7.0, 6.0),
    "friction_scale": (0.88, 1.12),
    "nasality": (0.5, 1.7),
    "lateral_db": (-2.5, 2.5),
}
"""What differs from one to the other without regard to age and sex: lowest and highest."""


def _log_uniform(random: Generator, low: float, high: float) -> float:
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


def _deviations(random: Generator) -> tuple[float, float, float]:
    first, second, third = np.exp(random.normal(0.0, [0.06, 0.04, 0.04]))
    return float(first), float(second), float(third)


def _upper(size: float, random: Generator) -> tuple[float, ...]:
    """Return F4 and above: about 1 kHz apart in a man, none so near the end of the band that it would be cut."""
    spread = random.normal(0.0, 120.0, 5) + np.array([3450.0, 4400.0, 5400.0, 6400.0, 7400.0])
    return tuple(float(hertz) for hertz in np.sort(spread) * size if hertz < 7600.0)


def _lateral_hz(random: Generator) -> float:
    """Return the colour of the l: clear in most, dark in some who learnt it elsewhere."""
    return float(random.uniform(-550.0, -200.0)) if random.random() < 0.12 else float(random.uniform(-180.0, 180.0))
