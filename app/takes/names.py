"""Names of people and sessions as names of folders, on every system."""

import re
import unicodedata
from typing import Final

from model.spec.labels import digit_named

LONGEST: Final = 60
"""Letters of a name that are kept: three bytes each, and no file system takes more than 255."""

CORRECTIONS: Final = "corrections"
"""Folder of what was heard wrong and then put right; no name that is typed leads there."""

_PORTS: Final = {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}

RESERVED: Final = frozenset({"con", "prn", "aux", "nul", CORRECTIONS} | _PORTS)
"""Names that Windows keeps for its devices, and one that Sutja keeps."""

SIGN: Final = "_"
"""What follows a name that would mean something else: 이 is a family name, and a folder 이 would be the digit 2."""


def folder_name(name: str) -> str:
    """Return the name of the folder for a person or a session; empty where nothing of the name can be kept."""
    composed = unicodedata.normalize("NFC", name)
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]+', " ", composed)
    short = " ".join(plain.split()).lstrip(".")[:LONGEST].strip(" .")
    stem = short.partition(".")[0].casefold()
    return short + SIGN if digit_named(short) is not None or stem in RESERVED else short


def shown_name(folder: str) -> str:
    """Return the name of the person or the session whose folder it is."""
    name = unicodedata.normalize("NFC", folder)
    bare = name.removesuffix(SIGN)
    return bare if bare != name and folder_name(bare) == name else name
