"""What mouth and nose do to the voice at each moment: formants, the nose, the closed mouth beside it."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from model.formant.phone import Kind
from model.formant.piece import Array, Piece, distances, gain
from model.formant.speaker import Speaker
from model.formant.timing import Place
from model.formant.tract import Spectra, cascade

_WIDTHS: Final = np.array([65.0, 85.0, 130.0])
"""Bandwidths of F1 to F3 (Hz) with a closed glottis (Fujimura and Lindqvist 1971)."""

_UPPER_WIDTH: Final = 0.055
"""Bandwidths of the formants above, as shares of their frequencies."""

_OPEN_GLOTTIS: Final = np.array([220.0, 90.0, 90.0])
"""What breath adds to the bandwidths (Hz): the lungs swallow the first formant."""

_NOSE_HERTZ: Final = 270.0
"""Pole of the nose (Hz); its zero moves away from it as the velum opens (Klatt 1980)."""

_NOSE_SPAN: Final = 0.6
"""How far that zero moves, as a share of the pole."""

_VELUM_SECONDS: Final = 0.045
"""In which the velum's opening falls to a third beside a nasal: vowels before nasals are nasal."""

_SIDE_WIDTH: Final = 700.0
"""Bandwidth (Hz) of the pole that each anti-formant of a closed mouth is paired with."""


def response(
    places: Sequence[Place], pieces: Sequence[Piece], shares: Array, formants: Array, times: Array, *, speaker: Speaker
) -> Spectra:
    """Return what becomes of the voice and the breath [shape=(n, 513)].

    Parameters
    ----------
    places : sequence of Place
        The sounds.
    pieces : sequence of Piece
        What is done for them.
    shares : Array [shape=(pieces, n)]
        How much of each piece there is at each time.
    formants : Array [shape=(n, 3)], Hz
    times : Array [shape=(n,)], seconds
    speaker : Speaker
    """
    upper = np.broadcast_to(np.array(speaker.upper), (len(times), len(speaker.upper)))
    nose = np.full((len(times), 1), _NOSE_HERTZ * speaker.size**0.5)
    velum = _velum(places, pieces, times, speaker=speaker)[:, None]
    side_hertz, side_width = _side(places, pieces, shares, speaker=speaker)
    poles = [formants, upper, nose, side_hertz]
    widths = [
        _widths(places, pieces, shares, speaker=speaker),
        upper * _UPPER_WIDTH * speaker.bandwidth,
        np.full_like(nose, 100.0),
        np.full_like(side_hertz, _SIDE_WIDTH),
    ]
    zeros = [nose * (1.0 + _NOSE_SPAN * velum), side_hertz]
    zero_widths = [np.full_like(nose, 100.0), side_width]
    return cascade(np.hstack(poles), np.hstack(widths), np.hstack(zeros), np.hstack(zero_widths))


def _widths(places: Sequence[Place], pieces: Sequence[Piece], shares: Array, *, speaker: Speaker) -> Array:
    """Return the bandwidths of F1 to F3 (Hz) [shape=(n, 3)]."""
    damping = np.array([places[piece.phone].phone.damping for piece in pieces])
    breathy = gain([piece.breath_db for piece in pieces]) / (gain([piece.voice_db for piece in pieces]) + 0.1)
    own = _WIDTHS * speaker.bandwidth * damping + np.minimum(breathy, 1.0)[:, None] * _OPEN_GLOTTIS
    # At the two ends nothing is there, and the bandwidths are those of the sound next to them.
    total = np.maximum(shares.sum(axis=0), 1e-6)[:, None]
    return np.asarray(np.where(total > 1e-3, shares.T @ own / total, _WIDTHS))


def _velum(places: Sequence[Place], pieces: Sequence[Piece], times: Array, *, speaker: Speaker) -> Array:
    """Return how far the velum is open at each time, 0 to about 1 [shape=(n,)]."""
    nasals = [place.phone.kind is Kind.NASAL for place in places]
    if not any(nasals):
        return np.full(len(times), speaker.openness)
    distance = distances(pieces, times, phones=len(places))[nasals].min(axis=0)
    return np.asarray(np.maximum(speaker.openness, np.exp(-distance / (_VELUM_SECONDS * speaker.nasality))))


def _side(places: Sequence[Place], pieces: Sequence[Piece], shares: Array, *, speaker: Speaker) -> tuple[Array, Array]:
    """Return frequency and bandwidth of the anti-formant of the closed mouth (Hz) [shape=(n, 1) each].

    While nothing is closed, its bandwidth is that of the pole beside it, and the two cancel.
    """
    phones = [places[piece.phone].phone for piece in pieces]
    present = [index for index, phone in enumerate(phones) if phone.zero_hertz]
    if not present:
        return np.full((shares.shape[1], 1), 1500.0), np.full((shares.shape[1], 1), _SIDE_WIDTH)
    closed = shares[present]
    nearest = closed.argmax(axis=0)
    hertz = np.array([phones[index].zero_hertz for index in present])[nearest] * speaker.size
    depth = np.array([phones[index].zero_depth for index in present])[nearest]
    return np.minimum(hertz, 7000.0)[:, None], (_SIDE_WIDTH / depth ** closed.max(axis=0))[:, None]
