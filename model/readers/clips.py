"""A reading as a clip: of phonemes, and of no word that is named."""

from typing import Final

from model.dataset.clip import Clip, clip_of, trimmed
from model.dataset.phonemes import Phonemes
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

SECONDS: Final = (0.15, 2.4)
"""Shortest and longest reading: what is longer does not fit into an example."""

PACE: Final = (5.0, 22.0)
"""Phonemes a second. Beyond this something else is said than is written."""


def reading(waveform: Waveform, phonemes: Phonemes, speaker: str) -> Clip | None:
    """Return a clip of a reading; nothing, if it is too short or too long, or cannot be what is written.

    Parameters
    ----------
    waveform : float32 [shape=(n,)], 16 kHz
    phonemes : tuple of int
        Of `model.dataset.phonemes`; empty where they are not known.
    speaker : str
    """
    said = trimmed(waveform)
    seconds = len(said) / SAMPLE_RATE
    if not SECONDS[0] < seconds < SECONDS[1] or not PACE[0] < len(phonemes) / seconds < PACE[1]:
        return None
    return clip_of(said, tokens=(), speaker=speaker, phonemes=phonemes)
