import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import Settings, Strictness, ThemeChoice, load
from app.ui.colours import DARK
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.settings.row import Row
from app.ui.status import State
from model.spec.language import Language


@pytest.fixture
def page(rigs):
    rig = rigs()
    rig.window.go(Place.SETTINGS)
    return rig.settings_page


CHOICES = [
    ("theme", ThemeChoice.DARK, {"theme": ThemeChoice.DARK}),
    ("text_size", 150, {"text_percent": 150}),
    ("language", Language.KOREAN, {"language": Language.KOREAN}),
    ("strictness", Strictness.STRICT, {"strictness": Strictness.STRICT}),
    ("sounds", True, {"sounds": True}),
]


@pytest.mark.parametrize(("name", "value", "kept"), CHOICES)
def test_what_is_chosen_is_shown_and_kept(page, qtbot, name, value, kept):
    button = getattr(page, name).buttons[value]
    assert not button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert load() == (Settings(**kept), None)


def test_what_was_kept_is_shown(rigs):
    chosen = Settings(
        microphone="Headset USB",
        language=Language.KOREAN,
        theme=ThemeChoice.LIGHT,
        text_percent=125,
        strictness=Strictness.LOOSE,
        sensitivity=0.8,
        sounds=True,
    )
    page = rigs(settings=chosen).settings_page
    assert page.microphone.choice == SourceChoice(microphone="Headset USB")
    assert page.language.buttons[Language.KOREAN].isChecked()
    assert page.theme.buttons[ThemeChoice.LIGHT].isChecked()
    assert page.text_size.buttons[125].isChecked()
    assert page.strictness.buttons[Strictness.LOOSE].isChecked()
    assert page.sensitivity.sensitivity == 0.8
    assert page.sounds.buttons[True].isChecked()


def test_the_microphone_is_used_when_one_comes_back_to_listen(listening, qtbot):
    rig = listening()
    rig.window.go(Place.SETTINGS)
    picker = rig.settings_page.microphone
    qtbot.waitUntil(lambda: picker.count() == 3)  # the system's and two more, and no demo sound
    picker.activated.emit(2)
    assert load()[0].microphone == "Headset USB"
    rig.window.go(Place.LISTEN)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert rig.session.status.source == "Headset USB"
    assert rig.page.picker.choice == SourceChoice(microphone="Headset USB")


def test_another_language_says_when_it_shows(page):
    assert page.notice.text() == ""
    page.language.buttons[Language.KOREAN].click()
    assert "open it again" in page.notice.text()


def test_the_sensitivity_is_chosen_with_its_slider(page):
    assert page.sensitivity.isVisible()
    page.sensitivity.slider.setValue(90)
    assert load()[0].sensitivity == 0.9


def test_a_choice_that_cannot_be_kept_holds_and_is_told(page, monkeypatch):
    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    page.text_size.buttons[200].click()
    assert "The disk is full" in page.notice.text()
    assert page.text_size.buttons[200].isChecked()


def test_every_choice_can_be_made_with_the_keyboard(page):
    page.window().activateWindow()
    button = page.theme.buttons[ThemeChoice.SYSTEM]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert load()[0].theme is ThemeChoice.LIGHT


def test_every_control_has_a_name_and_says_what_it_means(page):
    controls = [page.microphone, page.sensitivity.button, page.theme, page.text_size, page.language, page.strictness]
    assert page.sensitivity.slider.accessibleName()
    assert page.sensitivity.accessibleDescription()
    assert all(control.accessibleName() and control.accessibleDescription() for control in controls)
    choices = (page.strictness, page.theme, page.text_size, page.language, page.sounds)
    names = [button.accessibleName() for choice in choices for button in choice.buttons.values()]
    assert "Colours: Dark" in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off_with_the_largest_text(rigs, language):
    rig = rigs(language=language, text_percent=200)
    rig.window.go(Place.SETTINGS)
    rig.window.resize(rig.window.minimumSize())
    QApplication.processEvents()
    page = rig.settings_page
    assert page.widget().width() <= page.viewport().width()  # it scrolls downwards alone
    for row in page.findChildren(Row):
        for part in row.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            assert row.rect().contains(part.geometry())
            assert part.width() >= part.minimumSizeHint().width()


def test_colours_and_size_follow_at_once_everywhere(rigs):
    rig = rigs()
    rig.preferences.changed.connect(lambda chosen: rig.theme.prefer(chosen.theme, text_percent=chosen.text_percent))
    parts = [rig.page.picker, rig.page.start_button, rig.page.stage.confidence_bar, rig.settings_page.widget()]
    parts += [rig.settings_page.microphone, rig.settings_page.theme.buttons[ThemeChoice.DARK]]
    first = rig.window.font().pointSizeF()
    assert [part.font().pointSizeF() for part in parts] == pytest.approx([first] * len(parts))
    rig.window.go(Place.SETTINGS)
    rig.settings_page.theme.buttons[ThemeChoice.DARK].click()
    assert rig.window.grab().toImage().pixelColor(rig.window.width() - 16, 3) == QColor(DARK.background)
    assert [part.font().pointSizeF() for part in parts] == pytest.approx([first] * len(parts))
    rig.settings_page.text_size.buttons[200].click()
    assert [part.font().pointSizeF() for part in parts] == pytest.approx([2 * first] * len(parts))
