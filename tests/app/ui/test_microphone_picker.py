import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from app.ui.microphone_picker import MicrophonePicker
from app.ui.ports import SourceChoice
from app.ui.theme import Theme
from tests.app.ui.conftest import FakeDevice


@pytest.fixture
def picker(qtbot):
    picker = MicrophonePicker(Theme())
    qtbot.addWidget(picker)
    picker.show_microphones([FakeDevice("Built-in"), FakeDevice("Headset")])
    return picker


def labels(picker):
    return [picker.itemText(row) for row in range(picker.count())]


def test_it_lists_the_default_each_microphone_and_the_demo(picker):
    assert labels(picker) == ["System microphone", "Built-in", "Headset", "Demo sound"]
    assert picker.choice == SourceChoice()


def test_choosing_a_row_tells_the_source_once(picker, qtbot):
    with qtbot.waitSignal(picker.chosen) as seen:
        picker.activated.emit(2)
    assert seen.args == [SourceChoice(microphone="Headset")]
    with qtbot.assertNotEmitted(picker.chosen):
        picker.activated.emit(2)


def test_the_demo_is_a_choice(picker, qtbot):
    with qtbot.waitSignal(picker.chosen) as seen:
        picker.activated.emit(picker.count() - 1)
    assert seen.args == [SourceChoice(demo=True)]


def test_a_chosen_microphone_that_is_gone_stays_chosen_and_says_so(picker):
    picker.show_choice(SourceChoice(microphone="Headset"))
    picker.show_microphones([FakeDevice("Built-in")])
    assert picker.currentText() == "Headset (not connected)"
    assert picker.choice == SourceChoice(microphone="Headset")
    picker.show_microphones([FakeDevice("Headset")])
    assert picker.currentText() == "Headset"
    assert labels(picker) == ["System microphone", "Headset", "Demo sound"]


def test_a_microphone_with_two_interfaces_is_listed_once(picker):
    picker.show_microphones([FakeDevice("Built-in"), FakeDevice("Built-in", 4)])
    assert labels(picker) == ["System microphone", "Built-in", "Demo sound"]


def test_a_list_that_is_open_takes_in_a_new_microphone(picker):
    picker.showPopup()
    picker.show_microphones([FakeDevice("Built-in"), FakeDevice("Headset"), FakeDevice("Studio")])
    assert "Studio" in labels(picker)
    assert picker.view().isVisible()
    picker.hidePopup()


def test_coming_to_the_list_with_the_keyboard_asks_for_a_new_one_as_it_may_never_be_opened(picker, qtbot):
    with qtbot.waitSignal(picker.opened):
        QApplication.sendEvent(picker, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    with qtbot.assertNotEmitted(picker.opened):  # as when the list closes
        QApplication.sendEvent(picker, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.PopupFocusReason))


def test_opening_the_list_asks_for_a_new_one(picker, qtbot):
    with qtbot.waitSignal(picker.opened):
        picker.showPopup()
    picker.hidePopup()
