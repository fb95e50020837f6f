import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.audio.diagnosis import Condition, System, diagnosis_of
from app.config import EngineConfig
from app.core.events import Failed, Notice
from app.errors import NoMicrophone
from app.settings import Settings, Strictness, ThemeChoice, load
from app.ui.colours import DARK
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.settings import page as settings_page
from app.ui.settings.row import Row
from app.ui.status import State
from model.spec.language import Language
from model.spec.metadata import Metadata
from tests.app.ui.conftest import level


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
    ("clipboard", True, {"copy_heard": True}),
]


@pytest.mark.parametrize(("name", "value", "kept"), CHOICES)
def test_what_is_chosen_is_shown_and_kept(page, qtbot, name, value, kept):
    button = getattr(page, name).buttons[value]
    assert not button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert load() == (Settings(**kept), None)


MEASURED = {
    "accuracy": {"count": 2931, "total": 2952},
    "digits_shown": {"count": 2908, "total": 2952},
    "other_words_rejected": {"count": 1364, "total": 1948},
}
LEAST = "Shown from 60 % on: of 100 digits that are no surer, about 40 are wrong."
MANY_WRONG = MEASURED | {"accuracy": {"count": 2700, "total": 2952}}


@pytest.mark.parametrize(
    ("strictness", "metrics", "words"),
    [
        (Strictness.LOOSE, MEASURED, "Shown from 30 % on: of 100 digits that are no surer, about 70 are wrong."),
        (Strictness.STRICT, MEASURED, "Shown from 80 % on: of 100 digits that are no surer, about 20 are wrong."),
        (Strictness.MODEL, {}, LEAST),
        (
            Strictness.MODEL,
            MEASURED,
            "When it was measured: of 100 shown digits at most 1 wrong; shown were 98 of 100 digits, and 30 of 100 "
            "other words. Shown from 60 % on.",
        ),
        (
            Strictness.MODEL,
            MANY_WRONG,
            "When it was measured: of 100 shown digits at most 8 wrong; shown were 98 of 100 digits, and 30 of 100 "
            "other words. Shown from 60 % on.",
        ),
        (Strictness.MODEL, {name: {"count": 0, "total": 0} for name in MEASURED}, LEAST),
    ],
)
def test_what_the_threshold_means_is_said_in_the_figures_of_the_model(rigs, strictness, metrics, words):
    rig = rigs(settings=Settings(strictness=strictness))
    assert "Shown from" not in rig.settings_page.strictness_row.meaning.text()  # no model is loaded yet
    rig.preferences.model = Metadata("1", temperature=1, digit_threshold=0.6, lookahead_seconds=0, metrics=metrics)
    rig.window.go(Place.SETTINGS)
    told = rig.settings_page.strictness_row.meaning.text()
    assert told == words
    assert rig.settings_page.strictness.accessibleDescription() == told


COUNTED = [
    {"threshold": 0.3, "digits": 1000, "right": 960, "wrong": 20, "other_words": 200, "taken": 90},
    {"threshold": 0.6, "digits": 1000, "right": 950, "wrong": 4, "other_words": 200, "taken": 60},
    {"threshold": 0.75, "digits": 1000, "right": 901, "wrong": 0, "other_words": 0, "taken": 0},
]


@pytest.mark.parametrize(
    ("strictness", "words"),
    [
        (
            Strictness.LOOSE,
            "of 100 shown digits about 2 were wrong (20 of 980). "
            "Shown were 98 of 100 digits, and 45 of 100 other words. Shown from 30 % on.",
        ),
        (
            Strictness.MODEL,
            "of 100 shown digits about 0.4 were wrong (4 of 954). "
            "Shown were 95 of 100 digits, and 30 of 100 other words. Shown from 60 % on.",
        ),
        (
            Strictness.STRICT,
            "of 100 shown digits about 0 were wrong (0 of 901). Shown were 90 of 100 digits. Shown from 80 % on.",
        ),
    ],
)
@pytest.mark.parametrize(
    ("synthetic", "on"), [(True, "on synthetic voices alone"), (False, "on recordings that it did not learn from")]
)
def test_what_was_counted_at_each_threshold_is_told_as_measured(rigs, strictness, words, synthetic, on):
    rig = rigs(settings=Settings(strictness=strictness))
    rig.preferences.model = Metadata(
        "1",
        temperature=1,
        digit_threshold=0.6,
        lookahead_seconds=0,
        metrics=MEASURED | {"shown_by_threshold": COUNTED},
        training={"synthetic": synthetic},
    )
    rig.window.go(Place.SETTINGS)
    assert rig.settings_page.strictness_row.meaning.text() == f"Measured {on}: {words}"


@pytest.mark.parametrize("counted", [3, [], [{"threshold": 0.1}], [COUNTED[0] | {"right": 0, "wrong": 0}]])
def test_counts_that_tell_nothing_are_not_told(rigs, counted):
    rig = rigs(settings=Settings(strictness=Strictness.LOOSE))
    rig.preferences.model = Metadata(
        "1", temperature=1, digit_threshold=0.6, lookahead_seconds=0, metrics={"shown_by_threshold": counted}
    )
    rig.window.go(Place.SETTINGS)
    assert rig.settings_page.strictness_row.meaning.text().startswith("Shown from 30 % on: of 100 digits")


