"""The melody of one breath: a phrase that falls, rises or stays, syllables that stand out, consonants that push."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from model.formant.piece import Array, Piece, starts
from model.formant.speaker import Generator, Speaker
from model.formant.timing import Place

_PHRASES: Final = (
    ((0.0, 2.0), (0.4, 1.0), (1.0, -4.0)),
    ((0.0, 0.5), (0.3, 1.0), (1.0, -1.5)),
    ((0.0, -0.5), (1.0, 0.5)),
    ((0.0, -1.0), (0.5, -1.5), (1.0, 3.0)),
    ((0.0, -1.0), (0.45, 2.0), (1.0, -3.0)),
    ((0.0, 1.0), (0.5, -2.0), (1.0, 0.5)),
)
"""Phrases as places (0 to 1) and heights (semitones): fall, declination, level, rise, rise and fall, fall and rise."""

_SHARES: Final = (0.3, 0.22, 0.16, 0.12, 0.14, 0.06)
"""How often each is used: digits in isolation mostly fall."""

_PUSH_SECONDS: Final = 0.09
"""In which the push of a consonant falls to a third (Hombert 1978); in Seoul Korean it lasts for the syllable."""


def contour(
    places: Sequence[Place], pieces: Sequence[Piece], times: Array, *, speaker: Speaker, random: Generator
) -> Array:
    """Return the pitch (Hz) at each time [shape=(n,)], whether there is voice then or not.

    Parameters
    ----------
    places : sequence of Place
        The sounds.
    pieces : sequence of Piece
        What is done for them.
    times : Array [shape=(n,)], seconds, equally spaced
    speaker : Speaker
    random : Generator
    """
    edges = starts(pieces)
    semitones = _phrase(times / edges[-1], random) * speaker.f0_range
    for piece, start in zip(pieces, edges, strict=False):
        phone = places[piece.phone].phone
        if phone.is_syllabic:
            semitones += _syllable(times - start, random) * speaker.f0_range
            semitones += _push(times - start, places, piece.phone) * speaker.laryngeal_pitch
    swing = 1.0 + speaker.tremor * _swings(times, random)
    own = speaker.f0_hz * float(np.exp(random.normal(0.0, 0.06)))
    return np.asarray(np.clip(own * 2.0 ** (semitones / 12.0) * swing, 50.0, 600.0))


def _phrase(position: Array, random: Generator) -> Array:
    phrase = np.array(_PHRASES[int(random.choice(len(_PHRASES), p=_SHARES))])
    heights = phrase[:, 1] + random.normal(0.0, 0.6, len(phrase))
    # Half cosines between the points: a melody has no corners.
    place = np.interp(position, phrase[:, 0], np.arange(len(phrase)))
    index = np.minimum(place.astype(int), len(phrase) - 2)
    share = 0.5 - 0.5 * np.cos(np.pi * (place - index))
    return np.asarray(heights[index] + share * (heights[index + 1] - heights[index]))


def _syllable(since: Array, random: Generator) -> Array:
    """Return a bump over one syllable (semitones)."""
    return np.asarray(float(random.normal(0.0, 1.0)) * np.exp(-np.square((since - 0.06) / 0.08)))


def _push(since: Array, places: Sequence[Place], index: int) -> Array:
    """Return what the consonants before a vowel do to its pitch (semitones)."""
    before = places[index - 1] if index else None
    if before is not None and before.phone.kind == "glide" and before.index:
        before = places[before.index - 1]
    push = before.phone.pitch if before is not None else 0.0
    return np.asarray(push * np.exp(-np.abs(since) / np.where(since < 0.0, 0.02, _PUSH_SECONDS)))


def _swings(times: Array, random: Generator) -> Array:
    """Return slow swings of about unit height: three sines between 2 and 9 Hz."""
    rates, phases = random.uniform(2.0, 9.0, (3, 1)), random.uniform(0.0, 2.0 * np.pi, (3, 1))
    return np.asarray(np.sin(2.0 * np.pi * rates * times + phases).mean(axis=0) * 1.7)
