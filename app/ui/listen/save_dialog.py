"""Asks where to write what was heard, and writes it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from app.ui.listen.export import TABLE_SUFFIX, TEXT_SUFFIX, export
from model.spec.faults import reason_of

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
        return sentence.format(name=path.name, reason=reason_of(error))
    return QCoreApplication.translate("SaveDialog", "Saved: {name}").format(name=path.name)


def _asked(parent: QWidget) -> Path | None:
    """Return where the user wants it; the dialog itself asks before a file is written over."""
    kinds = {
        QCoreApplication.translate("SaveDialog", "Table with time and confidence (*.csv)"): TABLE_SUFFIX,
        QCoreApplication.translate("SaveDialog", "Text (*.txt)"): TEXT_SUFFIX,
    }
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent.window(), QCoreApplication.translate("SaveDialog", "Save the digits"), documents)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Qt's own Korean lacks these two.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, QCoreApplication.translate("SaveDialog", "Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, QCoreApplication.translate("SaveDialog", "Kind:"))
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(TABLE_SUFFIX)
    dialog.selectFile(f"sutja-{datetime.now():%Y-%m-%d-%H%M}{TABLE_SUFFIX}")
    dialog.filterSelected.connect(lambda kind: _follow(dialog, kinds[kind]))
    chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def _follow(dialog: QFileDialog, suffix: str) -> None:
    """Let the name end as the kind that was chosen."""
    dialog.setDefaultSuffix(suffix)
    name = Path(dialog.selectedFiles()[0])
    if name.suffix in {TABLE_SUFFIX, TEXT_SUFFIX}:
        dialog.selectFile(str(name.with_suffix(suffix)))
