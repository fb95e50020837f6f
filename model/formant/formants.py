"""Where the formants are at each moment: every sound claims them for itself, and its neighbours for themselves.

The claims fall off with the distance in time (Cohen and Massaro, "Modeling coarticulation in synthetic visual speech",
1993), so that a short vowel between two consonants does not reach its target (Lindblom 1963). A consonant's own target
depends on the vowel beside it (Sussman et al. 1991).
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from model.formant.phone import Kind
from model.formant.piece import Array, Piece, distances
from model.formant.speaker import Generator, Speaker
from model.formant.timing import Place

_TOKEN: Final = 0.02
"""How much the same sound of the same person differs from time to time (share of each formant)."""

_DRIFT: Final = 0.012
"""How far a formant wanders within an utterance (share)."""

_SMOOTHING_FRAMES: Final = 5
"""The tongue has a mass: claims that meet in a corner are rounded."""


def tracks(
    places: Sequence[Place], pieces: Sequence[Piece], times: Array, *, speaker: Speaker, random: Generator
) -> Array:
    """Return F1, F2 and F3 (Hz) at each time.

    Parameters
    ----------
    places : sequence of Place
        The sounds.
    pieces : sequence of Piece
        What is done for them.
    times : Array [shape=(n,)], seconds, equally spaced
    speaker : Speaker
    random : Generator

    Returns
    -------
    Array [shape=(n, 3)]
    """
    own = _targets(places, speaker) * np.exp(random.normal(0.0, _TOKEN, (len(places), 3)))
    claims = _claims(places, pieces, times, speaker=speaker)
    log_hertz = np.einsum("pnf,pf->nf", claims, np.log(own)) / claims.sum(axis=0)
    return np.exp(_smooth(log_hertz) + _drift(times, random))


def _drift(times: Array, random: Generator) -> Array:
    """Return slow wandering [shape=(n, 3)], natural logarithm: nobody holds a vowel quite still."""
    rates, phases = random.uniform(1.0, 6.0, (2, 1, 3)), random.uniform(0.0, 2.0 * np.pi, (2, 1, 3))
    return np.asarray(_DRIFT * np.sin(2.0 * np.pi * rates * times[:, None] + phases).sum(axis=0))


def _targets(places: Sequence[Place], speaker: Speaker) -> Array:
    """Return the formants that each sound wants (Hz) [shape=(places, 3)]."""
    own = np.stack([speaker.formants(place.phone) for place in places])
    for index, place in enumerate(places):
        front = speaker.front(_neighbouring_f2(places, own, index))
        own[index, 1:] += np.array(place.phone.follow) * front
        if place.phone.kind is Kind.LATERAL:
            own[index] += [0.0, speaker.lateral_hz * speaker.size, 0.0]
            own[index, 2] *= speaker.lateral_f3
    return _apart(own)


def _neighbouring_f2(places: Sequence[Place], own: Array, index: int) -> float:
    """Return F2 (Hz) of the vowel that a consonant belongs to: the one after it, or before it if it is a coda."""
    order = (-1, 1) if places[index].is_coda else (1, -1)
    for step in order:
        beside = index + step
        if 0 <= beside < len(places) and places[beside].phone.is_open:
            return float(own[beside, 1])
    return float(own[index, 1])


def _apart(formants: Array) -> Array:
    """Keep neighbouring formants a little apart: two tubes that are coupled never resonate alike."""
    formants[:, 1] = np.maximum(formants[:, 1], formants[:, 0] * 1.25 + 100.0)
    formants[:, 2] = np.maximum(formants[:, 2], formants[:, 1] + 250.0)
    return formants


def _claims(places: Sequence[Place], pieces: Sequence[Piece], times: Array, *, speaker: Speaker) -> Array:
    """Return how strongly each sound claims each formant at each time [shape=(places, n, 3)]."""
    distance = distances(pieces, times, phones=len(places))
    reach = np.array([place.phone.reach for place in places]) * speaker.sloppiness / speaker.rate**0.5
    pull = np.array([place.phone.pull for place in places])
    return np.asarray(np.exp(-distance / reach[:, None])[:, :, None] * pull[:, None, :] + 1e-9)


def _smooth(values: Array) -> Array:
    """Round the corners of tracks [shape=(n, formants)]."""
    kernel = np.hanning(_SMOOTHING_FRAMES + 2)[1:-1]
    kernel /= kernel.sum()
    padded = np.pad(values, ((_SMOOTHING_FRAMES // 2, _SMOOTHING_FRAMES // 2), (0, 0)), mode="edge")
    return np.stack([np.convolve(column, kernel, mode="valid") for column in padded.T], axis=1)
