"""A word of the row that is chosen: told, and put right although others came after it."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.colours import LIGHT
from app.ui.listen import history_row
from app.ui.listen.heard_word import HeardWord
from tests.app.ui.conftest import digit, unknown
from tests.app.ui.pixels import pixels


@pytest.fixture
def said(monkeypatch):
    sentences = []
    monkeypatch.setattr(history_row, "announce", lambda _, sentence: sentences.append(sentence))
    return sentences


@pytest.fixture
def history(listening, qtbot):
    rig = listening()
    rig.engine.say(digit(0), digit(1), digit(8), unknown())
    qtbot.waitUntil(lambda: len(rig.page.history.heard) == 4)
    rig.window.activateWindow()
    rig.page.history.row.setFocus()
    return rig.page.history


def word(numeral, *, number):
    return HeardWord(numeral, 0.9, at=datetime(2026, 1, 1, tzinfo=UTC), start=1.0, end=1.4, number=number, run=1)


def press(row, *keys):
    for key in keys:
        QTest.keyClick(row, key)


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ([Qt.Key.Key_Left], "8 팔"),
        ([Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right], "8 팔"),
        ([Qt.Key.Key_Home], "0 영"),
        ([Qt.Key.Key_Home, Qt.Key.Key_Left], "0 영"),
        ([Qt.Key.Key_Home, Qt.Key.Key_End], "unknown"),
    ],
)
def test_the_arrow_keys_tell_of_any_word(history, said, keys, name):
    press(history.row, *keys)
    assert history.word.text().split(" · ")[0] == name
    assert history.word.accessibleName() == "Chosen word"
    assert said[-1] == history.word.text()


def test_a_word_is_chosen_by_pointing_at_it_and_framed(history, qtbot):
    row = history.row
    before = pixels(row, LIGHT.accent)
    place = row._cell(1).center().toPoint()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=place)
    assert row.current.digit == 1
    assert pixels(row, LIGHT.accent) > before + 50
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 3, place.y()))
    assert row.current.digit == 1  # nothing is there


def test_a_word_tells_all_of_itself_when_it_is_pointed_at(history, monkeypatch):
    told = []
    monkeypatch.setattr(history_row, "QToolTip", SimpleNamespace(showText=lambda _place, text, _row: told.append(text)))
    row = history.row
    for x in (30, row.width() - 30):
        QApplication.sendEvent(row, QHelpEvent(QEvent.Type.ToolTip, QPoint(x, 20), QPoint(x, 20)))
    assert told[0].startswith("0 영 · 97 %")
    assert told[1] == ""


def test_a_word_is_put_right_with_the_keyboard_alone_although_others_came_after_it(history, qtbot):
    press(history.row, Qt.Key.Key_Left, Qt.Key.Key_Left)
    QTimer.singleShot(200, lambda: QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_2))
    with qtbot.waitSignal(history.corrected) as corrected:
        press(history.row, Qt.Key.Key_Return)
    assert corrected.args[0].digit == 1
    assert history.heard == (0, 2, 8, None)
    assert not history.row.is_chosen


def test_what_is_heard_meanwhile_takes_no_other_words_place(history):
    """Else the digit that the user then says would be kept as what another word was."""
    press(history.row, Qt.Key.Key_Left)
    history.add(word(9, number=4))
    assert history.row.current.digit == 8
    assert history.word.accessibleName() == "Chosen word"


def test_who_points_at_a_word_is_still_at_it_when_another_is_heard(history, qtbot):
    history.correction_button.setFocus()
    qtbot.mouseClick(history.row, Qt.MouseButton.LeftButton, pos=history.row._cell(1).center().toPoint())
    history.add(word(9, number=4))
    assert history.row.current.digit == 1


def test_what_is_heard_after_one_has_left_the_row_is_what_is_looked_at(history):
    press(history.row, Qt.Key.Key_Home)
    history.correction_button.setFocus()
    history.add(word(9, number=4))
    assert history.row.current.digit == 9
    assert history.word.accessibleName() == "Newest word"


def test_a_word_that_is_taken_back_or_no_longer_seen_is_not_chosen(history):
    press(history.row, Qt.Key.Key_Left, Qt.Key.Key_Right)
    history.undo()
    assert not history.row.is_chosen
    press(history.row, Qt.Key.Key_Home)
    for number in range(4, 60):
        history.add(word(9, number=number))
    assert not history.row.is_chosen


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Return])
def test_an_empty_row_has_nothing_to_choose(history, said, key):
    history.clear()
    press(history.row, key)
    assert history.row.current is None
    assert said == []


def test_a_key_that_only_a_hangul_keyboard_has_is_let_through(history, said):
    key = QKeyEvent(QEvent.Type.KeyPress, ord("ㅂ"), Qt.KeyboardModifier.NoModifier, "ㅂ")
    QApplication.sendEvent(history.row, key)
    assert not history.row.is_chosen
    assert said == []