def test_figures_of_synthetic_voices_are_told_as_such(rigs):
    rig = rigs()
    rig.preferences.model = Metadata(
        "1", temperature=1, digit_threshold=0.6, lookahead_seconds=0, metrics=MEASURED, training={"synthetic": True}
    )
    rig.window.go(Place.SETTINGS)
    assert rig.settings_page.strictness_row.meaning.text().startswith("Measured on synthetic voices: of 100 shown")


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
    assert rig.page.bar.picker.choice == SourceChoice(microphone="Headset USB")


def test_another_language_says_when_it_shows(page):
    assert page.notice.isHidden()
    page.language.buttons[Language.KOREAN].click()
    assert page.notice.isVisible()
    assert "open it again" in page.notice.text()


def test_another_language_is_told_when_it_is_chosen_and_not_at_each_choice_after_it(page, monkeypatch):
    said = []
    monkeypatch.setattr(settings_page, "announce", lambda _, sentence: said.append(sentence))
    page.language.buttons[Language.KOREAN].click()
    page.sensitivity.slider.setValue(90)
    page.theme.buttons[ThemeChoice.DARK].click()
    assert len(said) == 1


def test_the_language_of_before_needs_no_other_window(page):
    page.language.buttons[Language.KOREAN].click()
    page.language.buttons[None].click()
    assert page.notice.isHidden()


def test_what_is_said_comes_into_sight_however_large_the_text(rigs, qtbot):
    rig = rigs(text_percent=200)
    rig.window.go(Place.SETTINGS)
    rig.window.resize(rig.window.minimumSize())
    page = rig.settings_page
    rig.preferences.failed.emit("The disk is full.")
    qtbot.waitUntil(lambda: page.notice.visibleRegion().boundingRect() == page.notice.rect())


def test_the_sensitivity_of_the_first_day_is_the_engines(page):
    assert page.sensitivity.sensitivity == EngineConfig().sensitivity


def test_the_sensitivity_is_kept_once_the_slider_rests(page, qtbot):
    page.sensitivity.slider.setFocus()
    for _ in range(3):
        QTest.keyClick(page.sensitivity.slider, Qt.Key.Key_Right)
        assert load()[0].sensitivity == 0.75
    qtbot.waitUntil(lambda: load()[0].sensitivity == 0.9)


@pytest.mark.parametrize("leave", [lambda rig: rig.window.go(Place.LISTEN), lambda rig: rig.window.close()])
def test_a_sensitivity_that_has_not_rested_yet_is_kept_when_the_page_is_left(rigs, leave):
    rig = rigs()
    rig.window.go(Place.SETTINGS)
    rig.settings_page.sensitivity.slider.setValue(90)
    leave(rig)
    assert load()[0].sensitivity == 0.9


def measured(rig, qtbot, levels):
    """Have the room measured while it is as loud as this every quarter of a second."""
    rig.window.go(Place.SETTINGS)
    field = rig.settings_page.sensitivity
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert not field.slider.isEnabled()
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    rig.engine.say(*(level(dbfs, time=place / 4) for place, dbfs in enumerate(levels)))
    qtbot.waitUntil(field.slider.isEnabled)
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)


def test_a_quiet_room_sets_the_sensitivity_and_the_microphone_is_let_go(rigs, qtbot):
    rig = rigs()
    measured(rig, qtbot, [-56] * 21)
    assert load()[0].sensitivity == pytest.approx(0.5)
    assert "suits the room" in rig.settings_page.sensitivity_row.meaning.text()
    assert not rig.engine.running


def test_a_room_in_which_somebody_speaks_changes_nothing(rigs, qtbot):
    rig = rigs()
    measured(rig, qtbot, [-60] * 11 + [-20] * 10)
    assert load()[0] == Settings()
    assert "not quiet" in rig.settings_page.sensitivity_row.meaning.text()


def test_a_microphone_that_cannot_be_heard_is_said_and_the_button_is_back(rigs, qtbot):
    rig = rigs(failure=Failed(0.0, code="NoMicrophone", message=NoMicrophone().text))
    rig.window.go(Place.SETTINGS)
    rig.settings_page.sensitivity.button.click()
    qtbot.waitUntil(rig.settings_page.sensitivity.slider.isEnabled)
    assert rig.settings_page.sensitivity_row.meaning.text() == NoMicrophone().text.english


def test_a_muted_microphone_is_no_quiet_room(rigs, qtbot):
    rig = rigs()
    rig.window.go(Place.SETTINGS)
    rig.settings_page.sensitivity.button.click()
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    rig.engine.say(level(-100, time=4.0), Notice(4.0, code=muted.condition, message=muted.text))
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert rig.settings_page.sensitivity_row.meaning.text() == muted.text.english
    assert load()[0] == Settings()


