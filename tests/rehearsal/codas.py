"""What codas look like: how long a syllable is, how its level falls and where its formants go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from model.formant.vowels import VOWELS
from model.spec.waveform import Waveform
from tests.rehearsal.formants import CEILING_HZ, formants_at, level_at
from tests.rehearsal.syllables import Cut

EARLY: Final = 0.25
LATE: Final = 0.8
"""Where vowel and coda are measured: shares of the time from the beginning of the vowel to the end of the syllable."""

SHAPED: Final = tuple("일이육구삼사팔공오영")
"""What is measured: syllables that differ by a coda, beside one another."""

LEAST_SHAPES: Final = 5
"""Of fewer, quartiles say nothing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a syllable is like from its vowel on."""

    seconds: float
    """From the beginning of the vowel to the end of the syllable."""

    drop_db: float
    """How much softer the late moment is than the early one."""

    early: tuple[float, ...]
    """F1 to F3 (Hz) at the early moment; NaN where there is none."""

    late: tuple[float, ...]
    """The same at the late moment."""

    def as_row(self) -> tuple[float, ...]:
        """Return all of it: milliseconds, decibels, and Hz."""
        return (1000.0 * self.seconds, self.drop_db, *self.early, *self.late)


COLUMNS: Final = ("ms", "fall dB", "F1", "F2", "F3", "late F1", "late F2", "late F3")


def shape_of_cut(cut: Cut) -> Shape:
    """Return what a syllable is like that was cut out of speech."""
    start = next(segment.start_seconds for segment in cut.segments if segment.phone in VOWELS)
    return shape_of(cut.waveform, (start, cut.segments[-1].end_seconds), sex=cut.sex)


def shape_of(waveform: Waveform, extent: tuple[float, float], *, sex: str) -> Shape:
    """Return what a syllable is like.

    Parameters
    ----------
    waveform : Waveform
    extent : tuple of float
        Where its vowel begins, and where it ends (s).
    sex : str
        Of the speaker: M, F, or ? where it is not known.
    """
    start, end = extent
    moments = [start + share * (end - start) for share in (EARLY, LATE)]
    early, late = (formants_at(waveform, moment, ceiling_hz=CEILING_HZ[sex]) for moment in moments)
    levels = [level_at(waveform, moment) for moment in moments]
    return Shape(end - start, levels[0] - levels[1], tuple(map(float, early)), tuple(map(float, late)))


def quartiles(shapes: Sequence[Shape]) -> list[str]:
    """Return median and quartiles of each column of `COLUMNS`, in words."""
    rows = np.array([shape.as_row() for shape in shapes])
    with_values = [column[np.isfinite(column)] for column in rows.T]
    return [_range(column) if len(column) else "–" for column in with_values]


def _range(values: np.ndarray) -> str:
    low, middle, high = np.percentile(values, [25, 50, 75])
    return f"{middle:.0f} ({low:.0f}–{high:.0f})"
