"""Consonants: where their transitions point, how long they last, what their noise is like.

Loci: Sussman, McCaffrey and Matthews, "An investigation of locus equations as a source of relational invariance" (JASA
90, 1991), as F2 beside a neutral vowel and a slope. Nasals and the lateral: Fujimura, "Analysis of nasal consonants"
(1962), and Stevens, "Acoustic Phonetics" (1998). Korean stops: Cho, Jun and Ladefoged, "Acoustic and aerodynamic
correlates of Korean stops and fricatives" (Journal of Phonetics 30, 2002): lax 30 to 60 ms, aspirated 80 to 120 ms,
tense 10 to 20 ms from the burst to the voice; the pitch after lax ones is low. The first formant of the nasals and
the lateral lie half way to what was measured in Korean talks (`tests/rehearsal`).
"""

from collections.abc import Mapping
from typing import Final

from model.formant.phone import Formants, Kind, Larynx, Peak, Phone

_LABIAL: Final[tuple[Formants, tuple[float, float]]] = ((250.0, 1350.0, 2300.0), (0.8, 0.15))
_ALVEOLAR: Final[tuple[Formants, tuple[float, float]]] = ((250.0, 1720.0, 2650.0), (0.43, 0.1))
_PALATAL: Final[tuple[Formants, tuple[float, float]]] = ((250.0, 1980.0, 2750.0), (0.3, 0.1))
_VELAR: Final[tuple[Formants, tuple[float, float]]] = ((250.0, 1650.0, 2250.0), (1.0, 0.45))
_UVULAR: Final[tuple[Formants, tuple[float, float]]] = ((350.0, 1250.0, 2300.0), (0.6, 0.1))

_LIPS: Final = (Peak(900, 1500), Peak(2500, 5000, -8))
_TEETH: Final = (Peak(4200, 2500), Peak(6500, 3000, -4), Peak(1800, 1200, -10))
_SIBILANT: Final = (Peak(5600, 1800), Peak(7300, 2000, -2), Peak(4000, 1600, -12))
_PALATAL_SIBILANT: Final = (Peak(3400, 1300), Peak(5200, 2400, -3), Peak(7000, 2000, -10))
_RIDGE: Final = (Peak(2700, 1100), Peak(4600, 2200, -5), Peak(6800, 2400, -12))
_FLAT: Final = (Peak(7000, 6000), Peak(1500, 3000, -6))
_BACK: Final = (Peak(1500, 700), Peak(3800, 1800, -12))
_THROAT: Final = (Peak(1300, 900), Peak(2500, 1500, -8))

_VOICED, _LAX, _ASPIRATED, _TENSE = Larynx.VOICED, Larynx.LAX, Larynx.ASPIRATED, Larynx.TENSE

Locus = tuple[Formants, tuple[float, float]]


def _stop(place: Locus, noise: tuple[Peak, ...], larynx: Larynx, *, breath_ms: float, burst_ms: float = 10.0) -> Phone:
    tense = larynx is _TENSE
    return Phone(
        Kind.STOP, place[0], follow=place[1], larynx=larynx, noise=noise, reach=0.016, pull=(1.2, 1.0, 1.0),
        seconds=0.11 if tense else 0.085 if larynx is _ASPIRATED else 0.06,
        noise_db=-13.0 if larynx is _ASPIRATED else -17.0, noise_seconds=burst_ms / 1000,
        breath_seconds=breath_ms / 1000, pitch={_LAX: -1.5, _VOICED: -1.0}.get(larynx, 1.5),
    )  # fmt: skip


def _affricate(place: Locus, noise: tuple[Peak, ...], larynx: Larynx, *, friction_ms: float, breath_ms: float) -> Phone:
    return Phone(
        Kind.AFFRICATE, place[0], follow=place[1], larynx=larynx, noise=noise, reach=0.018, seconds=0.06,
        noise_db=-11.0 if larynx is not _VOICED else -17.0, noise_seconds=friction_ms / 1000,
        breath_seconds=breath_ms / 1000, pitch={_LAX: -1.5, _VOICED: -1.0}.get(larynx, 1.5),
    )  # fmt: skip


def _fricative(
    place: Locus, noise: tuple[Peak, ...], larynx: Larynx, *, seconds: float, noise_db: float, breath_ms: float = 0.0
) -> Phone:
    return Phone(
        Kind.FRICATIVE, place[0], follow=place[1], larynx=larynx, noise=noise, seconds=seconds, noise_db=noise_db,
        reach=0.018, breath_seconds=breath_ms / 1000, voice_db=-9.0, pitch=-0.5 if larynx is _VOICED else 1.2,
    )  # fmt: skip


def _nasal(place: Locus, zero_hertz: float) -> Phone:
    return Phone(
        Kind.NASAL, (380.0, *place[0][1:]), follow=place[1], seconds=0.095, reach=0.016, voice_db=-2.0,
        zero_hertz=zero_hertz, zero_depth=3.0, damping=(1.2, 1.6, 1.5), pull=(1.2, 1.0, 1.0),
    )  # fmt: skip


def _lateral(man: Formants, zero_hertz: float, *, depth: float = 2.5) -> Phone:
    """Return an l, which the tongue nears slowly: an i before it has lost some of its F2 from the beginning."""
    return Phone(
        Kind.LATERAL, man, follow=(0.1, 0.05), seconds=0.105, reach=0.033, voice_db=1.0, zero_hertz=zero_hertz,
        zero_depth=depth, damping=(1.1, 1.3, 1.0),
    )  # fmt: skip


