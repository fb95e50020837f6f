from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.audio.diagnosis import Condition, System, diagnosis_of
from app.core.events import Notice
from app.learning.listing import BUNDLED
from app.settings import Settings, load
from app.ui.place import Page, Place
from app.ui.ports import SourceChoice
from app.ui.status import State
from app.ui.theme import Theme
from app.ui.window import Window
from model.spec.language import Language
from tests.app.ui.conftest import digit
from tests.app.ui.learn import states
from tests.app.ui.learn.acts import PATIENCE_MS


class Visits:
    """Two pages, and what happened to them."""

    def __init__(self):
        self.story = []
        self.closable = True

    def page(self, place, widget):
        return Page(
            widget,
            entered=lambda: self.story.append(f"entered {place}"),
            left=lambda: self.story.append(f"left {place}"),
            closed=lambda: self.story.append(f"closed {place}"),
            may_close=lambda: self.closable,
        )


@pytest.fixture
def visits():
    return Visits()


@pytest.fixture
def window(qtbot, visits):
    button = QPushButton("a")
    pages = {
        Place.LISTEN: lambda: visits.page(Place.LISTEN, button),
        Place.LEARN: lambda: visits.page(Place.LEARN, QLineEdit()),
    }
    window = Window(pages, theme=Theme())
    qtbot.addWidget(window)
    window.show()
    yield window
    visits.closable = True


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)],
)
def test_a_key_leads_to_its_page_whatever_pages_there_are(window, visits, key, modifier):
    window.activateWindow()
    QTest.keyClick(window, key, modifier)
    assert window.place is Place.LEARN
    assert window.page(Place.LEARN).isVisible()
    assert not window.page(Place.LISTEN).isVisible()
    assert window.navigation.buttons[Place.LEARN].isChecked()
    assert visits.story == ["left listen", "entered learn"]


def test_a_page_is_made_when_one_first_goes_there(qtbot):
    made = []

    def maker(place):
        return lambda: made.append(place) or Page(QLineEdit())

    window = Window({place: maker(place) for place in Place}, theme=Theme())
    qtbot.addWidget(window)
    assert made == [Place.LISTEN]
    for place in (Place.LEARN, Place.LISTEN, Place.LEARN):
        window.go(place)
    assert made == [Place.LISTEN, Place.LEARN]
    assert window.page(Place.LEARN).font() == window.font()


def test_the_rail_leads_there_too_by_mouse_and_by_keyboard(window, qtbot):
    qtbot.mouseClick(window.navigation.buttons[Place.LEARN], Qt.MouseButton.LeftButton)
    assert window.place is Place.LEARN
    window.navigation.buttons[Place.LEARN].setFocus()
    QTest.keyClick(window.navigation.buttons[Place.LEARN], Qt.Key.Key_Up)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.place is Place.LISTEN


def test_going_where_one_is_disturbs_nothing(window, visits):
    window.go(Place.LISTEN)
    assert visits.story == []


def test_every_way_has_a_name_with_its_key(window):
    assert [button.accessibleName() for button in window.navigation.buttons.values()] == ["Listen, F1", "Learn, F3"]


def test_closing_leaves_the_page_and_says_so(window, visits, qtbot):
    with qtbot.waitSignal(window.closed):
        assert window.close()
    assert visits.story == ["left listen", "closed listen"]  # the other was never made


def test_a_page_with_something_to_lose_keeps_the_window_open(window, visits, qtbot):
    visits.closable = False
    with qtbot.assertNotEmitted(window.closed):
        assert not window.close()
    assert window.isVisible()
    assert visits.story == []


def test_leaving_the_listening_page_releases_the_microphone_and_coming_back_listens(listening, qtbot):
    rig = listening()
    rig.window.go(Place.SETTINGS)
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert not rig.engine.running
    rig.window.go(Place.LISTEN)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)


def test_a_microphone_that_is_chosen_where_one_records_is_the_one_for_all_and_kept(rigs):
    rig = rigs()
    rig.window.page(Place.RECORD).microphone_chosen.emit(SourceChoice(microphone="Headset USB"))
    assert rig.session.choice == SourceChoice(microphone="Headset USB")
    assert load()[0].microphone == "Headset USB"


def test_who_had_paused_comes_back_to_a_pause(listening, qtbot):
    rig = listening()
    rig.session.pause()
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    rig.window.go(Place.SETTINGS)
    rig.window.go(Place.LISTEN)
    qtbot.wait(60)
    assert rig.session.status.state is State.PAUSED


def test_the_keys_of_the_listening_page_are_its_own(listening, qtbot):
    rig = listening()
    rig.engine.say(digit(7))
    qtbot.waitUntil(lambda: rig.page.history.heard == (7,))
    rig.window.go(Place.SETTINGS)
    rig.window.activateWindow()
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Space):
        QTest.keyClick(rig.window.focusWidget() or rig.window, key)
    assert rig.page.history.heard == (7,)
    assert not rig.session.wanted


