"""The row of digits: copied, cleared, taken back, brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.app.ui.conftest import digit, unknown
from tests.app.ui.listen.acts import heard, press


def test_digits_are_copied_without_the_unknowns(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(0), digit(1), unknown(), digit(0))
    press(rig, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "010"
    assert "010" in rig.page.footer.text()


def test_an_empty_row_leaves_the_clipboard_alone(listening):
    rig = listening()
    QGuiApplication.clipboard().setText("mine")
    press(rig, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "mine"
    assert rig.page.footer.text() == "No digit to copy yet."


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)],
)
def test_everything_heard_can_be_cleared(listening, qtbot, key, modifier):
    rig = listening()
    heard(rig, qtbot, digit(1), unknown())
    press(rig, key, modifier=modifier)
    assert rig.page.history.heard == ()
    assert rig.page.stage.digit_view.face is None
    assert not rig.page.history.copy_button.isEnabled()


def test_what_was_cleared_is_brought_back_by_undo(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1), unknown())
    rig.page.history.clear()
    assert "Undo" in rig.page.footer.text()
    heard(rig, qtbot, digit(5))
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == ()
    assert rig.page.history.undo_button.isEnabled()
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == (1, None)
    assert rig.page.footer.text() == "Brought back: 2"
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == (1,)


def test_clearing_an_empty_row_leaves_what_was_cleared_before(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1))
    for _ in range(2):
        rig.page.history.clear()
    rig.page.history.undo()
    assert rig.page.history.heard == (1,)


def test_a_long_row_shows_the_newest_digits(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, *[digit(1)] * 200)
    before = rig.page.history.grab().toImage()
    heard(rig, qtbot, digit(8))
    assert rig.page.history.grab().toImage() != before
    assert rig.page.history.digits == "1" * 200 + "8"


def test_the_newest_word_is_taken_back_with_one_key(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1), digit(2), unknown())
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == (1, 2)
    assert rig.page.stage.digit_view.face is None
    assert len(rig.page.spectrogram.marks) == 2
    assert rig.page.footer.text() == rig.page.footer.accessibleDescription() == "Taken back: ?"
    press(rig, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert rig.page.history.heard == (1,)
    for _ in range(5):
        press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == ()
    assert not any(button.isEnabled() for button in rig.page.history.buttons)


def test_the_newest_word_is_told_with_confidence_and_time(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(7, 0.973))
    name, percent, clock = rig.page.history.word.text().split(" · ")
    assert (name, percent) == ("7 칠", "97 %")
    assert clock == rig.page.history.words[-1].clock
    assert rig.page.history.word.accessibleName() == "Newest word"
    assert rig.page.history.word.accessibleDescription() == rig.page.history.word.text()