def _unreleased(place: Locus) -> Phone:
    return Phone(
        Kind.UNRELEASED, place[0], follow=place[1], larynx=_TENSE, seconds=0.08, reach=0.022, pull=(1.2, 1.2, 1.2)
    )


CONSONANTS: Final[Mapping[str, Phone]] = {
    "m": _nasal(_LABIAL, 1000.0),
    "n": _nasal(_ALVEOLAR, 1650.0),
    "ŋ": _nasal(_VELAR, 3000.0),
    "l": _lateral((400.0, 1640.0, 2550.0), 3500.0),
    "ɫ": _lateral((450.0, 950.0, 2700.0), 2300.0),
    "ɾ": Phone(
        Kind.TAP, (330.0, 1650.0, 2550.0), follow=(0.43, 0.1), seconds=0.026, reach=0.014, voice_db=-9.0,
        damping=(1.3, 1.6, 1.6),
    ),
    "h": Phone(Kind.BREATH, (500.0, 1500.0, 2500.0), pull=(0.02, 0.02, 0.02), larynx=_ASPIRATED, seconds=0.065,
               pitch=1.0),
    # Korean obstruents
    "p": _stop(_LABIAL, _LIPS, _LAX, breath_ms=32),
    "t": _stop(_ALVEOLAR, _TEETH, _LAX, breath_ms=35),
    "k": _stop(_VELAR, _BACK, _LAX, breath_ms=42, burst_ms=14),
    "pʰ": _stop(_LABIAL, _LIPS, _ASPIRATED, breath_ms=75),
    "tʰ": _stop(_ALVEOLAR, _TEETH, _ASPIRATED, breath_ms=78),
    "kʰ": _stop(_VELAR, _BACK, _ASPIRATED, breath_ms=85, burst_ms=18),
    "p*": _stop(_LABIAL, _LIPS, _TENSE, breath_ms=2, burst_ms=7),
    "t*": _stop(_ALVEOLAR, _TEETH, _TENSE, breath_ms=3, burst_ms=8),
    "k*": _stop(_VELAR, _BACK, _TENSE, breath_ms=6, burst_ms=12),
    "tɕ": _affricate(_PALATAL, _PALATAL_SIBILANT, _LAX, friction_ms=45, breath_ms=10),
    "tɕʰ": _affricate(_PALATAL, _PALATAL_SIBILANT, _ASPIRATED, friction_ms=75, breath_ms=35),
    "tɕ*": _affricate(_PALATAL, _PALATAL_SIBILANT, _TENSE, friction_ms=28, breath_ms=0),
    "s": _fricative(_ALVEOLAR, _SIBILANT, _LAX, seconds=0.085, noise_db=-16, breath_ms=28),
    "ɕ": _fricative(_PALATAL, _PALATAL_SIBILANT, _LAX, seconds=0.09, noise_db=-13, breath_ms=18),
    "s*": _fricative(_ALVEOLAR, _SIBILANT, _TENSE, seconds=0.135, noise_db=-9),
    "ɕ*": _fricative(_PALATAL, _PALATAL_SIBILANT, _TENSE, seconds=0.135, noise_db=-8),
    "p̚": _unreleased(_LABIAL),
    "t̚": _unreleased(_ALVEOLAR),
    "k̚": _unreleased(_VELAR),
    # English obstruents
    "b": _stop(_LABIAL, _LIPS, _VOICED, breath_ms=5, burst_ms=6),
    "d": _stop(_ALVEOLAR, _TEETH, _VOICED, breath_ms=8, burst_ms=8),
    "ɡ": _stop(_VELAR, _BACK, _VOICED, breath_ms=14, burst_ms=12),
    "f": _fricative(_LABIAL, _FLAT, _TENSE, seconds=0.11, noise_db=-23),
    "v": _fricative(_LABIAL, _FLAT, _VOICED, seconds=0.065, noise_db=-28),
    "θ": _fricative(_ALVEOLAR, _FLAT, _TENSE, seconds=0.11, noise_db=-24),
    "ð": _fricative(_ALVEOLAR, _FLAT, _VOICED, seconds=0.05, noise_db=-30),
    "z": _fricative(_ALVEOLAR, _SIBILANT, _VOICED, seconds=0.08, noise_db=-15),
    "ʃ": _fricative(_PALATAL, _RIDGE, _TENSE, seconds=0.12, noise_db=-8),
    "tʃ": _affricate(_PALATAL, _RIDGE, _ASPIRATED, friction_ms=70, breath_ms=15),
    "dʒ": _affricate(_PALATAL, _RIDGE, _VOICED, friction_ms=45, breath_ms=0),
    # Arabic obstruents
    "x": _fricative(_UVULAR, _BACK, _TENSE, seconds=0.11, noise_db=-15),
    "ħ": _fricative(((650.0, 1350.0, 2450.0), (0.4, 0.1)), _THROAT, _TENSE, seconds=0.11, noise_db=-18),
    "ʕ": Phone(Kind.GLIDE, (720.0, 1300.0, 2450.0), follow=(0.3, 0.1), seconds=0.07, reach=0.03, voice_db=-5.0,
               damping=(1.6, 1.4, 1.4)),
}  # fmt: skip
"""Consonants by their signs; the codas without release are p̚ t̚ k̚."""
