"""What was heard, as a file for other programs: a table, or the digits as they would be typed."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from app.ui.listen.heard_word import HeardWord
from model.spec.files import write_atomically

TEXT_SUFFIX = ".txt"
TABLE_SUFFIX = ".csv"


def export(words: Iterable[HeardWord], path: Path) -> None:
    """Write the words; as plain text where the name ends in ``.txt``, else as a table.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    content = as_text(words) if path.suffix.lower() == TEXT_SUFFIX else as_table(words)
    write_atomically(path, content.encode())


def as_text(words: Iterable[HeardWord]) -> str:
    """Return the digits in a line; unknowns are left out."""
    return "".join(str(word.digit) for word in words if word.digit is not None) + "\n"


def as_table(words: Iterable[HeardWord]) -> str:
    """Return a line of comma-separated values for each word; an unknown has no digit and no confidence."""
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow(["time", "digit", "confidence"])
    for word in words:
        confidence = "" if word.confidence is None else f"{word.confidence:.3f}"
        table.writerow([word.at.isoformat(timespec="seconds"), "" if word.digit is None else word.digit, confidence])
    return file.getvalue()
