"""The page as a whole: who is told what, in which order, and in how much room."""

import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.events import DeviceGone, Overflow
from app.errors import DeviceLost
from app.settings import Settings
from app.ui import announcer
from app.ui.colours import LIGHT
from app.ui.listen import page as listen_page
from app.ui.place import Place
from app.ui.settings import page as settings_page
from app.ui.status import State
from model.spec.language import Language
from tests.app.ui.conftest import WELCOMED, digit, level, speech_end, speech_start, unknown
from tests.app.ui.listen.acts import heard, press, sound
from tests.app.ui.pixels import pixels


def test_what_is_said_while_another_page_listens_is_not_put_into_the_row(listening, qtbot):
    rig = listening()
    rig.window.go(Place.SETTINGS)
    room = rig.settings_page.quiet_room
    room.start()
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    rig.engine.say(digit(7), level(-56, time=0.0), level(-56, time=9.0))
    qtbot.waitUntil(lambda: not room.running)
    assert rig.page.history.heard == ()
    rig.window.go(Place.LISTEN)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    heard(rig, qtbot, digit(8))


def test_enter_presses_the_focused_button(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(3))
    press(rig, Qt.Key.Key_Return, rig.page.history.clear_button)
    assert rig.page.history.heard == ()


def test_lost_sound_is_told(listening, qtbot):
    rig = listening()
    rig.engine.say(Overflow(1.0, lost_seconds=0.25))
    qtbot.waitUntil(lambda: "0.25 s" in rig.page.footer.text())


@pytest.fixture
def said(monkeypatch):
    """Keep what a screen reader is given to say."""
    sentences = []
    record = SimpleNamespace(
        AnnouncementPoliteness=QAccessible.AnnouncementPoliteness,
        updateAccessibility=lambda event: sentences.append(event.message()),
    )
    monkeypatch.setattr(announcer, "QAccessible", record)
    return sentences


def test_what_there_is_to_do_is_said_on_the_first_day_and_no_more(listening, qtbot, said):
    rig = listening(settings=Settings())
    assert said[-1].startswith("Listening. Say 칠 (“chil”, seven). The digit appears below")
    heard(rig, qtbot, digit(7))
    rig.session.start()
    qtbot.waitUntil(lambda: said[-1] == "Listening")


def test_each_result_is_said_to_a_screen_reader(listening, qtbot, said):
    rig = listening(language=Language.KOREAN)
    assert said[-1] == "듣는 중"
    said.clear()
    rig.engine.say(speech_start(), digit(7), unknown(), speech_end())
    qtbot.waitUntil(lambda: len(rig.page.history.heard) == 2)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert said == ["7, 칠", "모름"]  # and not after each word that it goes on listening


def test_what_failed_is_said_to_a_screen_reader_once_by_the_page_that_is_seen(listening, monkeypatch):
    said_by = []
    for module in (listen_page, settings_page):
        monkeypatch.setattr(module, "announce", lambda part, _sentence: said_by.append(part))
    rig = listening()
    for place, part in ((Place.LISTEN, rig.page.footer), (Place.SETTINGS, rig.settings_page.notice)):
        rig.window.go(place)
        said_by.clear()
        rig.preferences.failed.emit("The disk is full.")
        assert said_by == [part]


def test_announcing_to_an_active_screen_reader_raises_no_warning(listening, qtbot, qtlog):
    QAccessible.setActive(True)
    rig = listening()
    heard(rig, qtbot, digit(7), unknown())
    assert not [record for record in qtlog.records if not record.ignored]


def test_every_control_has_a_name(listening):
    page = listening().page
    stage = page.stage
    controls = [
        *(page.bar.status_line, page.bar.level_meter, page.bar.picker, page.bar.start_button),
        *(page.footer, page.spectrogram),
        *(stage.digit_view, stage.confidence_bar, stage.digit_bars),
        *(stage.trouble_panel.demo_button, stage.trouble_panel.retry_button),
        *(page.history.word, *page.history.buttons),
        *(page.advice.welcome_card, page.advice.recording_card, *page.advice.buttons),
    ]
    assert all(control.accessibleName() for control in controls)


def test_the_tab_key_visits_the_controls_in_reading_order(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1))
    page = rig.page
    rig.window.activateWindow()
    page.setFocus()
    visited = []
    for _ in range(8):
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        visited.append(page.focusWidget())
    assert visited == [page.bar.start_button, page.bar.picker, page.history.row, *page.history.buttons]


def on(page, part):
    """Return the place of a part on the page."""
    return QRect(part.mapTo(page, QPoint()), part.size())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("percent", [100, 200])
def test_at_its_smallest_nothing_overlaps_even_with_large_text(rigs, qtbot, language, percent):
    rig = rigs(language=language, text_percent=percent)
    window, page = rig.window, rig.page
    qtbot.wait(100)  # what is smallest goes from layout to layout, one with each turn of the loop
    window.resize(window.minimumSize())
    qtbot.wait(100)
    assert window.minimumSize().width() >= 720
    assert window.minimumSize().height() >= 560
    parts = [
        *(page.bar.status_line, page.bar.level_meter, page.bar.picker, page.bar.start_button),
        *(page.stage, page.spectrogram, page.history),
    ]
    assert page.footer.visibleRegion().boundingRect() == page.footer.rect()  # also where the page has to scroll
    for place, part in enumerate(parts):
        assert part.height() >= part.minimumSizeHint().height()
        assert part.width() >= part.minimumSizeHint().width()
        assert page.rect().contains(on(page, part))
        assert not any(on(page, part).intersects(on(page, other)) for other in parts[place + 1 :])


def test_the_spectrogram_shows_the_sound_and_marks_the_words(listening, qtbot):
    rig = listening()
    picture = rig.page.spectrogram
    assert picture.brightness == 0
    rig.engine.say(*sound(1.0))
    qtbot.waitUntil(lambda: picture.brightness > 0)
    before = pixels(picture, LIGHT.accent)
    heard(rig, qtbot, digit(7))
    assert [word.digit for word in picture.marks] == [7]
    assert pixels(picture, LIGHT.accent) > before + 10
    rig.session.start()
    qtbot.waitUntil(lambda: picture.marks == ())  # listening anew: the times begin at naught
    assert picture.brightness == 0


def test_trouble_is_heard_by_those_who_want_it(listening, qtbot, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", staticmethod(lambda: beeps.append(1)))
    rig = listening(settings=replace(WELCOMED, sounds=True))
    rig.engine.say(DeviceGone(1.0, message=DeviceLost("Headset USB").text))
    qtbot.waitUntil(lambda: beeps == [1])


def test_closing_ends_the_engine_and_every_thread(listening):
    rig = listening()
    rig.window.close()
    assert not rig.engine.running
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("sutja", "scripted"))]
    assert isinstance(rig.window, QWidget)
    assert not rig.window.isVisible()
