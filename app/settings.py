"""What the user chose: kept on this computer as one small file, which appears whole or not at all."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from model.spec.files import write_atomically
from model.spec.language import Language, Text
from model.spec.places import made_private, settings_folder

FILE: Final = "settings.json"
BROKEN: Final = "settings.broken.json"
"""What a file that cannot be understood is renamed to."""

LOCK: Final = "settings.lock"
"""Whoever holds it writes the settings alone."""

PATIENCE_SECONDS: Final = 2.0
"""How long to wait for another window, which takes milliseconds."""

_BROKEN: Final = (ValueError, TypeError, RecursionError)
"""What reading a file raises that cannot be understood."""

TEXT_PERCENTS: Final = (100, 125, 150, 175, 200)
"""Sizes of text to choose from, as a part of the system's (%)."""

SET_ASIDE: Final = Text(
    korean="설정 파일을 읽을 수 없어 settings.broken.json으로 따로 두고 처음 설정으로 시작했습니다. "
    "설정을 다시 고르세요.",
    english="The settings could not be read: they were set aside as settings.broken.json, and Sutja starts with those "
    "of the first day. Choose yours again.",
)
SET_ASIDE_OWN: Final = Text(
    korean="설정 파일을 읽을 수 없어 settings.broken.json으로 따로 두고 이 창의 설정을 새로 저장했습니다. "
    "설정을 확인하세요.",
    english="The settings could not be read: they were set aside as settings.broken.json, and those of this window "
    "were written anew. Check them.",
)
UNREADABLE: Final = Text(
    korean="설정을 읽을 수 없어 처음 설정으로 시작했습니다. 설정 폴더의 권한을 확인하세요.",
    english="The settings cannot be read, so Sutja starts with those of the first day. "
    "Check that you may read the settings folder.",
)


class ThemeChoice(StrEnum):
    """Which colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Strictness(StrEnum):
    """How sure the model must be before a digit is shown."""

    LOOSE = "loose"
    MODEL = "model"
    STRICT = "strict"

    def threshold(self, model_threshold: float) -> float:
        """Return the confidence (0 to 1) from which on a digit is shown, beside the one that the model asks for."""
        match self:
            case Strictness.LOOSE:
                return model_threshold / 2
            case Strictness.MODEL:
                return model_threshold
            case Strictness.STRICT:
                return (1 + model_threshold) / 2


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be chosen, as it is on the first day."""

    microphone: str | None = None
    """Name of the microphone; ``None`` is the system's."""

    language: Language | None = None
    """Language of the window; ``None`` is the system's."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    """Light, dark, or as the system says."""

    text_percent: int = 100
    """Size of text as a part of the system's (%), one of `TEXT_PERCENTS`."""

    strictness: Strictness = Strictness.MODEL
    """How sure the model must be before a digit is shown."""

    sensitivity: float = 0.75
    """How faint speech may be, 0 to 1."""

    sounds: bool = False
    """Whether a sound tells that listening ended by itself."""

    copy_heard: bool = False
    """Whether the digits are put on the clipboard as they are heard."""

    push_to_talk: bool = False
    """Whether it listens only while a key is held."""

    speak_back: bool = False
    """Whether the digits are spoken after they were heard."""

    welcomed: bool = False
    """Whether a digit was recognised once, so that nothing needs to be explained any more."""

    keep_corrections: bool = False
    """Whether a word that is put right is kept as a recording."""

    corrections_asked: bool = False
    """Whether that was asked, which it is once."""

    def __post_init__(self) -> None:
        if self.text_percent not in TEXT_PERCENTS:
            raise ValueError(f"text_percent must be one of {TEXT_PERCENTS}, not {self.text_percent}")
        if not 0 <= self.sensitivity <= 1:
            raise ValueError(f"sensitivity must be 0 to 1, not {self.sensitivity}")


