"""Syllables that sound like digits, cut out of what people say, wherever in a word they stand."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform
from model.synthesis import korean
from model.synthesis.hangul import phones_of
from tests.rehearsal.aligner import Segment
from tests.rehearsal.pronunciation import PAUSE

DIGIT_OF: Final = {reading: digit for reading, digit in korean.KOREAN.readings if reading != "륙"}
"""The digit that each syllable is the name of."""

_SOUNDS: Final = {phones_of(reading): reading for reading in DIGIT_OF}

MARGIN_SECONDS: Final = 0.03
"""What is left of the neighbours at either end, faded."""

LEAST_CERTAINTY: Final = -2.0
"""Mean log-probability that each sound of a syllable must have, or it counts as badly aligned."""

SECONDS: Final = (0.06, 0.5)
"""Shortest and longest syllable that can be true."""

MOST: Final = 30
"""Of each syllable, each speaker: else nearly half of them would be 이."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One syllable of one speaker."""

    reading: str
    """Which one, as it sounds."""

    speaker: str
    sex: str

    waveform: Waveform
    """Its sound, with a margin at either end."""

    segments: tuple[Segment, ...]
    """Its sounds; their times count from the beginning of the waveform."""

    before: str
    """The sound before it."""

    after: str
    """The sound after it."""

    @property
    def digit(self) -> int:
        """The digit that it is the name of."""
        return DIGIT_OF[self.reading]

    @property
    def is_certain(self) -> bool:
        """Whether it is where it should be, as far as the aligner can tell."""
        seconds = self.segments[-1].end_seconds - self.segments[0].start_seconds
        return (
            min(segment.certainty for segment in self.segments) >= LEAST_CERTAINTY
            and SECONDS[0] <= seconds <= SECONDS[1]
        )


def cuts_of(waveform: Waveform, segments: Sequence[Segment], *, speaker: str, sex: str) -> Iterator[Cut]:
    """Yield the syllables of a sentence that sound like digits.

    Parameters
    ----------
    waveform : Waveform
        float32 [shape=(n,)], the sentence.
    segments : sequence of Segment
        Its sounds, of `aligner.Aligner.align`.
    speaker, sex : str
        Who says it.
    """
    sounds = [PAUSE, *(segment.phone for segment in segments), PAUSE]
    end = 0
    for _, group in itertools.groupby(segments, key=lambda segment: (segment.syllable, segment.phone == PAUSE)):
        own = list(group)
        start, end = end, end + len(own)
        reading = _SOUNDS.get(tuple(segment.phone for segment in own))
        if reading:
            sound, moved = _cut(waveform, own)
            yield Cut(reading, speaker, sex, sound, moved, before=sounds[start], after=sounds[end + 1])


def chosen(cuts: Sequence[Cut], *, seed: int) -> list[Cut]:
    """Return at most so many of each syllable and speaker, by chance, in the order in which they came."""
    places = defaultdict(list)
    for place, cut in enumerate(cuts):
        places[cut.speaker, cut.reading].append(place)
    random = np.random.default_rng(seed)
    kept = [place for own in places.values() for place in random.permutation(own)[:MOST]]
    return [cuts[place] for place in sorted(kept)]


def _cut(waveform: Waveform, segments: Sequence[Segment]) -> tuple[Waveform, tuple[Segment, ...]]:
    margin = round(MARGIN_SECONDS * SAMPLE_RATE)
    first = max(0, round(segments[0].start_seconds * SAMPLE_RATE) - margin)
    last = round(segments[-1].end_seconds * SAMPLE_RATE) + margin
    sound = waveform[first:last].copy()
    fade = np.sin(np.linspace(0.0, np.pi / 2, margin, dtype=np.float32)) ** 2
    sound[:margin] *= fade
    sound[-margin:] *= fade[::-1]
    return sound, tuple(_moved(segment, first / SAMPLE_RATE) for segment in segments)


def _moved(segment: Segment, start_seconds: float) -> Segment:
    return Segment(
        segment.phone,
        segment.syllable,
        segment.start_seconds - start_seconds,
        segment.end_seconds - start_seconds,
        segment.certainty,
    )
