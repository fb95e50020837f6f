"""Asks where to write what was heard, and writes it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from app.ui.listen.export import TABLE_SUFFIX, TEXT_SUFFIX, export

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.ui.listen.heard_word import HeardWord


def save(words: Sequence[HeardWord], parent: QWidget) -> str:
    """Ask for a file and write the words; return the sentence to say, empty if the user thought better of it."""
    path = _asked(parent)
    if path is None:
        return ""
    try:
        export(words, path)
    except OSError as error:
        sentence = QCoreApplication.translate(
            "SaveDialog", "{name} could not be written ({reason}). Choose another folder."
        )
        return sentence.format(name=path.name, reason=error.strerror)
    return QCoreApplication.translate("SaveDialog", "Saved: {name}").format(name=path.name)


def _asked(parent: QWidget) -> Path | None:
    filters = {
        QCoreApplication.translate("SaveDialog", "Table with time and confidence (*.csv)"): TABLE_SUFFIX,
        QCoreApplication.translate("SaveDialog", "Text (*.txt)"): TEXT_SUFFIX,
    }
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposal = Path(documents, f"sutja-{datetime.now():%Y-%m-%d-%H%M}{TABLE_SUFFIX}")
    name, chosen = QFileDialog.getSaveFileName(
        parent.window(), QCoreApplication.translate("SaveDialog", "Save the digits"), str(proposal), ";;".join(filters)
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(filters[chosen])
