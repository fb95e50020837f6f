"""Where Sutja keeps things on this computer. Asking makes no folder."""

import os
import stat
from pathlib import Path
from typing import Final

import platformdirs

HOME_VARIABLE: Final = "SUTJA_HOME"
"""Environment variable that names one folder for everything."""

_NAME: Final = "sutja"


def cache_folder() -> Path:
    """Return where decoded recordings are kept, which can be made again."""
    return _at_home("cache") or platformdirs.user_cache_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """Return where the user's own recordings and the ledger are kept."""
    return _at_home("data") or platformdirs.user_data_path(_NAME, appauthor=False)


def settings_folder() -> Path:
    """Return where the settings are kept; never the same as `data_folder`."""
    folder = _at_home("settings") or platformdirs.user_config_path(_NAME, appauthor=False)
    # Windows and macOS have one place for both.
    return folder / "settings" if folder == data_folder() else folder


def recordings_folder() -> Path:
    """Return where the application keeps what it records."""
    return data_folder() / "recordings"


def home_folder() -> Path | None:
    """Return the folder that ``SUTJA_HOME`` names, if it does."""
    name = os.environ.get(HOME_VARIABLE)
    return Path(name).absolute() if name else None


def made_private(folder: Path) -> Path:
    """Make a folder that nobody but the user can look into, and return it.

    On Windows, the folders of the user are private already.

    Raises
    ------
    OSError
        If it cannot be made, or is not the user's own.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
    return folder


def _at_home(name: str) -> Path | None:
    home = home_folder()
    return home / name if home else None
