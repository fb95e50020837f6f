"""Vowels and glides: formants of men and women, from published averages, rounded to 10 Hz.

Korean: Yang, "A comparative study of American English and Korean vowels produced by male and female speakers" (Journal
of Phonetics 24, 1996). English: Hillenbrand, Getty, Clark and Wheeler, "Acoustic characteristics of American English
vowels" (JASA 97, 1995). Arabic: the corner vowels of Newman and Verhoeven, "Frequency analysis of Arabic vowels in
connected speech" (2002), long ones twice as long. Korean /u/ lies half way to what was measured in talks: as
open as /o/ (`tests/rehearsal`).
"""

from collections.abc import Mapping
from typing import Final

from model.formant.phone import Formants, Kind, Phone


def _vowel(man: Formants, woman: Formants, *, seconds: float = 0.12) -> Phone:
    return Phone(Kind.VOWEL, man, woman, seconds=seconds, reach=0.022)


def _glide(man: Formants, woman: Formants, *, reach: float, follow: float = 0.0) -> Phone:
    """Return a short vowel that lets go slowly: people move for 100 to 200 ms, and the vowel is what remains."""
    return Phone(
        Kind.GLIDE, man, woman, seconds=0.06, reach=reach, voice_db=-2.0, follow=(follow, 0.0), damping=(1.2, 1.2, 1.2)
    )


VOWELS: Final[Mapping[str, Phone]] = {
    # Korean
    "i": _vowel((340, 2220, 3050), (340, 2810, 3470)),
    "e": _vowel((490, 1970, 2640), (650, 2380, 3070)),
    "ɛ": _vowel((590, 1850, 2600), (680, 2290, 3060)),
    "a": _vowel((740, 1370, 2570), (990, 1790, 2960)),
    "ʌ": _vowel((610, 1120, 2680), (770, 1370, 3010)),
    "o": _vowel((450, 950, 2670), (500, 1030, 3070)),
    "u": _vowel((390, 1010, 2540), (440, 1080, 2990)),
    "ɯ": _vowel((400, 1490, 2500), (450, 1700, 3000)),
    # English
    "iː": _vowel((340, 2320, 3000), (440, 2760, 3370), seconds=0.15),
    "ɪ": _vowel((430, 2030, 2680), (480, 2370, 3050), seconds=0.1),
    "eh": _vowel((580, 1800, 2610), (730, 2060, 2980), seconds=0.12),
    "æ": _vowel((590, 1950, 2600), (670, 2350, 2970), seconds=0.15),
    "ɑ": _vowel((770, 1330, 2520), (940, 1550, 2820), seconds=0.15),
    "ɔ": _vowel((650, 1000, 2540), (780, 1140, 2820), seconds=0.15),
    "ʊ": _vowel((470, 1120, 2430), (520, 1230, 2830), seconds=0.09),
    "uː": _vowel((380, 1000, 2360), (460, 1110, 2740), seconds=0.15),
    "ɐ": _vowel((620, 1200, 2550), (750, 1430, 2930), seconds=0.11),
    "ɝ": _vowel((470, 1380, 1710), (520, 1590, 1930), seconds=0.14),
    "ə": _vowel((500, 1450, 2500), (580, 1680, 2900), seconds=0.06),
    # Arabic
    "aː": _vowel((660, 1420, 2500), (800, 1650, 2850), seconds=0.2),
    "ii": _vowel((320, 2190, 2900), (370, 2620, 3300), seconds=0.2),
    "æ̆": _vowel((600, 1550, 2500), (720, 1800, 2900), seconds=0.09),
}
"""Vowels by their signs."""

GLIDES: Final[Mapping[str, Phone]] = {
    "j": _glide((300, 2200, 3000), (330, 2750, 3400), reach=0.055),
    "w": _glide((340, 760, 2400), (380, 850, 2800), reach=0.035),
    "ɰ": _glide((390, 1450, 2450), (430, 1680, 2900), reach=0.03),
    "ɪ̯": _glide((400, 2050, 2700), (460, 2400, 3050), reach=0.06),
    "ʊ̯": _glide((440, 1050, 2400), (500, 1150, 2800), reach=0.06),
    "ɹ": _glide((350, 1150, 1600), (400, 1350, 1900), reach=0.035),
}
"""Glides by their signs; the English r and the ends of diphthongs among them."""
