"""One breath of a voice: how long and how high each of its sounds is, and where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from model.diphone.segment import Segment
from model.diphone.spelling import Spelling
from model.diphone.voice import Voice
from model.formant import intonation
from model.formant.articulation import pieces as articulate
from model.formant.phone import Kind
from model.formant.piece import Array, Piece, starts
from model.formant.speaker import Generator, draw_speaker
from model.formant.timing import Place, places
from model.formant.words import Phones
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

_PAUSE_SECONDS: Final = 0.1
"""Before and after what is said; it is trimmed off again."""

_CLOSED_SECONDS: Final = 0.05
"""How long a stop that begins a breath is closed: nobody hears it, but the recorded one is closed."""

_SHORTEST_SECONDS: Final = 0.03

_UNRELEASED_SECONDS: Final = 0.1
_CLOSED_SHARE: Final = 0.35
"""How long the last stop is where it is not to be heard to open, and how much of it is kept: its closure, with nothing
of the burst, which comes after half of it."""

_FADE_SECONDS: Final = 0.015
"""In which a breath ends that is cut off."""

_PITCH_SPREAD: Final = 0.14
"""How far a voice moves from its usual pitch from one breath to the next: the deviation of a factor's logarithm."""

_HIGHEST_HZ: Final = 450.0


@dataclass(frozen=True, slots=True)
class Breath:
    """What a program is to say, and how much of it is kept."""

    segments: tuple[Segment, ...]

    end: float
    """Where it is cut off (seconds); what comes after it is there for the sake of the joint, or the burst of a stop
    that is not to be heard."""

    def cut(self, waveform: Waveform) -> Waveform:
        """Return what is kept of the sound of it, float32 [shape=(n,)], 16 kHz."""
        kept = waveform[: round(self.end * SAMPLE_RATE)].copy()
        fade = min(round(_FADE_SECONDS * SAMPLE_RATE), len(kept))
        kept[len(kept) - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
        return kept


def breathe(words: Sequence[Phones], spelling: Spelling, voice: Voice, random: Generator) -> Breath:
    """Return how a voice says words, with the pace and the melody of a person drawn at random.

    Parameters
    ----------
    words : sequence of sequence of str
        The sounds of each word, signs of `model.formant.phones`.
    spelling : Spelling
        Of all of them, by this voice.
    voice : Voice
    random : Generator
    """
    speaker = draw_speaker(random)
    sounds, pieces = places(words), articulate(words, speaker, random)
    times = np.arange(0.0, starts(pieces)[-1] + 0.01, 0.005)
    usual = voice.f0_hz * float(np.exp(random.normal(0.0, _PITCH_SPREAD)))
    melody = intonation.contour(sounds, pieces, times, speaker=speaker, random=random) * (usual / speaker.f0_hz)
    melody = np.clip(melody, voice.joiner.lowest_hz, _HIGHEST_HZ)
    said = [
        segment
        for place, phones, (begin, end) in zip(sounds, spelling.sounds, _lent(spelling, _spans(pieces)), strict=True)
        for segment in _segments(place, phones, begin, end, times, melody)
    ]
    return _ended([Segment(voice.silence, _PAUSE_SECONDS), *said], spelling, voice, sounds[-1])


def _spans(pieces: Sequence[Piece]) -> list[tuple[float, float]]:
    """Return when each sound begins and ends (seconds)."""
    edges = starts(pieces)
    begin: dict[int, float] = {}
    end: dict[int, float] = {}
    for piece, first, last in zip(pieces, edges[:-1], edges[1:], strict=True):
        begin.setdefault(piece.phone, float(first))
        end[piece.phone] = float(last)
    return [(begin[phone], end[phone]) for phone in sorted(begin)]


def _lent(spelling: Spelling, spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the spans where a sound without a phone of its own leaves its time to the next one."""
    lent = list(spans)
    for index, phones in enumerate(spelling.sounds):
        if not phones:
            lent[index + 1] = spans[index][0], spans[index + 1][1]
    return lent


def _segments(
    place: Place, phones: Sequence[str], begin: float, end: float, times: Array, melody: Array
) -> list[Segment]:
    """Return the phones of one sound, which share its time, each with its pitch where it begins and in its middle."""
    if not phones:
        return []
    seconds = max(_SHORTEST_SECONDS, (end - begin) / len(phones))
    if place.phone.kind is Kind.UNRELEASED and place.after is None:
        seconds = max(_UNRELEASED_SECONDS, seconds)
    closed = _CLOSED_SECONDS if not place.index and place.phone.kind in {Kind.STOP, Kind.AFFRICATE} else 0.0
    starts_at = begin + seconds * np.arange(len(phones))
    return [
        Segment(
            phone,
            seconds + (0.0 if index else closed),
            tuple((share * seconds, float(np.interp(start + share * seconds, times, melody))) for share in (0.0, 0.5)),
        )
        for index, (phone, start) in enumerate(zip(phones, starts_at, strict=True))
    ]


def _ended(segments: list[Segment], spelling: Spelling, voice: Voice, last: Place) -> Breath:
    seconds = sum(segment.seconds for segment in segments)
    pause = Segment(voice.silence, _PAUSE_SECONDS)
    if spelling.closure:
        return Breath((*segments, Segment(spelling.closure, 2 * _PAUSE_SECONDS), pause), seconds)
    if last.phone.kind is Kind.UNRELEASED:
        return Breath((*segments, pause), seconds - (1.0 - _CLOSED_SHARE) * segments[-1].seconds)
    return Breath((*segments, pause), seconds + _PAUSE_SECONDS)
