"""What is asked before something is lost."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.ui.colours import DARK, LIGHT
from app.ui.record import page
from app.ui.record.questions import are_takes_to_be_deleted, may_take_be_lost
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


def answer_with(label, asked):
    """Press a button of the question that comes up, and keep what it asks; return the colour that it asks it on."""
    grounds = []

    def press():
        box = QApplication.activeModalWidget()
        asked.append((box.text(), box.informativeText()))
        grounds.append(box.grab().toImage().pixelColor(2, 2))
        next(button for button in box.buttons() if button.text() == label).click()

    QTimer.singleShot(0, press)
    return grounds


@pytest.mark.parametrize("dark", [False, True])
def test_a_question_is_asked_in_the_colours_of_the_theme(rigs, dark):
    rig = rigs(dark=dark)
    grounds = answer_with("Keep", [])
    are_takes_to_be_deleted(rig.page, "이", 23)
    assert grounds == [QColor((DARK if dark else LIGHT).background)]


@pytest.mark.parametrize(("answer", "deleted"), [("Delete", True), ("Keep", False)])
def test_the_question_on_a_speaker_tells_how_much_goes_and_does_what_is_answered(rigs, answer, deleted):
    rig, asked = rigs(), []
    answer_with(answer, asked)
    assert are_takes_to_be_deleted(rig.page, "<b>이</b>", 23) is deleted
    [(question, more)] = asked
    assert question == "Delete all recordings of <b>이</b> for good (23)?"
    assert more == "All sessions and corrections go. What models have learnt stays."


@pytest.mark.parametrize(("answer", "lost"), [("Close without it", True), ("Do not close", False)])
def test_the_question_on_a_take_does_what_is_answered(rigs, answer, lost):
    rig, asked = rigs(), []
    answer_with(answer, asked)
    assert may_take_be_lost(rig.page, "The disk is full.") is lost
    assert asked == [("The last take is not kept yet.", "The disk is full.")]
