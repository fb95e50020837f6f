import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.events import DeviceGone, DeviceRestored, Failed, Overflow
from app.errors import DeviceLost, NoMicrophone
from app.ui import announcer
from app.ui.colours import DARK, LIGHT
from app.ui.digit_view import Face
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.spec.errors import ArtifactError
from model.spec.language import Language
from tests.app.ui.conftest import digit, level, partial, speech_end, speech_start, unknown

NO_MICROPHONE = Failed(0.0, code="NoMicrophone", message=NoMicrophone().text)
BROKEN_MODEL = Failed(0.0, code="ArtifactError", message=ArtifactError(korean="모델", english="model").text)


def pixels(widget, colour):
    """Count the pixels in a widget's part of the window that have exactly this colour."""
    window = widget.window()
    image = window.grab(QRect(widget.mapTo(window, QPoint()), widget.size())).toImage()
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def heard(rig, qtbot, *words):
    count = len(rig.window.history.heard) + len(words)
    rig.engine.say(*words)
    qtbot.waitUntil(lambda: len(rig.window.history.heard) == count)


def press(rig, key, widget=None, modifier=Qt.KeyboardModifier.NoModifier):
    rig.window.activateWindow()
    if widget:
        widget.setFocus()
    QTest.keyClick(widget or rig.window, key, modifier)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", Language)
def test_a_digit_is_shown_large_in_the_accent(listening, qtbot, language, dark):
    rig = listening(language=language, dark=dark)
    colours = DARK if dark else LIGHT
    view = rig.window.stage.digit_view
    assert pixels(view, colours.accent) == 0
    heard(rig, qtbot, digit(7))
    assert view.face == Face("7", "칠", "chil" if language is Language.ENGLISH else "")
    assert pixels(view, colours.accent) > 1000
    assert pixels(view, colours.text) > 1000
    assert pixels(view, colours.background) > view.width() * view.height() / 2
    assert pixels(view, colours.caution) == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("language", "word"), [(Language.KOREAN, "모름"), (Language.ENGLISH, "Unknown")])
def test_an_unknown_has_its_own_sign_word_and_colour(listening, qtbot, language, word, dark):
    rig = listening(language=language, dark=dark)
    colours = DARK if dark else LIGHT
    stage = rig.window.stage
    heard(rig, qtbot, digit(7), unknown())
    assert stage.digit_view.face == Face("?", word, unknown=True)
    assert pixels(stage.digit_view, colours.caution) > 1000
    assert pixels(stage.digit_view, colours.accent) == 0
    assert stage.confidence_bar.number == "–"
    assert pixels(stage.confidence_bar, colours.accent) == 0
    assert pixels(stage.digit_bars, colours.accent) == 0
    assert rig.window.history.heard == (7, None)


def test_the_confidence_bar_is_as_long_as_the_confidence(listening, qtbot):
    rig = listening()
    bar = rig.window.stage.confidence_bar
    heard(rig, qtbot, digit(4, 0.5))
    half = pixels(bar, LIGHT.accent)
    assert bar.number == "50 %"
    heard(rig, qtbot, digit(4, 0.999))
    assert bar.number == "99 %"  # never rounded up to certainty
    assert pixels(bar, LIGHT.accent) == pytest.approx(2 * half, rel=0.05)


def test_the_bars_move_while_one_speaks_and_settle_with_the_digit(listening, qtbot):
    rig = listening()
    bars = rig.window.stage.digit_bars
    rig.engine.say(speech_start(), partial(d7=0.3))
    qtbot.waitUntil(lambda: bars.probabilities[7] == 0.3)
    few = pixels(bars, LIGHT.text)
    rig.engine.say(partial(d7=0.9))
    qtbot.waitUntil(lambda: bars.probabilities[7] == 0.9)
    assert pixels(bars, LIGHT.text) > few + 500
    assert pixels(bars, LIGHT.accent) == 0  # nothing is decided yet
    heard(rig, qtbot, digit(7))
    assert bars.decided == 7
    assert pixels(bars, LIGHT.accent) > 500


def test_the_bars_of_a_decision_stand_until_something_else_is_heard(listening, qtbot):
    rig = listening()
    bars = rig.window.stage.digit_bars
    heard(rig, qtbot, digit(7))
    assert bars.decided == 7
    rig.engine.say(partial(d2=0.1))  # however faint: the engine is silent where nothing is being said
    qtbot.waitUntil(lambda: bars.probabilities[2] == 0.1)
    assert bars.decided is None


