"""Listening and pausing, how loud it is, and which microphone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.settings import load
from app.ui.colours import LIGHT
from app.ui.status import State
from tests.app.ui.conftest import digit, level
from tests.app.ui.listen.acts import heard, press
from tests.app.ui.pixels import pixels


def test_the_meter_follows_the_level(listening, qtbot):
    rig = listening()
    meter = rig.page.bar.level_meter
    rig.engine.say(level(-6))
    qtbot.waitUntil(lambda: meter.lit == 14)
    loud = pixels(meter, LIGHT.accent)
    rig.engine.say(level(-50))
    qtbot.waitUntil(lambda: meter.lit == 3)
    assert 0 < pixels(meter, LIGHT.accent) < loud / 2
    rig.engine.say(level(float("-inf"), peak=float("-inf")))
    qtbot.waitUntil(lambda: meter.lit == 0)
    assert pixels(meter, LIGHT.accent) == 0


@pytest.mark.parametrize(
    "focus",
    [
        lambda page: page,
        lambda page: page.bar.picker,
        lambda page: page.bar.start_button,
        lambda page: page.history.copy_button,
        lambda page: page.history.clear_button,
    ],
)
def test_space_pauses_and_resumes_wherever_the_focus_is(listening, qtbot, focus):
    rig = listening()
    heard(rig, qtbot, digit(3))
    QGuiApplication.clipboard().setText("mine")
    widget = focus(rig.page)
    press(rig, Qt.Key.Key_Space, widget)
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert not rig.engine.running
    assert rig.page.bar.start_button.text() == "Listen"
    press(rig, Qt.Key.Key_Space, widget)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert rig.page.bar.start_button.text() == "Pause"
    assert rig.page.history.heard == (3,)  # Space did not press the focused button
    assert QGuiApplication.clipboard().text() == "mine"
    assert QApplication.activePopupWidget() is None  # nor open the list


def test_the_button_pauses_too(listening, qtbot):
    rig = listening()
    qtbot.mouseClick(rig.page.bar.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert rig.page.bar.status_line.word == "Paused"
    assert pixels(rig.page.bar.level_meter, LIGHT.accent) == 0


def test_the_chosen_microphone_is_remembered_and_the_demo_is_not(listening, qtbot):
    rig = listening()
    qtbot.waitUntil(lambda: rig.page.bar.picker.count() == 4)
    for row, microphone in ((2, "Headset USB"), (3, "Headset USB"), (0, None)):
        rig.page.bar.picker.activated.emit(row)
        assert load()[0].microphone == microphone
