"""What the user chose: kept on this computer as one small file, which appears whole or not at all."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from model.spec.files import write_atomically
from model.spec.language import Language, Text
from model.spec.places import made_private, settings_folder

FILE: Final = "settings.json"
BROKEN: Final = "settings.broken.json"
"""What a file that cannot be understood is renamed to."""

TEXT_PERCENTS: Final = (100, 125, 150, 175, 200)
"""Sizes of text to choose from, as a part of the system's (%)."""

SET_ASIDE: Final = Text(
    korean="설정 파일을 읽을 수 없어 settings.broken.json으로 따로 두고 처음 설정으로 시작했습니다. "
    "설정을 다시 고르세요.",
    english="The settings could not be read: they were set aside as settings.broken.json, and Sutja starts with those "
    "of the first day. Choose yours again.",
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
    path = settings_folder() / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(), None
    except OSError:
        return Settings(), UNREADABLE
    try:
        return _from_record(json.loads(content)), None
    except (ValueError, TypeError, RecursionError):
        return Settings(), _set_aside(path)


def save(settings: Settings) -> None:
    """Write the settings, for nobody but the user to read.

    Raises
    ------
    OSError
        If the folder cannot be written, or the disk is full; the file of before is whole then.
    """
    content = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
    write_atomically(made_private(settings_folder()) / FILE, content.encode())


def change(**changes: Any) -> None:  # noqa: ANN401 - the fields of `Settings`, which has their types
    """Write some of the settings; what another window has written meanwhile of the others stays.

    Raises
    ------
    OSError
        As `save`.
    """
    save(replace(load()[0], **changes))


def _from_record(record: Any) -> Settings:  # noqa: ANN401 - whatever a file may hold
    """Return the settings in a record; what a newer Sutja may have added is passed over."""
    if not isinstance(record, dict):
        raise TypeError("the settings are no object")
    known = {field.name: record[field.name] for field in fields(Settings) if field.name in record}
    language = known.get("language")
    settings = Settings(
        **{
            **known,
            "language": None if language is None else Language(language),
            "theme": ThemeChoice(known.get("theme", ThemeChoice.SYSTEM)),
            "strictness": Strictness(known.get("strictness", Strictness.MODEL)),
        }
    )
    switches = (settings.sounds, settings.welcomed, settings.keep_corrections, settings.corrections_asked)
    if not (isinstance(settings.microphone, str | None) and all(isinstance(switch, bool) for switch in switches)):
        raise TypeError("a setting is of another kind")
    return settings


def _set_aside(path: Path) -> Text:
    try:
        os.replace(path, path.with_name(BROKEN))
    except OSError:
        return UNREADABLE
    return SET_ASIDE
