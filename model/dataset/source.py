"""The files of the folders that the user named."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from model.spec.errors import DatasetError
from model.spec.waveform import audio_files


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a folder."""

    path: Path
    """Where it is."""

    name: str
    """Its path, in composed Hangul, relative to the folder; where several were named, to the one that all are in."""

    folder: Path
    """The folder, as the user named it."""


def sources(folders: Sequence[Path]) -> list[Source]:
    """Return the audio files of the folders, each once, by folder and path.

    Raises
    ------
    DatasetError
        If one of them is no folder, or there is no audio file in it.
    """
    found: dict[Path, Source] = {}
    starts = paths_apart([Path(os.path.abspath(folder)) for folder in folders])
    for folder, start in zip(folders, starts, strict=True):
        for path in _files(folder):
            name = unicodedata.normalize("NFC", (start / path.relative_to(folder)).as_posix())
            found.setdefault(path.resolve(), Source(path, name, folder))
    return list(found.values())


def paths_apart(folders: Sequence[PurePath]) -> list[PurePath]:
    """Return what tells folders apart: their paths from the one that all of them are in.

    Folders on two drives have none in common, and keep their whole paths.

    Parameters
    ----------
    folders : sequence of PurePath
        Absolute.
    """
    ancestors = [ancestor for first in folders[:1] for ancestor in (first, *first.parents)]
    shared = (one for one in ancestors if all(folder.is_relative_to(one) for folder in folders))
    start = next(shared, None)
    return [folder.relative_to(start) if start else folder for folder in folders]


def _files(folder: Path) -> list[Path]:
    files = audio_files(folder) if folder.is_dir() else []
    if not files:
        raise DatasetError(
            korean=f"녹음이 든 폴더가 아닙니다: {folder}. WAV, FLAC, OGG, MP3 파일이 든 폴더를 고르세요.",
            english=f"{folder} is no folder with recordings. Choose one with WAV, FLAC, OGG or MP3 files.",
        )
    return files
