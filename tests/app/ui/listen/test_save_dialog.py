"""What was heard as a file."""

import errno
import os

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QFileDialog, QLineEdit

from app.ui.listen import save_dialog
from tests.app.ui.conftest import digit, unknown
from tests.app.ui.listen.acts import heard, press


class Answers:
    """Does with the dialog that asks for a file what somebody would do."""

    def __init__(self, path=None, *, kind=None, saves=True):
        self._path = path
        self._kind = kind
        self._saves = saves
        self.proposed = ""
        self.chosen = []
        self.confirms = False
        QTimer.singleShot(0, lambda: self._answer(QApplication.activeModalWidget()))

    def _answer(self, dialog):
        if self._kind is not None:
            kinds = dialog.findChild(QComboBox, "fileTypeCombo")
            kinds.setCurrentIndex(self._kind)
            kinds.textActivated.emit(kinds.currentText())
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        self.proposed = line.text()
        line.setText(str(self._path))
        self.chosen = dialog.selectedFiles()
        self.confirms = not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        button = QDialogButtonBox.StandardButton.Save if self._saves else QDialogButtonBox.StandardButton.Cancel
        dialog.findChild(QDialogButtonBox).button(button).click()


@pytest.mark.parametrize(("name", "content"), [("말한 것.csv", b"time,digit,confidence\r\n"), ("말한 것.txt", b"12\n")])
def test_what_was_heard_is_saved_where_the_user_says(listening, qtbot, tmp_path, name, content):
    rig = listening()
    heard(rig, qtbot, digit(1), unknown(), digit(2, 0.5))
    Answers(tmp_path / name)
    press(rig, Qt.Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / name).read_bytes().startswith(content)
    assert rig.page.footer.text() == f"Saved: {name}"


@pytest.mark.parametrize(("kind", "suffix"), [(0, ".csv"), (1, ".txt")])
def test_a_name_ends_as_the_kind_that_is_chosen(listening, qtbot, tmp_path, kind, suffix):
    rig = listening()
    heard(rig, qtbot, digit(7))
    answers = Answers(tmp_path / "said", kind=kind)
    rig.page.history.save()
    assert answers.proposed.endswith(suffix)
    assert [path.name for path in tmp_path.iterdir()] == [f"said{suffix}"]


def test_the_dialog_knows_the_whole_name_and_so_asks_before_it_writes_over_a_file(listening, qtbot, tmp_path):
    (tmp_path / "said.txt").write_text("mine")
    rig = listening()
    heard(rig, qtbot, digit(7))
    answers = Answers(tmp_path / "said", kind=1, saves=False)
    rig.page.history.save()
    assert answers.chosen == [str(tmp_path / "said.txt")]
    assert answers.confirms
    assert (tmp_path / "said.txt").read_text() == "mine"


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(listening, qtbot, monkeypatch, tmp_path):
    def refuse(*_arguments):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    rig = listening()
    heard(rig, qtbot, digit(7))
    monkeypatch.setattr(save_dialog, "export", refuse)
    Answers(tmp_path / "a.csv")
    rig.page.history.save()
    assert "Choose another folder" in rig.page.footer.text()
    assert rig.page.history.heard == (7,)


def test_thinking_better_of_saving_says_nothing(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(7))
    before = rig.page.footer.text()
    Answers(saves=False)
    rig.page.history.save()
    assert rig.page.footer.text() == before
