"""Words of other languages, said by people: they teach a model how people sound, and none of them is ever named."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from model.dataset.cache import Cache, Progress
from model.dataset.clip import Clip
from model.dataset.recording import Recording
from model.dataset.source import Source, sources
from model.dataset.words import Span
from model.spec.errors import DatasetError


class Auxiliary(NamedTuple):
    """Clips of one word each, and the words."""

    words: tuple[str, ...]
    """The vocabulary, sorted, each behind the number of its folder; token n of the clips is word n - 1."""

    clips: list[Clip]


def read_auxiliary(folders: Sequence[Path], cache: Path, *, progress: Progress | None = None) -> Auxiliary:
    """Read recordings of one word each, whatever the words.

    A file in a sub-folder says the word that the sub-folder is named after, and the first part of its name, up to an
    underscore, tells who speaks (``yes/00000012_NO_03.flac``). In a folder without sub-folders the first part of the
    name is the word and the second one the speaker (``7_jackson_32.wav``). Those of two folders are never the same.

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
    said = [_word_and_speaker(file, f"{folders.index(file.folder)}/") for file in files]
    words = sorted({word for word, _ in said})
    tokens = {word: number for number, word in enumerate(words, start=1)}
    clips = [
        _clip(recording, tokens[word], speaker)
        for recording, (word, speaker) in zip(recordings, said, strict=True)
        if recording.words
    ]
    if not clips:
        raise DatasetError(
            korean="--auxiliary 폴더의 녹음에서 말을 찾지 못했습니다. 한 파일에 한 낱말을 말한 폴더를 적으세요.",
            english="Nothing is said in the recordings of --auxiliary. Name folders of recordings of one word each.",
        )
    return Auxiliary(tuple(words), clips)


def _word_and_speaker(source: Source, folder: str) -> tuple[str, str]:
    """Return which word a file says, and who says it."""
    place = PurePath(source.path.relative_to(source.folder))
    word, speaker, *_ = *place.parts[:-1][:1], *place.stem.split("_"), ""
    return f"{folder}{word}", f"{folder}{speaker}"


def _clip(recording: Recording, token: int, speaker: str) -> Clip:
    """Return all that is said in a recording: what looks like two words is one with a closure in it."""
    said = Span(recording.words[0].start, recording.words[-1].end)
    sound = recording.stretch(said)
    assert sound is not None, "a recording with words has samples"
    return Clip(sound, (token,), speaker, recording.key)
