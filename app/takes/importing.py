"""Recordings that are there already, brought into the folder: copies, as takes like any other."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.takes.store import TakeStore
from app.takes.take import Kept, Sitting, Take
from app.takes.trim import trimmed
from app.takes.verdict import REASONS, Flaw, flaw_of
from model.spec.errors import LabelError, RecordingError
from model.spec.labels import NAMED_RULES, LabelRule, label_rule
from model.spec.language import Text
from model.spec.waveform import AUDIO_SUFFIXES, Waveform, read_waveform, to_pcm

USELESS: Final = frozenset({Flaw.SILENT, Flaw.SHORT, Flaw.LONG, Flaw.SEVERAL_WORDS})
"""What the trainer would leave out as well; what is loud or noisy cannot be said again, and is better than nothing."""

NO_SOUND: Final = Text(
    korean="소리 파일이 아닙니다. WAV, FLAC, OGG, MP3 파일이나 그 폴더를 고르세요.",
    english="Not a sound file. Choose WAV, FLAC, OGG or MP3 files, or a folder of them.",
)
NO_DIGIT: Final = Text(
    korean="이름에서 숫자를 알 수 없습니다. 7-가.wav처럼 숫자로 시작하게 하거나 숫자 이름의 폴더에 넣으세요.",
    english="Its name does not tell the digit. Let it begin with it, such as 7-a.wav, or put it into a folder named 7.",
)
THERE_ALREADY: Final = Text(
    korean="같은 녹음이 이미 있습니다. 그대로 두면 됩니다.",
    english="The same recording is there already. Nothing needs to be done.",
)

Progress = Callable[[int, int], bool]
"""Called with how many files are done, and how many were found; ends the import where it returns ``False``."""


class UnclearNamesError(LabelError):
    """The names of the files tell their digits in more than one way, and the user has to say which is meant.

    Parameters
    ----------
    rules : list of LabelRule
        Each reads all the names.
    example : Path
        One of the files.
    text : Text
    """

    def __init__(self, rules: list[LabelRule], example: Path, text: Text) -> None:
        super().__init__(korean=text.korean, english=text.english)
        self.rules: Final = rules
        self.example: Final = example


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was not taken."""

    name: str
    """Its name."""

    reason: Text
    """Why, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of an import."""

    taken: tuple[Kept, ...]
    """The takes that were made."""

    left: tuple[Left, ...]
    """The files that were not taken."""


def bring_in(
    paths: Sequence[Path],
    store: TakeStore,
    sitting: Sitting,
    *,
    labels: str = "auto",
    progress: Progress = lambda done, files: True,
) -> Brought:
    """Copy recordings into the store: WAV, FLAC, OGG or MP3, one digit a file.

    Parameters
    ----------
    paths : sequence of Path
        Files, and folders of them.
    store : TakeStore
    sitting : Sitting
        Whose they are.
    labels : str
        How names tell digits, as `label_rule` takes it.
    progress : callable, optional
        Called often from the first moment on: to look through large folders takes its time as well.

    Raises
    ------
    UnclearNamesError
        If more than one rule fits the names.
    LabelError
        If a rule is asked for that is none.
    StoreError
        If the store cannot be written; what was taken before that stays.
    """
    taken: list[Kept] = []
    left: list[Left] = []

    def tell(done: int, files: int) -> None:
        if not progress(done, files):
            raise _EndedError

    with suppress(_EndedError):
        files, left[:] = _found(paths, tell)
        digit_of = _reading(labels, files)
        known = _keys(store, lambda: tell(0, len(files))) if files else set()
        for done, path in enumerate(files):
            tell(done, len(files))
            found = _take_of(path, digit_of(path), known)
            if isinstance(found, Take):
                taken.append(store.keep(found, sitting))
            else:
                left.append(Left(path.name, found))
    return Brought(tuple(taken), tuple(left))


class _EndedError(Exception):
    """The user wants no more of it."""


def _found(paths: Sequence[Path], tell: Callable[[int, int], None]) -> tuple[list[Path], list[Left]]:
    """Return the sound files among ``paths`` and in those of them that are folders, and the paths without any."""
    found: dict[Path, None] = {}
    left: list[Left] = []
    for path in paths:
        files: list[Path] = []
        for some in _below(path) if path.is_dir() else [[path]]:
            files += [file for file in some if file.suffix.lower() in AUDIO_SUFFIXES]
            tell(0, len(found) + len(files))
        found |= dict.fromkeys(sorted(files))
        if not files:
            left.append(Left(path.name, NO_SOUND))
    return list(found), left


def _below(folder: Path) -> Iterator[list[Path]]:
    """Give the files of each folder from ``folder`` on; hidden files and folders are left out."""
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield [path for name in names if not name.startswith(".") and (path := Path(inside, name)).is_file()]


def _reading(labels: str, files: Sequence[Path]) -> Callable[[Path], int | None]:
    """Return how a file's name is read; of few files, ``auto`` reads each by itself where all rules agree on it."""
    try:
        return label_rule(labels, files).digit_of
    except LabelError as error:
        if labels != "auto":
            raise
        fitting = [rule for rule in NAMED_RULES if all(rule.digit_of(path) is not None for path in files)]
        if len(fitting) > 1 and None in map(_agreed, files):
            raise UnclearNamesError(fitting, files[0], error.text) from None
        return _agreed


def _agreed(path: Path) -> int | None:
    """Return the digit that every rule gives which reads the path at all."""
    digits = {digit for rule in NAMED_RULES if (digit := rule.digit_of(path)) is not None}
    return digits.pop() if len(digits) == 1 else None


def _take_of(path: Path, digit: int | None, known: set[str]) -> Take | Text:
    """Return the take in a file, or why there is none."""
    if digit is None:
        return NO_DIGIT
    try:
        waveform = read_waveform(path)
    except RecordingError as error:
        return error.text
    flaw = flaw_of(waveform, cut=True)
    if flaw in USELESS:
        return REASONS[flaw]
    take = Take(trimmed(waveform), digit)
    if _key(take.waveform) in known:
        return THERE_ALREADY
    known.add(_key(take.waveform))
    return take


def _keys(store: TakeStore, tell: Callable[[], None]) -> set[str]:
    keys = set()
    for kept in store.takes():
        tell()
        with suppress(RecordingError):  # a damaged take is like no other
            keys.add(_key(store.read(kept)))
    return keys


def _key(waveform: Waveform) -> str:
    return hashlib.sha256(to_pcm(waveform).tobytes()).hexdigest()
