"""The human Korean talks: who says what. They are measured on, and nothing of them is kept or shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from model.spec.waveform import Waveform, read_waveform
from tests.rehearsal.reading import read_aloud

_ROW: Final = re.compile(r"/data/([^/]+)/([^/)]+)\)\s*\|[^|]*\|\s*([MF])\s*\|")
"""A row of the table of talks, of which only those of one speaker tell a sex."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One recording of a sentence that can be read aloud in one way only."""

    path: Path
    """The recording."""

    speaker: str
    """Who says it."""

    sex: str
    """M or F; ? where two people share a talk."""

    text: str
    """What is said, in Hangul."""

    def waveform(self) -> Waveform:
        """Return the recording."""
        return read_waveform(self.path)


def sentences(folder: Path) -> list[Sentence]:
    """Return the sentences of all talks below a folder, sorted by path."""
    sexes = {row[1]: row[3] for row in _ROW.finditer((folder / "README.md").read_text(encoding="utf-8"))}
    return [sentence for talk in sorted(folder.rglob("*.trans.txt")) for sentence in _of_talk(talk, sexes)]


def _of_talk(transcript: Path, sexes: dict[str, str]) -> Iterator[Sentence]:
    speaker = transcript.parent.parent.name
    for line in sorted(transcript.read_text(encoding="utf-8").splitlines()):
        name, _, written = line.partition(" ")
        path, text = transcript.parent / f"{name}.flac", read_aloud(written)
        if text and path.is_file():
            yield Sentence(path, speaker, sexes.get(speaker, "?"), text)