def test_new_speech_mutes_what_was_heard_before(listening, qtbot):
    rig = listening()
    view = rig.window.stage.digit_view
    heard(rig, qtbot, digit(7))
    assert view.fresh
    rig.engine.say(speech_end(), speech_start())
    qtbot.waitUntil(lambda: not view.fresh)
    assert pixels(view, LIGHT.accent) == 0
    assert pixels(view, LIGHT.muted) > 1000


def test_the_meter_follows_the_level(listening, qtbot):
    rig = listening()
    meter = rig.window.level_meter
    rig.engine.say(level(-6))
    qtbot.waitUntil(lambda: meter.lit == 14)
    loud = pixels(meter, LIGHT.accent)
    rig.engine.say(level(-50))
    qtbot.waitUntil(lambda: meter.lit == 3)
    assert 0 < pixels(meter, LIGHT.accent) < loud / 2
    rig.engine.say(level(float("-inf"), peak=float("-inf")))
    qtbot.waitUntil(lambda: meter.lit == 0)
    assert pixels(meter, LIGHT.accent) == 0


def test_a_microphone_that_gives_nothing_at_all_is_noticed(listening, qtbot):
    rig = listening()
    rig.engine.say(*(level(-120.0, peak=-120.0, time=0.5 * step) for step in range(12)))
    qtbot.waitUntil(lambda: "No sound at all" in rig.window.footer.text())


def test_digits_are_copied_without_the_unknowns(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(0), digit(1), unknown(), digit(0))
    press(rig, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "010"
    assert "010" in rig.window.footer.text()


def test_an_empty_row_leaves_the_clipboard_alone(listening):
    rig = listening()
    QGuiApplication.clipboard().setText("mine")
    press(rig, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "mine"
    assert rig.window.footer.text() == "No digit to copy yet."


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)],
)
def test_everything_heard_can_be_cleared(listening, qtbot, key, modifier):
    rig = listening()
    heard(rig, qtbot, digit(1), unknown())
    press(rig, key, modifier=modifier)
    assert rig.window.history.heard == ()
    assert rig.window.stage.digit_view.face is None
    assert not rig.window.history.copy_button.isEnabled()


def test_a_long_row_shows_the_newest_digits(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, *[digit(1)] * 200)
    before = rig.window.history.grab().toImage()
    heard(rig, qtbot, digit(8))
    assert rig.window.history.grab().toImage() != before
    assert rig.window.history.digits == "1" * 200 + "8"


@pytest.mark.parametrize(
    "focus",
    [
        lambda window: window,
        lambda window: window.picker,
        lambda window: window.start_button,
        lambda window: window.history.copy_button,
        lambda window: window.history.clear_button,
    ],
)
def test_space_pauses_and_resumes_wherever_the_focus_is(listening, qtbot, focus):
    rig = listening()
    heard(rig, qtbot, digit(3))
    QGuiApplication.clipboard().setText("mine")
    widget = focus(rig.window)
    press(rig, Qt.Key.Key_Space, widget)
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert not rig.engine.running
    assert rig.window.start_button.text() == "Listen"
    press(rig, Qt.Key.Key_Space, widget)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert rig.window.start_button.text() == "Pause"
    assert rig.window.history.heard == (3,)  # Space did not press the focused button
    assert QGuiApplication.clipboard().text() == "mine"
    assert QApplication.activePopupWidget() is None  # nor open the list


def test_enter_presses_the_focused_button(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(3))
    press(rig, Qt.Key.Key_Return, rig.window.history.clear_button)
    assert rig.window.history.heard == ()


