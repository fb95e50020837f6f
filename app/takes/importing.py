"""Recordings that are there already, brought into the folder: copies, as takes like any other."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from app.takes.inspection import Labelled, Remark, Sound, inspected
from app.takes.store import TakeStore
from app.takes.take import Kept, Sitting, Take
from app.takes.trim import trimmed
from model.spec.errors import LabelError, RecordingError
from model.spec.labels import NAMED_RULES, LabelRule, label_rule
from model.spec.language import Text
from model.spec.waveform import AUDIO_SUFFIXES, Waveform, to_pcm

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


class Step(StrEnum):
    """What is done with the files, one after the other."""

    INSPECTING = "inspecting"
    COPYING = "copying"


Progress = Callable[[Step, int, int], bool]
"""Called with what is done, with how many files so far and of how many; ends the import where it returns ``False``."""


class UnclearNamesError(LabelError):
    """The names of the files tell their digits in more than one way, and the user has to say which is meant.

    Parameters
    ----------
    rules : list of LabelRule
        Those that read the name of the example.
    example : Path
        A file that they do not agree on.
    text : Text
    """

    def __init__(self, rules: list[LabelRule], example: Path, text: Text) -> None:
        super().__init__(korean=text.korean, english=text.english)
        self.rules: Final = rules
        self.example: Final = example


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of an import."""

    taken: tuple[Kept, ...]
    """The takes that were made."""

    remarks: tuple[Remark, ...]
    """What is wrong with the files, those first that were left out."""

    @property
    def left_out(self) -> int:
        """How many files were not taken."""
        return len({remark.path for remark in self.remarks if remark.left_out})


def bring_in(
    paths: Sequence[Path],
    store: TakeStore,
    sitting: Sitting,
    *,
    labels: str = "auto",
    progress: Progress = lambda step, done, files: True,
) -> Brought:
    """Copy recordings into the store: WAV, FLAC, OGG or MP3, one digit a file; the trainer says which are of use.

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
    InspectionError
        If the trainer cannot be asked.
    StoreError
        If the store cannot be written; what was taken before that stays.
    """
    taken: list[Kept] = []
    remarks: list[Remark] = []

    def tell(step: Step, done: int, files: int) -> None:
        if not progress(step, done, files):
            raise _EndedError

    with suppress(_EndedError):
        files = _found(paths, remarks, partial(tell, Step.INSPECTING, 0))
        labelled = _labelled(files, labels, remarks)
        inspection = inspected(labelled, progress=partial(tell, Step.INSPECTING))
        remarks += inspection.remarks
        known = _keys(store, partial(tell, Step.COPYING, 0, len(inspection.sounds))) if inspection.sounds else set()
        for done, sound in enumerate(inspection.sounds):
            tell(Step.COPYING, done, len(inspection.sounds))
            found = _take_of(sound, known)
            if isinstance(found, Take):
                taken.append(store.keep(found, sitting))
            else:
                remarks.append(_left_out(sound.labelled.path, sound.labelled.name, found))
    return Brought(tuple(taken), _in_order(remarks))


class _EndedError(Exception):
    """The user wants no more of it."""


def _found(paths: Sequence[Path], remarks: list[Remark], tell: Callable[[int], None]) -> dict[Path, str]:
    """Return the sound files among ``paths`` and in those of them that are folders, each with what it is called."""
    found: dict[Path, str] = {}
    for path in paths:
        files: list[Path] = []
        for some in _below(path) if path.is_dir() else [[path]]:
            files += [file for file in some if file.suffix.lower() in AUDIO_SUFFIXES]
            tell(len(found) + len(files))
        found |= {file: file.name if file == path else file.relative_to(path).as_posix() for file in sorted(files)}
        if not files:
            remarks.append(_left_out(path, path.name, NO_SOUND))
    return found


def _below(folder: Path) -> Iterator[list[Path]]:
    """Give the files of each folder from ``folder`` on; hidden files and folders are left out."""
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield [path for name in names if not name.startswith(".") and (path := Path(inside, name)).is_file()]


def _labelled(files: Mapping[Path, str], labels: str, remarks: list[Remark]) -> list[Labelled]:
    """Return the files whose names tell their digits."""
    digit_of = _reading(labels, list(files))
    labelled = []
    for path, name in files.items():
        digit = digit_of(path)
        if digit is None:
            remarks.append(_left_out(path, name, NO_DIGIT))
        else:
            labelled.append(Labelled(path, name, digit))
    return labelled


def _reading(labels: str, files: Sequence[Path]) -> Callable[[Path], int | None]:
    """Return how a file's name is read; where no rule reads all, ``auto`` reads each by itself if all rules agree."""
    try:
        return label_rule(labels, files).digit_of
    except LabelError as error:
        if labels != "auto":
            raise
        unclear = next((path for path in files if len(_digits_of(path)) > 1), None)
        if unclear is None:
            return _agreed
        rules = [rule for rule in NAMED_RULES if rule.digit_of(unclear) is not None]
        raise UnclearNamesError(rules, unclear, error.text) from None


def _agreed(path: Path) -> int | None:
    """Return the digit that every rule gives which reads the path at all."""
    digits = _digits_of(path)
    return digits.pop() if len(digits) == 1 else None


def _digits_of(path: Path) -> set[int]:
    return {digit for rule in NAMED_RULES if (digit := rule.digit_of(path)) is not None}


def _take_of(sound: Sound, known: set[str]) -> Take | Text:
    """Return the take in a recording, or why there is none."""
    try:
        take = Take(trimmed(sound.read()), sound.labelled.digit)
    except RecordingError as error:
        return error.text
    key = _key(take.waveform)
    if key in known:
        return THERE_ALREADY
    known.add(key)
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


def _left_out(path: Path, name: str, reason: Text) -> Remark:
    return Remark(path, Text(korean=name, english=name), reason, left_out=True)


def _in_order(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """Return the remarks, those first on files that were left out: of these, only why they were."""
    gone = [remark for remark in remarks if remark.left_out]
    lost = {remark.path for remark in gone}
    return (*gone, *(remark for remark in remarks if remark.path not in lost))
