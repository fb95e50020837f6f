"""Pieces: stretches of time in which throat and mouth do one thing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of time in which throat and mouth do one thing."""

    phone: int
    """Place of the sound that it belongs to in the utterance."""

    seconds: float
    """Duration."""

    voice_db: float = -90.0
    """Level of the pulses."""

    breath_db: float = -90.0
    """Level of the noise from the throat."""

    noise_db: float = -90.0
    """Level of the noise from the mouth."""

    fade: float = 0.01
    """Seconds in which it takes over from the piece before it."""

    shapes: bool = True
    """Whether the mouth is where the sound wants it; during aspiration it is on its way."""


def starts(pieces: Sequence[Piece]) -> Array:
    """Return when each piece begins, and when the last one ends (seconds) [shape=(pieces + 1,)]."""
    return np.concatenate([[0.0], np.cumsum([piece.seconds for piece in pieces])])


def weights(pieces: Sequence[Piece], times: Array, *, release: float) -> Array:
    """Return how much of each piece there is at each time; the sum is 1 but at the two ends.

    Parameters
    ----------
    pieces : sequence of Piece
    times : Array [shape=(n,)], seconds
    release : float
        Seconds in which the last one dies away.

    Returns
    -------
    Array [shape=(pieces, n)]
    """
    edges = starts(pieces)
    # A fade is over before the next begins; what comes and goes at the two ends does so inside the utterance.
    room = np.concatenate([[0.0], np.diff(edges), [0.0]])
    room[[0, -1]] = room[[1, -2]] / 2
    fades = np.minimum([*(piece.fade for piece in pieces), release], np.minimum(room[:-1], room[1:]))
    edges[0] += fades[0] / 2
    edges[-1] -= fades[-1] / 2
    share = np.clip((times - edges[:, None]) / fades[:, None] + 0.5, 0.0, 1.0)
    smooth = share * share * (3.0 - 2.0 * share)
    return np.asarray(smooth[:-1] - smooth[1:])


def distances(pieces: Sequence[Piece], times: Array, *, phones: int) -> Array:
    """Return how far (seconds) each time is from each sound, 0 inside it [shape=(phones, n)]."""
    edges = starts(pieces)
    begin, end = np.full((phones, 1), np.inf), np.full((phones, 1), -np.inf)
    for piece, start, stop in zip(pieces, edges[:-1], edges[1:], strict=True):
        if piece.shapes:
            begin[piece.phone] = min(begin[piece.phone, 0], start)
            end[piece.phone] = max(end[piece.phone, 0], stop)
    return np.asarray(np.maximum(0.0, np.maximum(begin - times, times - end)))


def gain(levels_db: Sequence[float]) -> Array:
    """Return levels as factors [shape=(n,)]; what is below -80 dB is silent."""
    levels = np.asarray(levels_db, dtype=np.float64)
    return np.where(levels < -80.0, 0.0, 10.0 ** (levels / 20.0))
