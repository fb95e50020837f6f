"""The same syllables by synthesisers, one at a time: what a model of synthetic voices learns, beside people."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from model import synthesis
from model.formant.speaker import draw_speaker
from model.formant.voice import speak as speak_formants
from model.synthesis.espeak import Voice, speak
from model.synthesis.hangul import phones_of
from tests.rehearsal.codas import Shape, shape_of
from tests.rehearsal.formants import voiced_extent

ESPEAK_VOICES: Final = 24
"""Variants of the Korean voice, at the middle of their pitch and at an easy pace."""

FORMANT_SPEAKERS: Final = 24
"""Of either sex."""


def espeak_shapes(reading: str) -> Iterator[tuple[str, Shape]]:
    """Yield what a syllable is like from variants of espeak-ng's Korean voice, with the sex that is not known."""
    for variant in synthesis.variants()[::4][:ESPEAK_VOICES]:
        waveform = speak(reading, Voice(variant, pitch=50, speed=160))
        yield "?", shape_of(waveform, voiced_extent(waveform), sex="?")


def formant_shapes(reading: str) -> Iterator[tuple[str, Shape]]:
    """Yield what a syllable is like from speakers of the formant synthesiser, with their sex."""
    for number in _adults():
        random = np.random.default_rng((0, number))
        speaker = draw_speaker(random)
        waveform = speak_formants([phones_of(reading)], speaker, random)
        sex = _sex(speaker.womanhood)
        yield sex, shape_of(waveform, voiced_extent(waveform), sex=sex)


def _adults() -> Sequence[int]:
    """Return numbers of speakers, as many men as women."""
    drawn = {number: _sex(draw_speaker(np.random.default_rng((0, number))).womanhood) for number in range(200)}
    return [
        number
        for sex in "MF"
        for number in [one for one, drawn_sex in drawn.items() if drawn_sex == sex][:FORMANT_SPEAKERS]
    ]


def _sex(womanhood: float) -> str:
    return "F" if womanhood > 0.5 else "M"
