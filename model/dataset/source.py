"""The files of the folders that the user named."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.spec.errors import DatasetError
from model.spec.waveform import audio_files


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a folder."""

    path: Path
    """Where it is."""

    name: str
    """Its path relative to the folder, with the folder's name before it where several were named; composed Hangul."""


def sources(folders: Sequence[Path]) -> list[Source]:
    """Return the audio files of the folders, each once, by folder and path.

    Raises
    ------
    DatasetError
        If one of them is no folder, or there is no audio file in it.
    """
    found: dict[Path, Source] = {}
    for folder in folders:
        start = folder.parent if len(folders) > 1 else folder
        for path in _files(folder):
            name = unicodedata.normalize("NFC", path.relative_to(start).as_posix())
            found.setdefault(path.resolve(), Source(path, name))
    return list(found.values())


def _files(folder: Path) -> list[Path]:
    files = audio_files(folder) if folder.is_dir() else []
    if not files:
        raise DatasetError(
            korean=f"녹음이 든 폴더가 아닙니다: {folder}. WAV, FLAC, OGG, MP3 파일이 든 폴더를 고르세요.",
            english=f"{folder} is no folder with recordings. Choose one with WAV, FLAC, OGG or MP3 files.",
        )
    return files
