"""The talks aligned, kept on disk: learnt again only when the talks, or how they are aligned, have changed."""

import hashlib
import itertools
import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Final

from model import frontend
from model.formant import hangul
from model.spec.files import write_atomically
from tests.rehearsal import aligner, cepstra, lattice, mixtures, pronunciation, reading, talks
from tests.rehearsal.aligner import Segment, trained_aligner
from tests.rehearsal.cepstra import cepstra_of, levelled
from tests.rehearsal.pronunciation import pronounced
from tests.rehearsal.syllables import Cut, cuts_of
from tests.rehearsal.talks import Sentence, sentences

_RECIPE: Final = (aligner, cepstra, frontend, hangul, lattice, mixtures, pronunciation, reading, talks)
"""The modules that an alignment depends on."""

_RARE: Final = frozenset("일삼육칠팔구영공오")
"""Sentences with one of them are enough: 이 and 사 are in nearly all, and half an hour is enough to learn from."""


def syllables_of_talks(folder: Path, work: Path) -> list[Cut]:
    """Return the syllables that sound like digits in all talks below a folder.

    Parameters
    ----------
    folder : Path
        Of the talks.
    work : Path
        Where the alignment is kept.
    """
    said = [sentence for sentence in sentences(folder) if _RARE.intersection(sentence.text)]
    segments = aligned(said, work)
    return [
        cut
        for sentence, sounds in zip(said, segments, strict=True)
        for cut in cuts_of(sentence.waveform(), sounds, speaker=sentence.speaker, sex=sentence.sex)
    ]


def aligned(said: Sequence[Sentence], work: Path) -> list[list[Segment]]:
    """Return the sounds of each sentence and when they are said; none for a sentence that is too short for its text.

    Parameters
    ----------
    said : sequence of Sentence
        Sorted by speaker.
    work : Path
        Where the alignment is kept.
    """
    path = work / f"alignment-{_fingerprint(said)}.json"
    if not path.exists():
        work.mkdir(parents=True, exist_ok=True)
        found = [[astuple(segment) for segment in sounds] for sounds in _learnt(said)]
        write_atomically(path, json.dumps(found, ensure_ascii=False).encode())
    return [[Segment(*sound) for sound in sounds] for sounds in json.loads(path.read_bytes())]


def _learnt(said: Sequence[Sentence]) -> list[list[Segment]]:
    """Learn from sentences how the sounds of the language sound, and find them there."""
    features = [
        frames
        for _, own in itertools.groupby(said, key=lambda sentence: sentence.speaker)
        for frames in levelled([cepstra_of(sentence.waveform()) for sentence in own])
    ]
    parts = [pronounced(sentence.text) for sentence in said]
    return [sounds or [] for sounds in trained_aligner(parts, features).align(parts, features)]


def _fingerprint(said: Sequence[Sentence]) -> str:
    """Return a name for these talks and this way to align them."""
    digest = hashlib.sha256()
    for module in _RECIPE:
        digest.update(Path(str(module.__file__)).read_bytes())
    for sentence in said:
        digest.update(f"{sentence.path.name} {sentence.path.stat().st_size} {sentence.text}\n".encode())
    return digest.hexdigest()[:16]
