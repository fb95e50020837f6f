"""A report on disk: what is written, and what a former report left there is cleared away."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.report import form, names
from model.report.compare import Comparison
from model.report.examples import ExampleSound
from model.report.folder import check_report_folder, not_written
from model.report.page import page
from model.report.pictures import pictures
from model.report.record import Record
from model.spec.files import write_atomically
from model.spec.language import Language, system_language


def write_report(
    record: Record,
    examples: Sequence[ExampleSound],
    folder: Path,
    *,
    comparison: Comparison | None = None,
    language: Language | None = None,
) -> Path:
    """Write the report of a training.

    Everything is drawn before anything is written, and each file appears whole or not at all; the page, which holds
    all pictures itself, comes last.

    Parameters
    ----------
    examples : Sequence[ExampleSound]
        To be drawn, ten at most.
    folder : Path
        Is made where it is missing. Other files in it stay as they are.
    comparison : Comparison | None
        With a former training.
    language : Language | None
        Of the page; None for that of the system.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    ReportError
        If the folder cannot be written, the disk is full, or files of the same names are not of a report.
    """
    drawn = pictures(record, examples)
    html = page(record, drawn, comparison, language or system_language())
    # The JSON first: by it the next report knows that the other files are those of a report.
    content = {names.JSON: _json(record, comparison).encode()}
    content |= {picture.name: picture.png for picture in drawn} | {names.PAGE: html.encode()}
    check_report_folder(folder)
    try:
        for name, data in content.items():
            write_atomically(folder / name, data)
        for stale in names.PICTURES - content.keys():
            _remove(folder / stale)
    except OSError as error:
        raise not_written(folder, error) from None
    return folder / names.PAGE


def _json(record: Record, comparison: Comparison | None) -> str:
    """Return the record with what the comparison said, which a reader of the record passes over."""
    values: dict[str, Any] = json.loads(record.to_json())
    if comparison:
        values["comparison"] = form.to_json(comparison)
    return json.dumps(values, ensure_ascii=False, indent=1)


def _remove(path: Path) -> None:
    if path.is_file() or path.is_symlink():
        path.unlink()
