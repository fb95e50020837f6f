"""The spectra of noise that is made in the mouth: hisses and bursts."""

from collections.abc import Sequence

import numpy as np

from model.formant.phone import Kind, Phone
from model.formant.piece import Array, Piece, gain
from model.formant.speaker import Generator, Speaker
from model.formant.timing import Place
from model.formant.tract import HERTZ


def spectra(
    places: Sequence[Place], pieces: Sequence[Piece], shares: Array, *, speaker: Speaker, random: Generator
) -> Array:
    """Return the magnitude spectra of the noise at each time [shape=(n, 513)].

    Parameters
    ----------
    places : sequence of Place
        The sounds.
    pieces : sequence of Piece
        What is done for them.
    shares : Array [shape=(pieces, n)]
        How much of each piece there is at each time.
    speaker : Speaker
    random : Generator
    """
    levels = gain([piece.noise_db for piece in pieces])
    loud = [int(index) for index in np.flatnonzero(levels)]
    shapes = {phone: _shape(places[phone], speaker, random) for phone in sorted({pieces[k].phone for k in loud})}
    if not shapes:
        return np.zeros((shares.shape[1], len(HERTZ)))
    own = np.stack([shapes[pieces[k].phone] for k in loud])
    return np.asarray((shares[loud] * levels[loud, None]).T @ own)


def _shape(place: Place, speaker: Speaker, random: Generator) -> Array:
    """Return the spectrum of one sound's noise [shape=(513,)], 1 in the root mean square over the band."""
    scale = speaker.friction_scale * speaker.size**0.6 * _coloured(place) * float(np.exp(random.normal(0.0, 0.03)))
    shape = np.zeros(len(HERTZ))
    for peak in place.phone.noise:
        offset = (HERTZ - peak.hertz * scale) / (peak.width * speaker.bandwidth**0.5 / 2.0)
        shape += 10.0 ** (peak.level_db / 20.0) / (1.0 + offset * offset)
    # The mouth in front of the narrows is short: below its resonance it radiates little.
    shape *= HERTZ / (HERTZ + 400.0)
    return np.asarray(shape / (np.sqrt(np.square(shape).mean()) + 1e-9))


def _coloured(place: Place) -> float:
    """Return what the vowel beside a noise does to its frequencies: spread or rounded lips, a tongue that is there."""
    beside = place.after if place.after is not None and place.after.is_open else place.before
    if beside is None or not beside.is_open:
        return 1.0
    if _is_back(place.phone):
        return float((beside.man[1] / 1500.0) ** 0.8)
    return 0.9 if beside.man[1] < 1050.0 else 1.0


def _is_back(phone: Phone) -> bool:
    """Whether the tongue's back makes the noise, which then has the frequency of the vowel's F2."""
    return phone.kind is Kind.STOP and phone.follow[1] > 0.3
