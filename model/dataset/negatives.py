"""What is no digit: other speech, and the sounds of rooms."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from model.dataset.cache import Cache, Progress
from model.dataset.clip import Clip, Stretch
from model.dataset.finding import HANDLING, Fault, Finding, Handling
from model.dataset.recording import Recording
from model.dataset.source import Source, sources
from model.spec.tokens import OTHER, SAMPLE_RATE
from model.spec.words import Span

NOISE_SAMPLES: Final = 10 * SAMPLE_RATE
"""Longest stretch of noise: long enough that no loop is heard in an example of 2.6 s."""

SHORTEST_NOISE_SAMPLES: Final = SAMPLE_RATE // 10
"""What is shorter would be a tone when it is repeated."""


class Negatives(NamedTuple):
    """Clips that are no digits, and what was wrong with the files."""

    clips: list[Clip]
    findings: list[Finding]


def read_others(
    folders: Sequence[Path], cache: Path, *, digits: Collection[str] = (), progress: Progress | None = None
) -> Negatives:
    """Read speech that is no digit: each recording in pieces of at most 1.5 s, as clips with the token "other".

    Parameters
    ----------
    folders : sequence of Path
    cache : Path
        Where decoded recordings are kept.
    digits : collection of str
        Keys of the recordings of digits: what is among them as well is left out, and that is said.
    progress : callable, optional
        Called with how many files are decoded, and how many there are to decode.

    Raises
    ------
    DatasetError
        If a folder holds no recordings, or the cache cannot be written.
    """
    clips: list[Clip] = []
    findings: list[Finding] = []
    for source, recording in _read(folders, cache, progress):
        if recording.key in digits:
            findings.append(Finding(Fault.AMONG_DIGITS, source.name))
            continue
        clips += _clips(recording, recording.pieces, tokens=(OTHER,), speaker="other")
        findings += _findings(source, recording, recording.faults)
    return Negatives(clips, findings)


def read_noise(folders: Sequence[Path], cache: Path, *, progress: Progress | None = None) -> list[Clip]:
    """Read the sounds of rooms, in stretches of at most 10 s, as clips without tokens; what is empty is left out.

    Raises
    ------
    DatasetError
        If a folder holds no recordings, or the cache cannot be written.
    """
    clips: list[Clip] = []
    for _, recording in _read(folders, cache, progress):
        stretches = _stretches(recording.sound.length if recording.sound else 0)
        clips += _clips(recording, stretches, tokens=(), speaker="noise")
    return [clip for clip in clips if np.any(clip.pcm)]


def _read(folders: Sequence[Path], cache: Path, progress: Progress | None) -> list[tuple[Source, Recording]]:
    """Return each recording once, however many copies there are."""
    files = sources(folders)
    recordings = Cache(cache).recordings([file.path for file in files], progress=progress)
    once = {recording.key or file.name: (file, recording) for file, recording in zip(files, recordings, strict=True)}
    return list(once.values())


def _clips(recording: Recording, spans: Sequence[Span], *, tokens: tuple[int, ...], speaker: str) -> list[Clip]:
    places = [recording.stretch(span) for span in spans]
    return [
        Clip(place, tokens, speaker, key=f"{recording.key}-{number}")
        for number, place in enumerate(places)
        if isinstance(place, Stretch)
    ]


def _stretches(length: int) -> list[Span]:
    starts = range(0, length - SHORTEST_NOISE_SAMPLES + 1, NOISE_SAMPLES)
    return [Span(start, min(start + NOISE_SAMPLES, length)) for start in starts]


def _findings(source: Source, recording: Recording, faults: Sequence[Fault]) -> list[Finding]:
    """Return what was wrong with a file of which nothing is used; mended channels of noise are no news."""
    skipped = [fault for fault in faults if HANDLING[fault] is Handling.SKIPPED]
    return [Finding(fault, source.name) for fault in skipped if not recording.pieces]
