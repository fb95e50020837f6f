"""What a report may say in free text: never a path, a file's name or the user's."""

import contextlib
import getpass
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

Scalar = bool | int | float | str
"""The value of an option."""

_HARMLESS: Final = re.compile(r"[\w .,:+()–-]{0,80}")
"""No slash, no backslash, no tilde, no quote: what names of rules, models and versions are made of."""

_FILE_NAME: Final = re.compile(r"\.[A-Za-z]\w{0,5}$")
"""A text that ends like the name of a file; a version ends in a number."""


def harmless(text: str) -> str:
    """Return a text as it is, or, where it could be a path, the name of a file or of the user, only its kind."""
    names = _names_of_the_user()
    told = not _HARMLESS.fullmatch(text) or _FILE_NAME.search(text) or any(name in text.lower() for name in names)
    return "(text)" if told else text


def _names_of_the_user() -> set[str]:
    """Return names to look for; those of one or two letters would be found in every word."""
    names = {Path.home().name.lower()}
    with contextlib.suppress(OSError, KeyError, ImportError):  # there may be no name, as in a container
        names.add(getpass.getuser().lower())
    return {name for name in names if len(name) > 2}


def harmless_options(options: Mapping[str, object]) -> dict[str, Scalar]:
    """Return the options of a command without what they may tell about the user's files.

    Numbers and switches stay; a text stays if it is `harmless`; of anything else, such as a path, only the kind is
    kept, and of several paths how many there are. What was not given is left out.
    """
    return {name: _harmless_value(value) for name, value in options.items() if value not in (None, (), [])}


def _harmless_value(value: object) -> Scalar:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list | tuple) and all(isinstance(part, Path) for part in value):
        return "(path)" if len(value) == 1 else f"({len(value)} paths)"
    return "(path)" if isinstance(value, Path) else f"({type(value).__name__})"
