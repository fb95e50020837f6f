"""What is a folder, and what only leads to one: nothing is removed by way of a link."""

import stat
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder itself."""
    return path.is_dir() and not is_link(path)


def is_link(path: Path) -> bool:
    """Tell whether a path is a link, or what Windows calls a junction."""
    status = path.lstat()
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(status.st_mode) or (
        junction is not None and getattr(status, "st_reparse_tag", None) == junction
    )  # fmt: skip
