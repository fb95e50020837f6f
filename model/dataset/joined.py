"""Strings of digits joined from isolated recordings, to measure on: in the pace, room and noise of the recordings."""

from collections.abc import Iterator, Sequence

import numpy as np

from model.dataset.clip import Clip
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

DIGITS_A_STRING = (3, 8)
"""Fewest and most."""

GAP_SECONDS = (-0.03, 0.2)
"""Silence between two digits; less than none is overlap."""


def joined_strings(clips: Sequence[Clip], *, count: int, seed: int) -> Iterator[tuple[Waveform, tuple[int, ...]]]:
    """Yield strings of digits of one speaker each, with their tokens; the same for the same seed.

    Parameters
    ----------
    clips : sequence of Clip
        Where there is no isolated digit among them, there is no string.
    count : int
        Number of strings.
    seed : int
    """
    speakers: dict[str, list[Clip]] = {}
    for clip in clips:
        if clip.is_digit:
            speakers.setdefault(clip.speaker, []).append(clip)
    random = np.random.default_rng(seed)
    for number in range(count if speakers else 0):
        pool = list(speakers.values())[number % len(speakers)]
        length = int(random.integers(DIGITS_A_STRING[0], DIGITS_A_STRING[1] + 1))
        yield _joined([pool[int(random.integers(len(pool)))] for _ in range(length)], random)


def _joined(pieces: Sequence[Clip], random: np.random.Generator) -> tuple[Waveform, tuple[int, ...]]:
    gaps = [round(float(random.uniform(*GAP_SECONDS)) * SAMPLE_RATE) for _ in pieces]
    starts: list[int] = []
    end = 0
    for piece, gap in zip(pieces, gaps, strict=True):
        starts.append(max(0, end + gap if starts else 0))
        end = starts[-1] + len(piece.pcm)
    waveform = np.zeros(end, dtype=np.float32)
    for start, piece in zip(starts, pieces, strict=True):
        waveform[start : start + len(piece.pcm)] += piece.waveform
    return waveform, tuple(token for piece in pieces for token in piece.tokens)
