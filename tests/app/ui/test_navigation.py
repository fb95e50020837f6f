"""The way between the pages, by its own keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.navigation import Navigation
from app.ui.place import Place
from app.ui.theme import Theme


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_the_focused_way(qtbot, key):
    navigation = Navigation(list(Place), Theme())
    qtbot.addWidget(navigation)
    navigation.show()
    navigation.show_place(Place.LISTEN)
    navigation.activateWindow()
    navigation.buttons[Place.RECORD].setFocus()
    with qtbot.waitSignal(navigation.chosen) as chosen:
        QTest.keyClick(navigation.buttons[Place.RECORD], key)
    assert chosen.args == [Place.RECORD]
    assert navigation.buttons[Place.RECORD].isChecked()


def test_enter_leads_away_from_the_page_that_listens_and_space_still_pauses_there(listening, qtbot):
    rig = listening()
    rig.window.activateWindow()
    way = rig.window.navigation.buttons[Place.SETTINGS]
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert rig.window.place is Place.LISTEN
    assert not rig.session.wanted
    QTest.keyClick(way, Qt.Key.Key_Return)
    assert rig.window.place is Place.SETTINGS
