"""What is asked before something is lost."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.record import page
from app.ui.record.questions import may_take_be_lost
from tests.app.ui.record.acts import unsaved


def test_closing_asks_before_a_take_is_lost(recording, qtbot, full_disk, monkeypatch):
    rig = recording()
    digit, make_room = unsaved(rig, qtbot, full_disk)
    asked = []

    def answer(question):
        return lambda _parent, problem: asked.append(problem) or question

    monkeypatch.setattr(page, "may_take_be_lost", answer(False))
    assert not rig.page.may_close()
    monkeypatch.setattr(page, "may_take_be_lost", answer(True))
    assert rig.page.may_close()
    assert [problem[:16] for problem in asked] == ["The disk is full"] * 2
    make_room()
    assert rig.page.may_close()
    assert len(asked) == 2  # nothing to lose
    assert [kept.digit for kept in rig.store.takes()] == [digit]


@pytest.mark.parametrize(("answer", "lost"), [("Close without it", True), ("Do not close", False)])
def test_the_question_on_a_take_does_what_is_answered(rigs, qtbot, answer, lost):
    rig = rigs()

    def press():
        box = QApplication.activeModalWidget()
        assert box.informativeText() == "The disk is full."
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(0, press)
    assert may_take_be_lost(rig.page, "The disk is full.") is lost
