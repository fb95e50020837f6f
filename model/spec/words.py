"""Where in a short stretch of sound something is said.

What is taken while recording and what is found in a folder are the same: both look here.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

HOP_SAMPLES: Final = SAMPLE_RATE // 100
"""10 ms, the period of the levels."""

SILENT_DBFS: Final = -60.0
"""Level that no word stays below: a whisper an arm's length from a laptop is at -50."""

WORD_RANGE_DB: Final = 30.0
"""How far below the loudest part its words may fall and still go on …"""

NOISE_MARGIN_DB: Final = 10.0
"""… and how far above the noise of the room."""

STEADY_DB: Final = 6.0
"""Range of nine tenths of the levels below which a sound is noise: steady noise has 2 dB, speech 20 …"""

STEADY_ENDS_DB: Final = 10.0
"""… and of all levels: a long vowel is steady, but it begins and ends."""

STEADY_HOPS: Final = 60
"""Only what lasts longer (0.6 s) can be called steady: a word cut tight has no quiet part."""

GAP_HOPS: Final = 25
"""Silence (250 ms) that parts two words: the closure of a plosive inside a word lasts at most 150 ms."""

SHORTEST_HOPS: Final = 8
"""What is shorter (80 ms) is a click; the shortest digits of people last 130 ms."""

LASTING_HOPS: Final = 6
"""A word sounds for 60 ms without a break; a key that is pressed and released gives two clicks."""

FAINT_DB: Final = 18.0
"""What stays this far below the loudest part is a breath or a chair and no second word."""

Levels = npt.NDArray[np.float64]


class Span(NamedTuple):
    """Samples from ``start`` to before ``end``."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        """Its length."""
        return (self.end - self.start) / SAMPLE_RATE


def loudness(waveform: Waveform) -> Levels:
    """Return the level of each full 10 ms (dBFS) [shape=(n // 160,)]."""
    return np.asarray(10 * np.log10(_powers(waveform)))


def levels_of(waveform: Waveform) -> Levels:
    """Return the level of each full 10 ms (dBFS) [shape=(n // 160,)], smoothed over 30 ms."""
    powers = _powers(waveform)
    if not len(powers):
        return powers
    smooth = np.convolve(np.pad(powers, 1, mode="edge"), np.full(3, 1 / 3), mode="valid")
    return np.asarray(10 * np.log10(smooth))


def _powers(waveform: Waveform) -> npt.NDArray[np.float64]:
    frames = waveform[: len(waveform) // HOP_SAMPLES * HOP_SAMPLES].reshape(-1, HOP_SAMPLES).astype(np.float64)
    return np.asarray(np.square(frames).mean(axis=1) + 1e-12)


def peak_of(levels: Levels) -> float:
    """Return the level that 60 ms reach (dBFS): a click is louder than a word, but shorter."""
    return float(np.sort(levels)[-min(LASTING_HOPS, len(levels))])


def is_steady(levels: Levels) -> bool:
    """Return whether there is nothing but one steady sound."""
    peak = peak_of(levels)
    narrow = peak - float(np.percentile(levels, 10)) < STEADY_DB and peak - float(levels.min()) < STEADY_ENDS_DB
    return narrow and len(levels) > STEADY_HOPS


def words_in(waveform: Waveform) -> list[Span]:
    """Return where each word of ``waveform`` [shape=(n,)] is; words without a pause between them are one."""
    return [Span(first * HOP_SAMPLES, last * HOP_SAMPLES) for first, last in islands(levels_of(waveform))]


def islands(levels: Levels) -> list[tuple[int, int]]:
    """Return the places in ``levels`` from which and to before which each word goes on; none in silence or noise."""
    if is_silent(levels):
        return []
    sounding = np.concatenate([[False], levels > _threshold(levels), [False]])
    edges = np.flatnonzero(sounding[1:] != sounding[:-1]).tolist()
    return [
        (first, last)
        for first, last in _joined(list(zip(edges[::2], edges[1::2], strict=True)))
        if _is_word(levels[first:last], sounding[first + 1 : last + 1], peak_of(levels))
    ]


def is_silent(levels: Levels) -> bool:
    """Return whether there is nothing but silence or one steady sound."""
    return not len(levels) or peak_of(levels) <= SILENT_DBFS or is_steady(levels)


def _threshold(levels: Levels) -> float:
    peak, floor = peak_of(levels), float(np.percentile(levels, 10))
    return max(peak - WORD_RANGE_DB, min(floor + NOISE_MARGIN_DB, peak - WORD_RANGE_DB / 2))


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and first - joined[-1][1] < GAP_HOPS:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _is_word(levels: Levels, sounding: npt.NDArray[np.bool_], peak: float) -> bool:
    """Return whether a stretch of sound is long enough, not of clicks alone, and loud enough."""
    if len(levels) < SHORTEST_HOPS:
        return False
    lasting = float(np.convolve(sounding, np.ones(LASTING_HOPS), mode="valid").max())
    return lasting >= LASTING_HOPS and peak_of(levels) > peak - FAINT_DB
