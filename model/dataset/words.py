"""Where in a recording something is said."""

import itertools
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from model.augment import loudness
from model.dataset.clip import HOP_SAMPLES, loud_part
from model.spec.waveform import Waveform

SILENT_DBFS: Final = -60.0
"""Level that no word stays below: a whisper an arm's length from a laptop is at -50."""

WORD_RANGE_DB: Final = 30.0
"""How far below the loudest part of a recording its words may fall and still go on."""

NOISE_MARGIN_DB: Final = 10.0
"""How far above the noise of the room a word goes on."""

STEADY_DB: Final = 6.0
"""Range of nine tenths of the levels below which a recording is noise: steady noise has 2 dB, speech 20."""

STEADY_ENDS_DB: Final = 10.0
"""… and of all levels: a long vowel, cut tight, is steady, but it begins and ends."""

STEADY_FRAMES: Final = 60
"""Only what lasts longer (0.6 s) can be called steady: a word cut tight has no quiet part."""

GAP_FRAMES: Final = 25
"""Silence (250 ms) that parts two words: the closure of a plosive inside a word lasts at most 150 ms."""

SHORTEST_FRAMES: Final = 8
"""What is shorter (80 ms) is a click; the shortest digits of people last 130 ms."""

LASTING_FRAMES: Final = 6
"""A word sounds for 60 ms without a break; pressing and releasing a button are two clicks of 40 ms each."""

FAINT_DB: Final = 18.0
"""What stays this far below the loudest part is a breath or a chair and no second word."""

MARGIN_FRAMES: Final = 15
"""Room left around a word (150 ms), for its weak beginning and end."""

PIECE_FRAMES: Final = 150
"""Longest piece (1.5 s) of running speech."""

Levels = npt.NDArray[np.float64]


class Span(NamedTuple):
    """Samples from ``start`` to before ``end``."""

    start: int
    end: int


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
    levels = _levels(waveform)
    if not len(levels) or not _stands_out(levels):
        return Survey([], [], is_silent=True)
    words = [_tight(waveform, begin, end) for begin, end in _with_margins(_islands(levels), len(levels))]
    return Survey(words, [piece for word in words for piece in _cut(levels, word)], is_silent=False)


def _levels(waveform: Waveform) -> Levels:
    """Return the level of each 10 ms (dBFS), smoothed over 30 ms."""
    powers = np.pad(10 ** (loudness(waveform) / 10), 1, mode="edge") if len(waveform) >= HOP_SAMPLES else np.zeros(0)
    return np.asarray(10 * np.log10(np.convolve(powers, np.full(3, 1 / 3), mode="valid"))) if len(powers) else powers


def _peak(levels: Levels) -> float:
    """Return the level that 60 ms reach: a click is louder than a word, but shorter."""
    return float(np.sort(levels)[-min(6, len(levels))])


def _stands_out(levels: Levels) -> bool:
    peak, floor = _peak(levels), float(np.percentile(levels, 10))
    narrow = peak - floor < STEADY_DB and peak - float(levels.min()) < STEADY_ENDS_DB
    steady = narrow and len(levels) > STEADY_FRAMES
    return peak > SILENT_DBFS and not steady


def _islands(levels: Levels) -> list[tuple[int, int]]:
    """Return the frames of each stretch of sound that is long and loud enough to be a word."""
    peak, floor = _peak(levels), float(np.percentile(levels, 10))
    threshold = max(peak - WORD_RANGE_DB, min(floor + NOISE_MARGIN_DB, peak - WORD_RANGE_DB / 2))
    active = np.concatenate([[False], levels > threshold, [False]])
    edges = np.flatnonzero(active[1:] != active[:-1])
    runs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    return [
        (begin, end) for begin, end in _joined(runs) if _is_word(levels[begin:end], active[begin + 1 : end + 1], peak)
    ]


def _is_word(levels: Levels, active: npt.NDArray[np.bool_], peak: float) -> bool:
    """Return whether a stretch of sound is long enough, not of clicks alone, and loud enough."""
    if len(levels) < SHORTEST_FRAMES:
        return False
    lasting = float(np.convolve(active, np.ones(LASTING_FRAMES), mode="valid").max())
    return lasting >= LASTING_FRAMES and _peak(levels) > peak - FAINT_DB


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in runs:
        if joined and begin - joined[-1][1] < GAP_FRAMES:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _with_margins(islands: list[tuple[int, int]], frames: int) -> list[tuple[int, int]]:
    """Return the islands with room around them, that of neighbours parted half-way."""
    # Without any island, the frames are nobody's: the lists then differ in length.
    middles = [(before[1] + after[0]) // 2 for before, after in itertools.pairwise(islands)]
    return [
        (max(begin - MARGIN_FRAMES, low), min(end + MARGIN_FRAMES, high))
        for (begin, end), low, high in zip(islands, [0, *middles], [*middles, frames], strict=False)
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
