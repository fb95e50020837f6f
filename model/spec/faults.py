"""What the system says when a file cannot be read or written."""

import errno
from typing import Final

FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""No room on the disk, or no more of it for this user."""


def is_full(error: OSError) -> bool:
    """Return whether there was no room."""
    return error.errno in FULL


def reason_of(error: OSError) -> str:
    """Return the system's words for it; some errors, such as a timeout, come without any."""
    return error.strerror or type(error).__name__
