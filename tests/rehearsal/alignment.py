"""The talks aligned, kept on disk: learnt again only when the talks, or how they are aligned, have changed."""

import hashlib
import itertools
import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Final

from model import frontend, network
from model.spec.files import write_atomically
from model.synthesis import hangul
from tests.rehearsal import aligner, cepstra, ear, flat_start, lattice, mixtures, pronunciation, reading, talks
from tests.rehearsal.aligner import Segment, aligned
from tests.rehearsal.cepstra import cepstra_of, levelled
from tests.rehearsal.ear import mel_of
from tests.rehearsal.pronunciation import pronounced
from tests.rehearsal.syllables import Cut, cuts_of
from tests.rehearsal.talks import Sentence, sentences

_RECIPE: Final = (
    aligner, cepstra, ear, flat_start, frontend, hangul, lattice, mixtures, network, pronunciation, reading, talks,
)  # fmt: skip
"""The modules that an alignment depends on."""


def syllables_of_talks(folder: Path, work: Path) -> list[Cut]:
    """Return the syllables that sound like digits in all talks below a folder.

    Parameters
    ----------
    folder : Path
        Of the talks.
    work : Path
        Where the alignment is kept.
    """
    said = sentences(folder)
    segments = segments_of(said, work)
    return [
        cut
        for sentence, sounds in zip(said, segments, strict=True)
        for cut in cuts_of(sentence.waveform(), sounds, speaker=sentence.speaker, sex=sentence.sex)
    ]


def segments_of(said: Sequence[Sentence], work: Path) -> list[list[Segment]]:
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
    waveforms = [sentence.waveform() for sentence in said]
    cepstra_by_speaker = itertools.groupby(
        zip(said, map(cepstra_of, waveforms), strict=True), key=lambda heard: heard[0].speaker
    )
    features = [frames for _, own in cepstra_by_speaker for frames in levelled([frames for _, frames in own])]
    parts = [pronounced(sentence.text) for sentence in said]
    return aligned(parts, features, [mel_of(waveform) for waveform in waveforms], seed=0)


def _fingerprint(said: Sequence[Sentence]) -> str:
    """Return a name for these talks and this way to align them."""
    digest = hashlib.sha256()
    for module in _RECIPE:
        digest.update(Path(str(module.__file__)).read_bytes())
    for sentence in said:
        digest.update(f"{sentence.path.name} {sentence.path.stat().st_size} {sentence.text}\n".encode())
    return digest.hexdigest()[:16]
