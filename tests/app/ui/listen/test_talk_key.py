"""Push-to-talk: it listens while a key is held, wherever the focus is, and no longer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.events import Failed
from app.errors import NoMicrophone
from app.settings import load
from app.ui.listen.talk_key import TAIL_MS
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.status import State
from tests.app.ui.conftest import WELCOMED, digit
from tests.app.ui.listen.acts import heard, press

TALKING = replace(WELCOMED, push_to_talk=True)


def talking(rigs, qtbot, **options):
    """Return a rig in which one talks while a key is held."""
    rig = rigs(settings=TALKING, **options)
    rig.window.activateWindow()
    qtbot.waitUntil(rig.window.isActiveWindow)
    rig.page.setFocus()
    return rig


@pytest.fixture
def rig(rigs, qtbot):
    return talking(rigs, qtbot)


def becomes(rig, qtbot, state):
    qtbot.waitUntil(lambda: rig.session.status.state is state)


@pytest.mark.parametrize(
    "focus",
    [
        lambda rig: rig.page,
        lambda rig: rig.page.bar.picker,
        lambda rig: rig.page.bar.start_button,
        lambda rig: rig.page.history.row,
        lambda rig: rig.window.navigation.buttons[Place.LEARN],
    ],
)
def test_it_listens_while_space_is_held_wherever_the_focus_is(rig, qtbot, focus):
    widget = focus(rig)
    widget.setFocus()
    QTest.keyPress(widget, Qt.Key.Key_Space)
    becomes(rig, qtbot, State.LISTENING)
    heard(rig, qtbot, digit(7))
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):  # as a key does that is held down
        repeat = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(widget, repeat)
    qtbot.wait(2 * TAIL_MS)
    assert rig.session.wanted
    QTest.keyRelease(widget, Qt.Key.Key_Space)
    assert rig.session.wanted  # the end of the word is on its way
    becomes(rig, qtbot, State.PAUSED)
    assert not rig.engine.running
    assert len(rig.engine.sources) == 1
    assert rig.window.place is Place.LISTEN


def test_whoever_goes_on_at_once_is_not_interrupted(rig, qtbot):
    QTest.keyPress(rig.page, Qt.Key.Key_Space)
    becomes(rig, qtbot, State.LISTENING)
    QTest.keyRelease(rig.page, Qt.Key.Key_Space)
    QTest.keyPress(rig.page, Qt.Key.Key_Space)
    qtbot.wait(2 * TAIL_MS)
    assert rig.session.status.state is State.LISTENING
    assert len(rig.engine.sources) == 1


def test_the_button_can_be_held_as_well(rig, qtbot):
    button = rig.page.bar.start_button
    assert button.text() == "Hold to talk"
    assert button.accessibleDescription().startswith("Hold Space")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert rig.session.status.state is State.PREPARING
    assert button.text() == "Hold to talk"  # what is said before it listens is lost
    becomes(rig, qtbot, State.LISTENING)
    assert button.text() == "Speak now"
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    becomes(rig, qtbot, State.PAUSED)


def test_it_does_not_go_on_listening_behind_another_window(rig, qtbot):
    QTest.keyPress(rig.page, Qt.Key.Key_Space)
    becomes(rig, qtbot, State.LISTENING)
    QApplication.sendEvent(rig.window, QEvent(QEvent.Type.WindowDeactivate))
    becomes(rig, qtbot, State.PAUSED)


def test_a_list_that_opens_meanwhile_does_not_keep_it_held(rig, qtbot):
    QTest.keyPress(rig.page, Qt.Key.Key_Space)
    becomes(rig, qtbot, State.LISTENING)
    rig.page.bar.picker.showPopup()
    QTest.keyRelease(rig.page.bar.picker.view(), Qt.Key.Key_Space)  # while a list is open, it gets all keys
    becomes(rig, qtbot, State.PAUSED)


def test_whoever_turns_from_the_demo_sound_to_a_microphone_is_not_listened_to_yet(rig, qtbot):
    rig.session.refresh_microphones()
    picker = rig.page.bar.picker
    qtbot.waitUntil(lambda: picker.count() == 4)
    picker.activated.emit(3)
    becomes(rig, qtbot, State.LISTENING)
    picker.activated.emit(1)
    becomes(rig, qtbot, State.PAUSED)
    assert [source.name for source in rig.engine.sources] == ["demo.wav"]
    assert rig.session.choice == SourceChoice(microphone="Built-in Microphone")


def test_nothing_else_begins_to_listen(rig, qtbot):
    rig.session.refresh_microphones()
    qtbot.waitUntil(lambda: rig.page.bar.picker.count() == 4)
    rig.page.bar.picker.activated.emit(1)
    rig.window.go(Place.SETTINGS)
    rig.window.go(Place.LISTEN)
    qtbot.wait(2 * TAIL_MS)
    assert rig.engine.sources == []
    assert rig.session.choice == SourceChoice(microphone="Built-in Microphone")
    assert rig.page.stage.digit_view.hint == "Hold Space and speak"
    assert rig.page.footer.text().startswith("Space: held, listens")


def test_what_went_wrong_stays_when_the_key_is_let_go(rigs, qtbot):
    rig = talking(rigs, qtbot, failure=Failed(0.0, code="NoMicrophone", message=NoMicrophone().text))
    QTest.keyPress(rig.page, Qt.Key.Key_Space)
    becomes(rig, qtbot, State.NO_MICROPHONE)
    QTest.keyRelease(rig.page, Qt.Key.Key_Space)
    qtbot.wait(2 * TAIL_MS)
    assert rig.session.status.state is State.NO_MICROPHONE
    rig.page.stage.trouble_panel.retry_button.click()
    becomes(rig, qtbot, State.PAUSED)


def test_it_is_chosen_in_the_settings_and_off_at_first(listening, qtbot):
    rig = listening()
    assert not rig.preferences.settings.push_to_talk
    rig.window.go(Place.SETTINGS)
    rig.settings_page.push_to_talk.buttons[True].click()
    assert load()[0].push_to_talk
    rig.window.go(Place.LISTEN)
    becomes(rig, qtbot, State.PAUSED)
    rig.window.go(Place.SETTINGS)
    rig.settings_page.push_to_talk.buttons[False].click()
    rig.window.go(Place.LISTEN)
    assert rig.page.bar.start_button.text() == "Listen"
    press(rig, Qt.Key.Key_Space)
    becomes(rig, qtbot, State.LISTENING)
