import pytest
from PySide6.QtGui import QGuiApplication

from app.settings import Settings
from tests.app.ui.conftest import WELCOMED, digit, unknown

COPIES = Settings(welcomed=True, copy_heard=True)


@pytest.fixture
def clipboard(qapp):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("elsewhere")
    return clipboard


def heard(rig, qtbot, *words):
    count = len(rig.page.history.heard) + len(words)
    rig.engine.say(*words)
    qtbot.waitUntil(lambda: len(rig.page.history.heard) == count)


def test_what_is_heard_can_be_pasted_at_once_and_what_is_taken_back_cannot(listening, qtbot, clipboard):
    rig = listening(settings=COPIES)
    heard(rig, qtbot, digit(0), digit(1), digit(0))
    assert clipboard.text() == "010"
    rig.page.history.undo()
    assert clipboard.text() == "01"


def test_nobody_loses_what_they_copied_who_did_not_ask_for_it(listening, qtbot, clipboard):
    rig = listening(settings=WELCOMED)
    heard(rig, qtbot, digit(7))
    assert clipboard.text() == "elsewhere"
    rig.preferences.change(copy_heard=True)
    heard(rig, qtbot, digit(8))
    assert clipboard.text() == "78"


def test_what_adds_no_digit_leaves_what_was_copied_meanwhile(listening, qtbot, clipboard):
    rig = listening(settings=COPIES)
    heard(rig, qtbot, digit(7))
    clipboard.setText("elsewhere")
    heard(rig, qtbot, unknown())
    rig.page.history.clear()
    assert clipboard.text() == "elsewhere"
    rig.page.history.undo()
    assert clipboard.text() == "7"
