"""Where in a recording something is said."""

import itertools
from typing import Final, NamedTuple

from model.dataset.clip import loud_part
from model.spec.waveform import Waveform
from model.spec.words import HOP_SAMPLES, Levels, Span, is_silent, islands, levels_of

MARGIN_FRAMES: Final = 15
"""Room left around a word (150 ms), for its weak beginning and end."""

PIECE_FRAMES: Final = 150
"""Longest piece (1.5 s) of running speech."""


class Survey(NamedTuple):
    """What there is in a recording."""

    words: list[Span]
    """Each word, trimmed; words without a pause between them are one."""

    pieces: list[Span]
    """The same, long ones cut where they are quietest into pieces of at most 1.5 s."""

    is_silent: bool
    """Whether there is nothing but silence or steady noise."""


def survey(waveform: Waveform) -> Survey:
    """Return what there is in a recording, float32 [shape=(n,)], 16 kHz."""
    levels = levels_of(waveform)
    if is_silent(levels):
        return Survey([], [], is_silent=True)
    words = [_tight(waveform, begin, end) for begin, end in _with_margins(islands(levels), len(levels))]
    return Survey(words, [piece for word in words for piece in _cut(levels, word)], is_silent=False)


def _with_margins(words: list[tuple[int, int]], frames: int) -> list[tuple[int, int]]:
    """Return the words with room around them, that of neighbours parted half-way."""
    # Without any word, the frames are nobody's: the lists then differ in length.
    middles = [(before[1] + after[0]) // 2 for before, after in itertools.pairwise(words)]
    return [
        (max(begin - MARGIN_FRAMES, low), min(end + MARGIN_FRAMES, high))
        for (begin, end), low, high in zip(words, [0, *middles], [*middles, frames], strict=False)
    ]


def _tight(waveform: Waveform, begin_frame: int, end_frame: int) -> Span:
    """Return the part between two frames without the silence at its ends."""
    start = begin_frame * HOP_SAMPLES
    part = loud_part(waveform[start : end_frame * HOP_SAMPLES])
    return Span(start + part.start, start + part.stop)


def _cut(levels: Levels, span: Span) -> list[Span]:
    """Cut a span in two at its quietest frame, away from its ends, until each piece is short enough."""
    begin, end = span.start // HOP_SAMPLES, span.end // HOP_SAMPLES
    if end - begin <= PIECE_FRAMES:
        return [span]
    third = min((end - begin) // 3, PIECE_FRAMES // 3)
    # In a talk the cut is looked for in the first piece, so that the pieces come out nearly as long as they may be.
    low, high = begin + third, min(begin + PIECE_FRAMES, end - third)
    at = (low + int(levels[low:high].argmin())) * HOP_SAMPLES
    return [Span(span.start, at), *_cut(levels, Span(at, span.end))]
