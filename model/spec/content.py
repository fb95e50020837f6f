"""What a file is known by, whatever it is called and wherever it lies."""

import hashlib
from pathlib import Path


def key_of(path: Path) -> str:
    """Return the hash of a file's content; an empty one where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:32]
    except OSError:
        return ""