@pytest.mark.parametrize("place", Place)
def test_whatever_the_tab_key_reaches_has_a_name(rigs, place):
    rig = rigs(settings=Settings())
    rig.window.go(place)
    rig.window.activateWindow()
    reached = []
    for _ in range(40):
        QTest.keyClick(rig.window.focusWidget() or rig.window, Qt.Key.Key_Tab)
        reached.append(rig.window.focusWidget())
    assert all(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in reached)
    assert set(rig.window.navigation.buttons.values()) <= set(reached)
    wanted = {
        Place.LISTEN: rig.page.history.buttons,
        Place.RECORD: [rig.window.page(Place.RECORD).record_button],
        Place.LEARN: [rig.window.page(Place.LEARN).order_form.start_button],
        Place.SETTINGS: rig.settings_page.theme.buttons.values(),
    }[place]
    enabled = {button for button in wanted if button.isEnabled()}
    assert len(enabled & set(reached)) >= min(1, len(enabled))


@pytest.fixture
def screen(monkeypatch):
    """Give a function that lets the screen have another height."""

    def make(height):
        small = SimpleNamespace(availableSize=lambda: QSize(1366, height))
        monkeypatch.setattr(QWidget, "screen", lambda _widget: small)

    return make


@pytest.mark.parametrize("language", Language)
def test_the_largest_text_fits_on_a_small_screen(rigs, screen, language):
    screen(728)
    window = rigs(language=language, settings=Settings(), text_percent=200).window
    for place in Place:
        window.page(place)
    smallest = window.minimumSizeHint()
    assert smallest.width() <= 1280
    assert smallest.height() <= 728
    assert window.height() <= 728


@pytest.mark.parametrize("language", Language)
def test_all_of_the_first_page_is_seen_on_a_laptop_on_the_first_day(rigs, screen, qtbot, language):
    screen(768)
    rig = rigs(language=language, settings=Settings())
    assert rig.window.height() <= 728
    view = rig.page.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == 0)
    assert rig.page.advice.welcome_card.isVisible()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("percent", "height"), [(100, 570), (200, 720)])
def test_what_is_wrong_with_the_microphone_leaves_all_in_sight(listening, screen, qtbot, language, percent, height):
    screen(768)
    rig = listening(language=language, text_percent=percent)
    denied = diagnosis_of(Condition.NOT_PERMITTED, System.MACOS)  # the longest sentence
    rig.engine.say(Notice(1.0, code=denied.condition, message=denied.text))
    qtbot.waitUntil(rig.page.advice.choose_button.isVisible)
    qtbot.wait(100)  # what is smallest goes from layout to layout, one with each turn of the loop
    rig.window.resize(rig.window.minimumSizeHint().width(), height)
    view = rig.page.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == 0)
    assert rig.window.height() == height
    for button in (rig.page.advice.choose_button, *rig.page.history.buttons):
        assert button.visibleRegion().boundingRect() == button.rect()
    again = diagnosis_of(Condition.HEARD_AGAIN, System.MACOS)
    rig.engine.say(Notice(2.0, code=again.condition, message=again.text))
    qtbot.waitUntil(rig.page.stage.digit_bars.isVisible)
    assert rig.page.stage.confidence_bar.isVisible()
    assert rig.page.spectrogram.isVisible()


def test_what_the_tab_key_reaches_comes_into_sight(rigs, screen, qtbot):
    screen(600)
    rig = rigs(settings=Settings(), text_percent=200)
    view = rig.page.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    button = rig.page.bar.start_button
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    rig.window.activateWindow()
    rig.page.setFocus()
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Tab)
    assert rig.window.focusWidget() is button
    assert button.visibleRegion().boundingRect() == button.rect()


def test_the_window_grows_with_what_is_to_be_said_while_the_screen_has_room(rigs, screen, qtbot):
    screen(1200)
    rig = rigs(text_percent=200)
    before = rig.window.height()
    rig.page.advice.ask_about_corrections()
    qtbot.waitUntil(lambda: rig.window.height() > before)
    assert rig.page.parentWidget().parentWidget().verticalScrollBar().maximum() == 0


class Drawings(QObject):
    """How high a part was each time it was drawn, and how high it needed to be."""

    def __init__(self, part):
        super().__init__(part)
        self.heights = []
        part.installEventFilter(self)

    def eventFilter(self, part, event):
        if event.type() is QEvent.Type.Paint:
            self.heights.append((part.height(), part.heightForWidth(part.width())))
        return False


@pytest.mark.parametrize("language", Language)
def test_nothing_is_drawn_before_there_is_room_for_it(rigs, qtbot, language):
    rig = rigs(language=language, text_percent=200)
    rig.window.go(Place.LEARN)
    page = rig.window.page(Place.LEARN)
    qtbot.waitUntil(lambda: bool(page.models.rows) and page.models.rows[0].isVisible(), timeout=PATIENCE_MS)
    drawings = Drawings(page._ground)
    page._on_listing_changed(states.listing(states.ADAPTED, BUNDLED))
    page._on_progress_changed(states.LEARNING)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)  # the rows come
    QCoreApplication.sendEvent(rig.window, QEvent(QEvent.Type.UpdateRequest))  # before Qt has laid out the rest
    assert page.models.rows[-1].isVisible()
    assert drawings.heights
    assert all(height >= needed for height, needed in drawings.heights)
