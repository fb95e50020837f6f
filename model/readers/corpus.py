"""Who reads."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from model.dataset.clip import Clip
from model.readers.labelled import read_labelled
from model.readers.packages import missing
from model.readers.prompts import read_prompts

_SOUNDS: Final = Path("/usr/share/asterisk/sounds")
_BOOK: Final = Path("/usr/share/festival/voices/russian/msu_ru_nsh_clunits")
"""Where Debian puts them."""


@dataclass(frozen=True, slots=True)
class _Announcer:
    """Somebody who reads announcements."""

    folder: str
    """Of the recordings, below `_SOUNDS`."""

    language: str
    """Code of the language, which is that of the list."""

    voice: str
    """What espeak-ng calls the language."""

    @property
    def listing(self) -> Path:
        """What is said in the recordings."""
        return Path(f"/usr/share/doc/asterisk-core-sounds-{self.language}/core-sounds-{self.language}.txt.gz")


_ANNOUNCERS: Final = (
    _Announcer("it_IT_m_Carlo", "it", "it"),
    _Announcer("it_IT_f_Menardi", "it", "it"),
    _Announcer("es_MX_f_Allison", "es", "es-419"),
    _Announcer("ru_RU_f_IvrvoiceRU", "ru", "ru"),
)


def read_readers(*, seed: int) -> list[Clip]:
    """Return what people read aloud: clips of phonemes, without words.

    Parameters
    ----------
    seed : int
        Decides where the pieces of what is longer end.

    Raises
    ------
    DatasetError
        If one of their packages is not installed.
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    announcers = [clip for one in _ANNOUNCERS for clip in _announced(one)]
    book = read_labelled(_BOOK, "msu_ru_nsh", seed=seed)
    if not book:
        raise missing(_BOOK)
    return [*book, *announcers]


def _announced(one: _Announcer) -> list[Clip]:
    folder = _SOUNDS / one.folder
    if not one.listing.is_file():
        raise missing(one.listing)
    clips = read_prompts(folder, one.listing, one.voice, one.folder)
    if not clips:  # as where the recordings are there in another format
        raise missing(folder / "*.wav")
    return clips
