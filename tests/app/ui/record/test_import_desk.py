"""Recordings that are brought in, and what is told of them."""

import errno
import sys
import threading
from collections import Counter

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.takes import inspection
from app.takes.errors import not_kept
from app.ui.record.import_report import NO_BREAK
from app.ui.record.phase import Phase
from tests.app.takes.voices import room, spoken, word
from tests.app.ui.record.acts import focused, idle, press, reaches
from tests.model.dataset.sounds import write


def old_folder(tmp_path):
    folder = tmp_path / "옛 녹음"
    for digit in range(4):
        write(folder / f"{digit}.wav", spoken(word(seed=digit)))
    write(folder / "8.wav", room(1.0, dbfs=-80))
    return folder


def test_a_folder_is_brought_in_and_what_was_left_is_told(rigs, qtbot, tmp_path, monkeypatch, said):
    rig = rigs()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *_arguments: str(old_folder(tmp_path)))
    )
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        rig.page.buttons.bring_in.click()
    panel = rig.page.desk.panel
    assert rig.page.stage.currentWidget() is panel
    assert panel.sentence.text() == "Brought in: 4. Left out: 1." == said[-1]
    assert panel.report.text.replace(NO_BREAK, " ").splitlines() == [
        "Brought in of each digit: 0 ×1 · 1 ×1 · 2 ×1 · 3 ×1 · 4 ×0 · 5 ×0 · 6 ×0 · 7 ×0 · 8 ×0 · 9 ×0",
        "Nothing is said in it: skipped. Check the microphone and record it again.",
        "1: 8.wav",
    ]
    idle(rig, qtbot)
    assert rig.guide.counts == Counter(range(4))
    assert rig.page.enough.text() == "16 more takes, and there is enough to adapt the model to your voice."
    assert {kept.sitting.session for kept in rig.store.takes()} == {"옛 녹음"}
    panel.done_button.click()
    assert rig.page.stage.currentWidget() is rig.page.stage.prompt


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), *rest)
    page.dragEnterEvent(entering)  # called and not sent: Qt gives them only to where the mouse is
    assert entering.isAccepted()
    assert page.footer.text().startswith("Drop")
    page.dropEvent(QDropEvent(QPointF(9, 9), *rest))


def test_dropped_files_are_brought_in_and_names_read_in_two_ways_are_asked_about(rigs, qtbot, tmp_path):
    rig = rigs()
    path = write(tmp_path / "7_kim_2.wav", spoken(word()))
    with qtbot.waitSignal(rig.page.desk.errand.unclear, timeout=60_000):
        drop(rig.page, path)
    panel = rig.page.desk.panel
    assert panel.sentence.text() == "Which digit is said in 7_kim_2.wav?"
    assert [choice.text() for choice in panel.choices] == ["2, the last digit", "7, the first digit"]
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        panel.choices[1].click()
    [kept] = rig.store.takes()
    assert kept.digit == 7
    assert kept.sitting == rig.guide.sitting
    assert path.exists()


def test_space_presses_what_is_focused_while_an_import_asks_or_tells(rigs, qtbot, tmp_path):
    rig = rigs()
    with qtbot.waitSignal(rig.page.desk.errand.unclear, timeout=60_000):
        drop(rig.page, write(tmp_path / "7_kim_2.wav", spoken(word())))
    focused(rig, rig.page.desk.panel.choices[1], qtbot)
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        press(rig, Qt.Key.Key_Space)
    assert [kept.digit for kept in rig.store.takes()] == [7]
    focused(rig, rig.page, qtbot)
    press(rig, Qt.Key.Key_Space)
    assert rig.guide.phase is Phase.RESTING
    rig.page.desk.panel.done_button.click()
    press(rig, Qt.Key.Key_Space)
    reaches(rig, qtbot, Phase.ASKING)


def test_names_that_tell_nothing_are_said_with_the_remedy(rigs, qtbot, tmp_path):
    rig = rigs()
    with qtbot.waitSignal(rig.page.desk.errand.brought, timeout=60_000):
        drop(rig.page, write(tmp_path / "hello.wav", spoken(word())))
    assert "does not tell the digit" in rig.page.desk.panel.report.text


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (not_kept(OSError(errno.ENOSPC, "full")), "The disk is full, so the recording was not kept."),
        (ZeroDivisionError("ours"), "An unexpected error stopped the import (ZeroDivisionError)."),
    ],
)
def test_an_import_that_cannot_go_on_says_so_and_the_page_goes_on(rigs, qtbot, tmp_path, monkeypatch, error, sentence):
    rig = rigs()

    def refuse(*_arguments):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(rig.store, "keep", refuse)
        with qtbot.waitSignal(rig.page.desk.errand.failed, timeout=60_000):
            rig.page.bring_in([old_folder(tmp_path)])
    assert rig.page.desk.panel.sentence.text().startswith(sentence)
    rig.page.toggle()
    reaches(rig, qtbot, Phase.ASKING)


def test_an_import_can_be_stopped_and_keeps_what_it_took(rigs, qtbot, tmp_path, monkeypatch):
    rig = rigs()
    keep_take, writing, may_go_on = rig.store.keep, threading.Event(), threading.Event()

    def keep_slowly(*arguments):
        writing.set()
        assert may_go_on.wait(20)
        return keep_take(*arguments)

    monkeypatch.setattr(rig.store, "keep", keep_slowly)
    rig.page.bring_in([old_folder(tmp_path)])
    qtbot.waitUntil(writing.is_set, timeout=60_000)
    qtbot.waitUntil(lambda: rig.page.desk.panel.sentence.text() == "Bringing in recordings: 0 of 4")
    rig.page.toggle()  # not while files are read
    assert rig.guide.phase is Phase.RESTING
    assert not rig.page.buttons.bring_in.isEnabled()
    other = write(tmp_path / "9.wav", spoken(word(seed=9)))
    rig.page.bring_in([other])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    rest = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    rig.page.dropEvent(QDropEvent(QPointF(9, 9), *rest))
    rig.page.desk.panel.done_button.click()
    with qtbot.waitSignal(rig.page.desk.brought, timeout=20_000):
        may_go_on.set()
    assert rig.page.desk.panel.sentence.text() == "Brought in: 1. Left out: 1."
    assert len(rig.store.takes()) == 1
    assert rig.page.buttons.bring_in.isEnabled()


def test_an_import_can_be_stopped_while_the_trainer_looks_at_the_recordings(rigs, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(inspection, "PROGRAM", (sys.executable, "-c", "import time; time.sleep(600)"))
    rig = rigs()
    rig.page.bring_in([old_folder(tmp_path)])
    panel = rig.page.desk.panel
    qtbot.waitUntil(lambda: panel.sentence.text() == "Looking at the recordings: 0 of 5")
    with qtbot.waitSignal(rig.page.desk.brought, timeout=20_000):
        panel.done_button.click()
    assert panel.sentence.text() == "Brought in: 0."
    assert rig.store.takes() == []


def test_closing_in_the_middle_of_an_import_leaves_no_thread(rigs, tmp_path):
    rig = rigs()
    rig.page.bring_in([old_folder(tmp_path)])
    rig.page.end()
    assert not rig.page.desk.busy
