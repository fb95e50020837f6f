"""The word of a take, with a little room around it."""

from typing import Final

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform
from model.spec.words import Span, words_in

MARGIN_SAMPLES: Final = round(0.2 * SAMPLE_RATE)
"""Room that is left at either end: for a weak beginning, for a coda, and to tell the noise of the room."""


def word_span(waveform: Waveform) -> Span:
    """Return where the word of ``waveform`` [shape=(n,)] is, with room around it; all of it where there is none."""
    words = words_in(waveform)
    if not words:
        return Span(0, len(waveform))
    return Span(max(0, words[0].start - MARGIN_SAMPLES), min(words[-1].end + MARGIN_SAMPLES, len(waveform)))


def trimmed(waveform: Waveform) -> Waveform:
    """Return the part of a waveform that `word_span` tells."""
    span = word_span(waveform)
    return waveform[span.start : span.end]