def load() -> tuple[Settings, Text | None]:
    """Read the settings; where that fails they are those of the first day, with the sentence to say."""
    try:
        return _from_record(_read()), None
    except OSError:
        return Settings(), UNREADABLE
    except _BROKEN:
        pass
    try:
        with _alone() as folder:
            return _understood(folder)
    except OSError:
        return Settings(), UNREADABLE


def save(settings: Settings) -> None:
    """Write the settings, for nobody but the user to read.

    Raises
    ------
    OSError
        If the folder cannot be written, or the disk is full; the file of before is whole then.
    """
    with _alone() as folder:
        _write(folder, asdict(settings))


def change(own: Settings, **changes: Any) -> Text | None:  # noqa: ANN401 - the fields of `Settings`, with their types
    """Write some of the settings; what another window, or a newer Sutja, has written of the others stays.

    Parameters
    ----------
    own : Settings
        Those of this window: what is written where the file cannot be understood.
    **changes
        The settings to write, by name.

    Returns
    -------
    Text or None
        What to say where the file was set aside.

    Raises
    ------
    OSError
        If the file cannot be read, or the settings not be written; it is whole then, and as it was.
    """
    with _alone() as folder:
        try:
            record, problem = _read(), None
        except _BROKEN:
            os.replace(folder / FILE, folder / BROKEN)
            record, problem = asdict(own), SET_ASIDE_OWN
        _write(folder, record | changes)
    return problem


@contextmanager
def _alone() -> Iterator[Path]:
    """Keep other windows from the settings, and give the folder."""
    from filelock import FileLock  # with it OpenSSL: the window does not wait for these

    folder = made_private(settings_folder())
    with FileLock(folder / LOCK, timeout=PATIENCE_SECONDS):
        yield folder


def _read() -> dict[str, Any]:
    """Return what the file holds; nothing on the first day."""
    try:
        record = json.loads((settings_folder() / FILE).read_bytes())
    except FileNotFoundError:
        return {}
    if not isinstance(record, dict):
        raise TypeError("the settings are no object")
    return record


def _write(folder: Path, record: Mapping[str, Any]) -> None:
    write_atomically(folder / FILE, json.dumps(record, ensure_ascii=False, indent=1).encode())


def _understood(folder: Path) -> tuple[Settings, Text | None]:
    """Read the settings alone, and set the file aside unless another window has put it right meanwhile."""
    try:
        return _from_record(_read()), None
    except _BROKEN:
        os.replace(folder / FILE, folder / BROKEN)
        return Settings(), SET_ASIDE


def _from_record(record: Mapping[str, Any]) -> Settings:
    """Return the settings in a record; one that this Sutja does not understand is that of the first day."""
    known = {}
    for name, read in _READERS.items():
        if name in record:
            with suppress(ValueError, TypeError):
                known[name] = read(record[name])
    return Settings(**known)


def _name(value: object) -> str | None:
    if isinstance(value, str | None):
        return value
    raise TypeError(f"no name: {value!r}")


def _language(value: Any) -> Language | None:  # noqa: ANN401 - whatever a file may hold
    return None if value is None else Language(value)


def _percent(value: object) -> int:
    if isinstance(value, int) and value in TEXT_PERCENTS:
        return value
    raise ValueError(f"no size of text: {value!r}")


def _share(value: object) -> float:
    if isinstance(value, float | int) and 0 <= value <= 1:
        return float(value)
    raise ValueError(f"not 0 to 1: {value!r}")


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError(f"neither on nor off: {value!r}")


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "microphone": _name,
    "language": _language,
    "theme": ThemeChoice,
    "text_percent": _percent,
    "strictness": Strictness,
    "sensitivity": _share,
    "sounds": _switch,
    "copy_heard": _switch,
    "push_to_talk": _switch,
    "speak_back": _switch,
    "welcomed": _switch,
    "keep_corrections": _switch,
    "corrections_asked": _switch,
}
"""How each setting is read; what it cannot be raises ValueError or TypeError."""