def test_the_button_pauses_too(listening, qtbot):
    rig = listening()
    qtbot.mouseClick(rig.window.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert rig.window.status_line.word == "Paused"
    assert pixels(rig.window.level_meter, LIGHT.accent) == 0


@pytest.mark.parametrize("language", Language)
def test_no_microphone_is_said_plainly_and_the_demo_offered(rigs, qtbot, language):
    rig = rigs(language=language, failure=NO_MICROPHONE)
    panel = rig.window.stage.trouble_panel
    rig.session.start()
    qtbot.waitUntil(panel.isVisible)
    assert panel.sentence.text() == NoMicrophone().text.in_language(language)
    assert pixels(panel, LIGHT.caution) > 100
    rig.engine.failure = None
    qtbot.mouseClick(panel.demo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rig.session.status.source == "demo.wav")
    assert not panel.isVisible()
    assert rig.window.picker.choice == SourceChoice(demo=True)
    rig.engine.end()
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert rig.window.footer.text() in {"The demo sound is over.", "데모 소리가 끝났습니다."}


def test_trying_again_lists_the_microphones_anew(rigs, qtbot):
    rig = rigs(failure=NO_MICROPHONE)
    rig.session.start()
    qtbot.waitUntil(rig.window.stage.trouble_panel.isVisible)
    rig.engine.failure = None
    qtbot.mouseClick(rig.window.stage.trouble_panel.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert rig.listings == 1


def test_a_broken_model_offers_no_other_sound(rigs, qtbot):
    rig = rigs(failure=BROKEN_MODEL)
    rig.session.start()
    panel = rig.window.stage.trouble_panel
    qtbot.waitUntil(panel.isVisible)
    assert panel.sentence.text() == "model"
    assert panel.retry_button.isVisible()
    assert not panel.demo_button.isVisible()


def test_a_lost_microphone_takes_the_stage_until_it_is_back(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(5))
    rig.engine.say(DeviceGone(1.0, message=DeviceLost("Headset USB").text))
    panel = rig.window.stage.trouble_panel
    qtbot.waitUntil(panel.isVisible)
    assert "Headset USB" in panel.sentence.text()
    assert rig.window.status_line.word == "Microphone gone"
    rig.engine.say(DeviceRestored(2.0, source="Headset USB"))
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert rig.window.history.heard == (5,)


def test_lost_sound_is_told(listening, qtbot):
    rig = listening()
    rig.engine.say(Overflow(1.0, lost_seconds=0.25))
    qtbot.waitUntil(lambda: "0.25 s" in rig.window.footer.text())


def test_each_result_is_said_to_a_screen_reader(listening, qtbot, monkeypatch):
    said = []
    record = SimpleNamespace(
        AnnouncementPoliteness=QAccessible.AnnouncementPoliteness,
        updateAccessibility=lambda event: said.append(event.message()),
    )
    monkeypatch.setattr(announcer, "QAccessible", record)
    rig = listening(language=Language.KOREAN)
    assert said[-1] == "듣는 중"
    said.clear()
    rig.engine.say(speech_start(), digit(7), unknown(), speech_end())
    qtbot.waitUntil(lambda: len(rig.window.history.heard) == 2)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert said == ["7, 칠", "모름"]  # and not after each word that it goes on listening


def test_announcing_to_an_active_screen_reader_raises_no_warning(listening, qtbot, qtlog):
    QAccessible.setActive(True)
    rig = listening()
    heard(rig, qtbot, digit(7), unknown())
    assert not qtlog.records


def test_every_control_has_a_name(listening):
    rig = listening()
    window = rig.window
    stage = window.stage
    controls = [
        *(window.status_line, window.level_meter, window.picker, window.start_button, window.footer),
        *(stage.digit_view, stage.confidence_bar, stage.digit_bars),
        *(stage.trouble_panel.demo_button, stage.trouble_panel.retry_button),
        *(window.history.copy_button, window.history.clear_button),
    ]
    assert all(control.accessibleName() for control in controls)


def test_the_tab_key_visits_the_controls_in_reading_order(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1))
    window = rig.window
    window.activateWindow()
    window.setFocus()
    visited = []
    for _ in range(4):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        visited.append(window.focusWidget())
    assert visited == [
        window.start_button,
        window.picker,
        window.history.copy_button,
        window.history.clear_button,
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("points", [9.0, 18.0])
def test_at_its_smallest_nothing_overlaps_even_with_large_text(rigs, qtbot, monkeypatch, language, points):
    font = QGuiApplication.font()
    font.setPointSizeF(points)
    monkeypatch.setattr(QGuiApplication, "font", staticmethod(lambda: font))
    rig = rigs(language=language)
    window = rig.window
    window.resize(window.minimumSize())
    QApplication.processEvents()
    assert window.minimumSize().width() >= 720
    assert window.minimumSize().height() >= 560
    parts = [window.status_line, window.level_meter, window.picker, window.start_button, window.stage, window.history]
    for place, part in enumerate(parts):
        assert part.height() >= part.minimumSizeHint().height()
        assert part.width() >= part.minimumSizeHint().width()
        assert window.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[place + 1 :])


def test_closing_ends_the_engine_and_every_thread(listening):
    rig = listening()
    rig.window.close()
    assert not rig.engine.running
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("sutja", "scripted"))]
    assert isinstance(rig.window, QWidget)
    assert not rig.window.isVisible()