def test_a_notice_while_nothing_is_measured_is_not_told_here(listening, qtbot):
    rig = listening()
    before = rig.settings_page.sensitivity_row.meaning.text()
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    rig.engine.say(Notice(4.0, code=muted.condition, message=muted.text))
    qtbot.waitUntil(rig.page.advice.microphone_card.isVisible)
    assert rig.settings_page.sensitivity_row.meaning.text() == before
    assert rig.session.status.state is State.LISTENING


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_measuring_can_be_cancelled_with_a_key_and_changes_nothing(rigs, qtbot, key):
    rig = rigs(settings=Settings(sensitivity=0.3))
    rig.window.go(Place.SETTINGS)
    rig.window.activateWindow()
    page, button = rig.settings_page, rig.settings_page.sensitivity.button
    button.setFocus()
    width = button.width()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert (button.text(), button.accessibleName()) == ("Cancel", "Cancel")
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert button.width() == width  # nothing moves
    QTest.keyClick(button, key)
    assert not page.quiet_room.running
    assert button.text() == "Measure the room"
    assert rig.window.focusWidget() is button
    assert page.sensitivity_row.meaning.text() == "Not measured: nothing has changed."
    assert page.sensitivity.sensitivity == 0.3
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)


def test_escape_says_nothing_where_nothing_is_measured(page):
    page.window().activateWindow()
    before = page.sensitivity_row.meaning.text()
    QTest.keyClick(page.sensitivity.button, Qt.Key.Key_Escape)
    assert page.sensitivity_row.meaning.text() == before


@pytest.mark.parametrize(("platform", "told"), [("wayland", True), ("xcb", False)])
def test_where_only_the_window_in_front_may_copy_it_says_so(rigs, monkeypatch, platform, told):
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))
    page = rigs().settings_page
    assert ("only while this window is in front" in page.clipboard.accessibleDescription()) is told


def test_whoever_has_no_mouse_is_back_on_the_button_when_the_room_was_measured(rigs, qtbot):
    rig = rigs()
    rig.window.go(Place.SETTINGS)
    rig.window.activateWindow()
    button = rig.settings_page.sensitivity.button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert "Please be quiet: 5 s" in rig.settings_page.sensitivity_row.meaning.text()
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    rig.engine.say(*(level(-56, time=place / 4) for place in range(21)))
    qtbot.waitUntil(rig.settings_page.sensitivity.slider.isEnabled)
    assert rig.window.focusWidget() is button


def test_leaving_the_page_ends_the_measuring(rigs, qtbot):
    rig = rigs()
    rig.window.go(Place.SETTINGS)
    rig.settings_page.sensitivity.button.click()
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    rig.window.go(Place.LISTEN)
    assert not rig.settings_page.quiet_room.running
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert rig.settings_page.sensitivity.button.isEnabled()


def test_whether_corrections_are_kept_is_chosen_here_too(page):
    assert page.corrections.buttons[False].isChecked()
    page.corrections.buttons[True].click()
    assert load()[0] == Settings(keep_corrections=True, corrections_asked=True)


def test_a_choice_that_cannot_be_kept_holds_and_is_told(page, monkeypatch):
    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    page.text_size.buttons[200].click()
    assert "The disk is full" in page.notice.text()
    assert page.notice.accessibleDescription() == page.notice.text()
    assert page.text_size.buttons[200].isChecked()


def test_every_choice_can_be_made_with_the_keyboard(page):
    page.window().activateWindow()
    button = page.theme.buttons[ThemeChoice.SYSTEM]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert load()[0].theme is ThemeChoice.LIGHT


def test_every_control_has_a_name_and_says_what_it_means(page):
    controls = [
        page.microphone,
        page.sensitivity.slider,
        page.sensitivity.button,
        page.corrections,
        page.clipboard,
        page.theme,
        page.text_size,
        page.language,
        page.strictness,
    ]
    assert all(control.accessibleName() and control.accessibleDescription() for control in controls)
    choices = (page.strictness, page.theme, page.text_size, page.language, page.sounds, page.clipboard)
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
    parts = [rig.page.bar.picker, rig.page.bar.start_button, rig.page.stage.confidence_bar, rig.settings_page.widget()]
    parts += [rig.settings_page.microphone, rig.settings_page.theme.buttons[ThemeChoice.DARK]]
    first = rig.window.font().pointSizeF()
    assert [part.font().pointSizeF() for part in parts] == pytest.approx([first] * len(parts))
    rig.window.go(Place.SETTINGS)
    rig.settings_page.theme.buttons[ThemeChoice.DARK].click()
    assert rig.window.grab().toImage().pixelColor(rig.window.width() - 16, 3) == QColor(DARK.background)
    assert [part.font().pointSizeF() for part in parts] == pytest.approx([first] * len(parts))
    rig.settings_page.text_size.buttons[200].click()
    assert [part.font().pointSizeF() for part in parts] == pytest.approx([2 * first] * len(parts))
