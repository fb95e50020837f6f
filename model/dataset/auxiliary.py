"""Words of other languages, said by people: they teach how people sound and where words end; none is ever told."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from model.dataset.cache import Cache, Progress
from model.dataset.clip import Clip
from model.dataset.phonemes import Phonemes
from model.dataset.pronunciations import pronunciation
from model.dataset.recording import Recording
from model.dataset.source import Source, sources
from model.spec.errors import DatasetError
from model.spec.words import Span


class Auxiliary(NamedTuple):
    """Clips of one word each, and the words."""

    words: tuple[str, ...]
    """The vocabulary, sorted, each behind the number of its folder; token n of the clips is word n - 1."""

    clips: list[Clip]


class _Said(NamedTuple):
    """What the name of a file tells."""

    word: str
    speaker: str
    phonemes: Phonemes


def read_auxiliary(folders: Sequence[Path], cache: Path, *, progress: Progress | None = None) -> Auxiliary:
    """Read recordings of one word each, whatever the words.

    A file in a sub-folder says the word that the sub-folder is named after, and the first part of its name, up to an
    underscore, tells who speaks (``yes/00000012_NO_03.flac``). In a folder without sub-folders the first part of the
    name is the word and the second one the speaker (``7_jackson_32.wav``). Those of two folders are never the same.
    `model.dataset.pronunciations` knows the phonemes of some.

    Parameters
    ----------
    folders : sequence of Path
    cache : Path
        Where decoded recordings are kept.
    progress : callable, optional
        Called with how many files are decoded, and how many there are to decode.

    Raises
    ------
    DatasetError
        If a folder holds no recordings, or nothing is said in any; if the cache cannot be written.
    """
    files = sources(folders)
    recordings = Cache(cache).recordings([file.path for file in files], progress=progress)
    told = [_told_by(file, f"{folders.index(file.folder)}/") for file in files]
    words = sorted({said.word for said in told})
    tokens = {word: number for number, word in enumerate(words, start=1)}
    clips = [
        _clip(recording, tokens[said.word], said)
        for recording, said in zip(recordings, told, strict=True)
        if recording.words
    ]
    if not clips:
        raise DatasetError(
            korean="--auxiliary 폴더의 녹음에서 말을 찾지 못했습니다. 한 파일에 한 낱말을 말한 폴더를 적으세요.",
            english="Nothing is said in the recordings of --auxiliary. Name folders of recordings of one word each.",
        )
    return Auxiliary(tuple(words), clips)


def _told_by(source: Source, folder: str) -> _Said:
    """Return which word a file says, and who says it."""
    place = PurePath(source.path.relative_to(source.folder))
    word, speaker, *_ = *place.parts[:-1][:1], *place.stem.split("_"), ""
    return _Said(f"{folder}{word}", f"{folder}{speaker}", pronunciation(source.folder, word))


def _clip(recording: Recording, token: int, said: _Said) -> Clip:
    """Return all that is said in a recording: what looks like two words is one with a closure in it."""
    span = Span(recording.words[0].start, recording.words[-1].end)
    sound = recording.stretch(span)
    assert sound is not None, "a recording with words has samples"
    return Clip(sound, (token,), said.speaker, recording.key, said.phonemes)
