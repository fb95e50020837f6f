import errno
import os
import threading
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QFileDialog, QLineEdit, QWidget

from app.audio.diagnosis import Condition, System, diagnosis_of, or_another
from app.core.events import DeviceGone, DeviceRestored, Failed, Heard, Notice, Overflow, SpeechEnd
from app.errors import DeviceLost, NoMicrophone
from app.settings import Settings, load
from app.takes.store import TakeStore
from app.ui import announcer
from app.ui.colours import DARK, LIGHT
from app.ui.digit_view import Face
from app.ui.listen import save_dialog
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.spec.errors import ArtifactError
from model.spec.language import Language
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import to_pcm
from tests.app.ui.conftest import WELCOMED, digit, level, partial, speech_end, speech_start, unknown
from tests.app.ui.pixels import pixels

NO_MICROPHONE = Failed(0.0, code="NoMicrophone", message=NoMicrophone().text)
BROKEN_MODEL = Failed(0.0, code="ArtifactError", message=ArtifactError(korean="모델", english="model").text)


def heard(rig, qtbot, *words):
    count = len(rig.page.history.heard) + len(words)
    rig.engine.say(*words)
    qtbot.waitUntil(lambda: len(rig.page.history.heard) == count)


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
    view = rig.page.stage.digit_view
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
    stage = rig.page.stage
    heard(rig, qtbot, digit(7), unknown())
    assert stage.digit_view.face == Face("?", word, unknown=True)
    assert pixels(stage.digit_view, colours.caution) > 1000
    assert pixels(stage.digit_view, colours.accent) == 0
    assert stage.confidence_bar.number == "–"
    assert pixels(stage.confidence_bar, colours.accent) == 0
    assert pixels(stage.digit_bars, colours.accent) == 0
    assert rig.page.history.heard == (7, None)


def test_the_confidence_bar_is_as_long_as_the_confidence(listening, qtbot):
    rig = listening()
    bar = rig.page.stage.confidence_bar
    heard(rig, qtbot, digit(4, 0.5))
    half = pixels(bar, LIGHT.accent)
    assert bar.number == "50 %"
    heard(rig, qtbot, digit(4, 0.999))
    assert bar.number == "99 %"  # never rounded up to certainty
    assert pixels(bar, LIGHT.accent) == pytest.approx(2 * half, rel=0.05)


def test_the_bars_move_while_one_speaks_and_settle_with_the_digit(listening, qtbot):
    rig = listening()
    bars = rig.page.stage.digit_bars
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
    bars = rig.page.stage.digit_bars
    heard(rig, qtbot, digit(7))
    assert bars.decided == 7
    rig.engine.say(partial(d2=0.1))  # however faint: the engine is silent where nothing is being said
    qtbot.waitUntil(lambda: bars.probabilities[2] == 0.1)
    assert bars.decided is None


def test_new_speech_mutes_what_was_heard_before(listening, qtbot):
    rig = listening()
    view = rig.page.stage.digit_view
    heard(rig, qtbot, digit(7))
    assert view.fresh
    rig.engine.say(speech_end(), speech_start())
    qtbot.waitUntil(lambda: not view.fresh)
    assert pixels(view, LIGHT.accent) == 0
    assert pixels(view, LIGHT.muted) > 1000


def test_the_meter_follows_the_level(listening, qtbot):
    rig = listening()
    meter = rig.page.level_meter
    rig.engine.say(level(-6))
    qtbot.waitUntil(lambda: meter.lit == 14)
    loud = pixels(meter, LIGHT.accent)
    rig.engine.say(level(-50))
    qtbot.waitUntil(lambda: meter.lit == 3)
    assert 0 < pixels(meter, LIGHT.accent) < loud / 2
    rig.engine.say(level(float("-inf"), peak=float("-inf")))
    qtbot.waitUntil(lambda: meter.lit == 0)
    assert pixels(meter, LIGHT.accent) == 0


@pytest.mark.parametrize("language", Language)
def test_what_the_engine_notices_about_the_microphone_is_told_as_long_as_it_is_so(listening, qtbot, language):
    rig = listening(language=language)
    card = rig.page.advice.microphone_card
    muted, again = (diagnosis_of(what, System.LINUX) for what in (Condition.MUTED, Condition.HEARD_AGAIN))
    rig.engine.say(Notice(1.0, code=muted.condition, message=muted.text))
    qtbot.waitUntil(card.isVisible)
    told = or_another(muted, "Built-in Microphone").text.in_language(language)
    assert card.sentences[0].text() == card.accessibleDescription() == told
    rig.engine.say(Notice(2.0, code=again.condition, message=again.text))
    qtbot.waitUntil(lambda: not card.isVisible())
    assert rig.page.footer.text() == again.text.in_language(language)


def test_another_microphone_is_chosen_where_the_one_in_use_is_complained_of(listening, qtbot):
    rig = listening()
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    rig.engine.say(Notice(1.0, code=muted.condition, message=muted.text))
    qtbot.waitUntil(rig.page.advice.choose_button.isVisible)
    qtbot.mouseClick(rig.page.advice.choose_button, Qt.MouseButton.LeftButton)
    popup = rig.page.picker.view()
    assert popup.isVisible()
    rig.page.picker.activated.emit(2)
    qtbot.waitUntil(lambda: rig.session.status.source == "Headset USB")
    assert not rig.page.advice.isVisible()
    popup.window().close()


def test_where_there_is_no_other_microphone_none_is_offered(rigs, qtbot):
    rig = rigs()
    del rig.devices[1:]
    rig.session.refresh_microphones()
    rig.session.start()
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    rig.engine.say(Notice(1.0, code=muted.condition, message=muted.text))
    qtbot.waitUntil(rig.page.advice.microphone_card.isVisible)
    assert rig.page.advice.microphone_card.accessibleDescription() == muted.text.english
    assert not rig.page.advice.choose_button.isVisible()


def test_the_speakers_are_told_to_be_no_microphone(rigs, qtbot):
    rig = rigs(settings=replace(WELCOMED, microphone="Monitor of Built-in Audio"))
    rig.session.start(SourceChoice(microphone="Monitor of Built-in Audio"))
    qtbot.waitUntil(rig.page.advice.microphone_card.isVisible)
    assert "Monitor of Built-in Audio is no microphone" in rig.page.advice.microphone_card.accessibleDescription()
    heard(rig, qtbot, digit(7))
    assert not rig.page.advice.isVisible()


def moment(waveform, time=1.0):
    return Heard(time, pcm=to_pcm(np.asarray(waveform, dtype=np.float32)).tobytes())


def faint_voice(seconds):
    """Return moments of a quiet room in which somebody speaks too low."""
    times = np.linspace(0.0, seconds, 60)
    return [moment((0.0001 if place % 3 else 0.001) * np.ones(800), float(time)) for place, time in enumerate(times)]


def test_words_that_are_so_loud_that_they_are_torn_are_told_with_the_remedy(listening, qtbot):
    rig = listening()
    card = rig.page.advice.microphone_card
    rig.engine.say(*[speech_start(), moment(np.ones(800)), speech_end()] * 2)
    qtbot.waitUntil(card.isVisible)
    assert "move away from the microphone" in card.accessibleDescription()
    rig.engine.say(speech_start(), moment(0.3 * np.ones(800)), speech_end())
    qtbot.waitUntil(lambda: not card.isVisible())


def test_a_voice_that_is_too_faint_is_told_with_the_remedy_until_it_is_heard(listening, qtbot):
    rig = listening()
    card = rig.page.advice.microphone_card
    rig.engine.say(*faint_voice(60.0))
    qtbot.waitUntil(card.isVisible)
    assert "come closer" in card.accessibleDescription()
    rig.engine.say(speech_start())
    qtbot.waitUntil(lambda: not card.isVisible())


def test_a_muted_microphone_is_not_called_a_faint_voice_however_long_it_is_muted(listening, qtbot):
    rig = listening()
    card, meter = rig.page.advice.microphone_card, rig.page.level_meter
    muted, again = (diagnosis_of(what, System.LINUX) for what in (Condition.MUTED, Condition.HEARD_AGAIN))
    rig.engine.say(*faint_voice(4.0))
    rig.engine.say(Notice(5.0, code=muted.condition, message=muted.text), moment(np.zeros(800), time=30.0), level(-6))
    qtbot.waitUntil(lambda: meter.lit == 14)
    assert card.accessibleDescription() == or_another(muted, "Built-in Microphone").text.english
    rig.engine.say(Notice(31.0, code=again.condition, message=again.text), moment(0.001 * np.ones(800), time=31.0))
    rig.engine.say(level(-50))
    qtbot.waitUntil(lambda: meter.lit == 3)
    assert not card.isVisible()


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


def test_a_microphone_that_is_let_go_is_not_complained_of(listening, qtbot):
    rig = listening()
    muted = diagnosis_of(Condition.MUTED, System.LINUX)
    rig.engine.say(Notice(1.0, code=muted.condition, message=muted.text))
    qtbot.waitUntil(rig.page.advice.microphone_card.isVisible)
    rig.session.pause()
    qtbot.waitUntil(lambda: not rig.page.advice.isVisible())


def test_a_warning_takes_nothing_away_that_waits_to_be_read_or_answered(listening, qtbot):
    rig = listening(settings=Settings())
    advice = rig.page.advice
    muted, again = (diagnosis_of(what, System.LINUX) for what in (Condition.MUTED, Condition.HEARD_AGAIN))
    rig.engine.say(Notice(1.0, code=muted.condition, message=muted.text))
    qtbot.waitUntil(advice.microphone_card.isVisible)
    assert not advice.welcome_card.isVisible()
    rig.page.advice.ask_about_corrections()
    assert advice.microphone_card.isVisible()
    rig.engine.say(Notice(2.0, code=again.condition, message=again.text))
    qtbot.waitUntil(advice.corrections_card.isVisible)
    advice.forget_button.click()
    assert advice.welcome_card.isVisible()
    advice.understood_button.click()
    assert not advice.isVisible()


def test_digits_are_copied_without_the_unknowns(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(0), digit(1), unknown(), digit(0))
    press(rig, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "010"
    assert "010" in rig.page.footer.text()


def test_an_empty_row_leaves_the_clipboard_alone(listening):
    rig = listening()
    QGuiApplication.clipboard().setText("mine")
    press(rig, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "mine"
    assert rig.page.footer.text() == "No digit to copy yet."


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)],
)
def test_everything_heard_can_be_cleared(listening, qtbot, key, modifier):
    rig = listening()
    heard(rig, qtbot, digit(1), unknown())
    press(rig, key, modifier=modifier)
    assert rig.page.history.heard == ()
    assert rig.page.stage.digit_view.face is None
    assert not rig.page.history.copy_button.isEnabled()


def test_what_was_cleared_is_brought_back_by_undo(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1), unknown())
    rig.page.history.clear()
    assert "Undo" in rig.page.footer.text()
    heard(rig, qtbot, digit(5))
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == ()
    assert rig.page.history.undo_button.isEnabled()
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == (1, None)
    assert rig.page.footer.text() == "Brought back: 2"
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == (1,)


def test_clearing_an_empty_row_leaves_what_was_cleared_before(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1))
    for _ in range(2):
        rig.page.history.clear()
    rig.page.history.undo()
    assert rig.page.history.heard == (1,)


def test_a_long_row_shows_the_newest_digits(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, *[digit(1)] * 200)
    before = rig.page.history.grab().toImage()
    heard(rig, qtbot, digit(8))
    assert rig.page.history.grab().toImage() != before
    assert rig.page.history.digits == "1" * 200 + "8"


@pytest.mark.parametrize(
    "focus",
    [
        lambda page: page,
        lambda page: page.picker,
        lambda page: page.start_button,
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
    assert rig.page.start_button.text() == "Listen"
    press(rig, Qt.Key.Key_Space, widget)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert rig.page.start_button.text() == "Pause"
    assert rig.page.history.heard == (3,)  # Space did not press the focused button
    assert QGuiApplication.clipboard().text() == "mine"
    assert QApplication.activePopupWidget() is None  # nor open the list


def test_enter_presses_the_focused_button(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(3))
    press(rig, Qt.Key.Key_Return, rig.page.history.clear_button)
    assert rig.page.history.heard == ()


def test_the_button_pauses_too(listening, qtbot):
    rig = listening()
    qtbot.mouseClick(rig.page.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert rig.page.status_line.word == "Paused"
    assert pixels(rig.page.level_meter, LIGHT.accent) == 0


@pytest.mark.parametrize("language", Language)
def test_no_microphone_is_said_plainly_and_the_demo_offered(rigs, qtbot, language):
    rig = rigs(language=language, failure=NO_MICROPHONE)
    panel = rig.page.stage.trouble_panel
    rig.session.start()
    qtbot.waitUntil(panel.isVisible)
    assert panel.sentence.text() == NoMicrophone().text.in_language(language)
    assert pixels(panel, LIGHT.caution) > 100
    rig.engine.failure = None
    qtbot.mouseClick(panel.demo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rig.session.status.source == "demo.wav")
    assert not panel.isVisible()
    assert rig.page.picker.choice == SourceChoice(demo=True)
    rig.engine.end()
    qtbot.waitUntil(lambda: rig.session.status.state is State.PAUSED)
    assert rig.page.footer.text() in {"The demo sound is over.", "데모 소리가 끝났습니다."}


def test_trying_again_lists_the_microphones_anew(rigs, qtbot):
    rig = rigs(failure=NO_MICROPHONE)
    rig.session.start()
    qtbot.waitUntil(rig.page.stage.trouble_panel.isVisible)
    rig.engine.failure = None
    qtbot.mouseClick(rig.page.stage.trouble_panel.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    assert rig.listings == 1


def test_a_broken_model_offers_no_other_sound(rigs, qtbot):
    rig = rigs(failure=BROKEN_MODEL)
    rig.session.start()
    panel = rig.page.stage.trouble_panel
    qtbot.waitUntil(panel.isVisible)
    assert panel.sentence.text() == "model"
    assert panel.retry_button.isVisible()
    assert not panel.demo_button.isVisible()


def test_a_lost_microphone_takes_the_stage_until_it_is_back(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(5))
    rig.engine.say(DeviceGone(1.0, message=DeviceLost("Headset USB").text))
    panel = rig.page.stage.trouble_panel
    qtbot.waitUntil(panel.isVisible)
    assert "Headset USB" in panel.sentence.text()
    assert rig.page.status_line.word == "Microphone gone"
    rig.engine.say(DeviceRestored(2.0, source="Headset USB"))
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert rig.page.history.heard == (5,)


@pytest.mark.parametrize("name", ["demo_button", "retry_button"])
def test_whoever_leaves_a_trouble_with_the_keyboard_stays_on_the_page(rigs, qtbot, name):
    rig = rigs(failure=NO_MICROPHONE)
    rig.session.start()
    panel = rig.page.stage.trouble_panel
    qtbot.waitUntil(panel.isVisible)
    press(rig, Qt.Key.Key_Return, getattr(panel, name))
    assert rig.window.focusWidget() is rig.page.start_button


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


def test_announcing_to_an_active_screen_reader_raises_no_warning(listening, qtbot, qtlog):
    QAccessible.setActive(True)
    rig = listening()
    heard(rig, qtbot, digit(7), unknown())
    assert not [record for record in qtlog.records if not record.ignored]


def test_every_control_has_a_name(listening):
    page = listening().page
    stage = page.stage
    controls = [
        *(page.status_line, page.level_meter, page.picker, page.start_button, page.footer, page.spectrogram),
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
    assert visited == [page.start_button, page.picker, page.history.row, *page.history.buttons]


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
        *(page.status_line, page.level_meter, page.picker, page.start_button),
        *(page.stage, page.spectrogram, page.history),
    ]
    assert page.footer.visibleRegion().boundingRect() == page.footer.rect()  # also where the page has to scroll
    for place, part in enumerate(parts):
        assert part.height() >= part.minimumSizeHint().height()
        assert part.width() >= part.minimumSizeHint().width()
        assert page.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[place + 1 :])


def test_the_newest_word_is_taken_back_with_one_key(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(1), digit(2), unknown())
    press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == (1, 2)
    assert rig.page.stage.digit_view.face is None
    assert len(rig.page.spectrogram.marks) == 2
    assert rig.page.footer.text() == rig.page.footer.accessibleDescription() == "Taken back: ?"
    press(rig, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert rig.page.history.heard == (1,)
    for _ in range(5):
        press(rig, Qt.Key.Key_Backspace)
    assert rig.page.history.heard == ()
    assert not any(button.isEnabled() for button in rig.page.history.buttons)


class Answers:
    """Does with the dialog that asks for a file what somebody would do."""

    def __init__(self, path=None, *, kind=None, saves=True):
        self._path = path
        self._kind = kind
        self._saves = saves
        self.proposed = ""
        self.chosen = []
        self.confirms = False
        QTimer.singleShot(0, lambda: self._answer(QApplication.activeModalWidget()))

    def _answer(self, dialog):
        if self._kind is not None:
            kinds = dialog.findChild(QComboBox, "fileTypeCombo")
            kinds.setCurrentIndex(self._kind)
            kinds.textActivated.emit(kinds.currentText())
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        self.proposed = line.text()
        line.setText(str(self._path))
        self.chosen = dialog.selectedFiles()
        self.confirms = not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        button = QDialogButtonBox.StandardButton.Save if self._saves else QDialogButtonBox.StandardButton.Cancel
        dialog.findChild(QDialogButtonBox).button(button).click()


@pytest.mark.parametrize(("name", "content"), [("말한 것.csv", b"time,digit,confidence\r\n"), ("말한 것.txt", b"12\n")])
def test_what_was_heard_is_saved_where_the_user_says(listening, qtbot, tmp_path, name, content):
    rig = listening()
    heard(rig, qtbot, digit(1), unknown(), digit(2, 0.5))
    Answers(tmp_path / name)
    press(rig, Qt.Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / name).read_bytes().startswith(content)
    assert rig.page.footer.text() == f"Saved: {name}"


@pytest.mark.parametrize(("kind", "suffix"), [(0, ".csv"), (1, ".txt")])
def test_a_name_ends_as_the_kind_that_is_chosen(listening, qtbot, tmp_path, kind, suffix):
    rig = listening()
    heard(rig, qtbot, digit(7))
    answers = Answers(tmp_path / "said", kind=kind)
    rig.page.history.save()
    assert answers.proposed.endswith(suffix)
    assert [path.name for path in tmp_path.iterdir()] == [f"said{suffix}"]


def test_the_dialog_knows_the_whole_name_and_so_asks_before_it_writes_over_a_file(listening, qtbot, tmp_path):
    (tmp_path / "said.txt").write_text("mine")
    rig = listening()
    heard(rig, qtbot, digit(7))
    answers = Answers(tmp_path / "said", kind=1, saves=False)
    rig.page.history.save()
    assert answers.chosen == [str(tmp_path / "said.txt")]
    assert answers.confirms
    assert (tmp_path / "said.txt").read_text() == "mine"


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(listening, qtbot, monkeypatch, tmp_path):
    def refuse(*_arguments):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    rig = listening()
    heard(rig, qtbot, digit(7))
    monkeypatch.setattr(save_dialog, "export", refuse)
    Answers(tmp_path / "a.csv")
    rig.page.history.save()
    assert "Choose another folder" in rig.page.footer.text()
    assert rig.page.history.heard == (7,)


def test_thinking_better_of_saving_says_nothing(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(7))
    before = rig.page.footer.text()
    Answers(saves=False)
    rig.page.history.save()
    assert rig.page.footer.text() == before


def sound(seconds, *, time=1.0):
    """Return so much of a tone, in the moments in which the engine tells it, up to a time."""
    waveform = 0.3 * np.sin(2 * np.pi * 700 * np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE)
    moments = np.split(to_pcm(waveform), len(waveform) // 800)
    return [Heard(time - seconds + 0.05 * (place + 1), pcm=moment.tobytes()) for place, moment in enumerate(moments)]


def ask(rig):
    """Open the list of digits, and return it."""
    menu = rig.page.history.correction_button.menu()
    menu.aboutToShow.emit()
    return menu


def correct(rig, digit):
    ask(rig).actions()[digit].trigger()


def test_a_wrong_digit_is_put_right_and_given_away_with_its_sound(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))  # from 0.5 to 0.9 s
    with qtbot.waitSignal(rig.page.corrected) as seen:
        correct(rig, 1)
    (correction,) = seen.args
    assert (correction.heard, correction.digit) == (2, 1)
    assert len(correction.waveform) == round(0.7 * SAMPLE_RATE)  # 0.2 s before it, and what there is after it
    assert np.abs(correction.waveform).max() == pytest.approx(0.3, abs=0.01)
    assert rig.page.history.heard == (1,)
    assert rig.page.history.words[-1].confidence is None
    assert rig.page.footer.text() == "Corrected: 2 is 1 now."


def test_what_was_put_right_is_shown_wherever_the_wrong_digit_was(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))
    correct(rig, 1)
    stage = rig.page.stage
    assert stage.digit_view.face.sign == "1"
    assert stage.confidence_bar.number == "–"
    assert stage.digit_bars.decided is None
    assert [mark.digit for mark in rig.page.spectrogram.marks] == [1]


def test_what_was_heard_since_stays_when_an_older_word_is_put_right(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(2))
    menu = ask(rig)
    heard(rig, qtbot, digit(5))
    menu.actions()[1].trigger()
    assert rig.page.stage.digit_view.face.sign == "5"
    assert [mark.digit for mark in rig.page.spectrogram.marks] == [1, 5]


def test_a_digit_whose_sound_is_gone_is_only_put_right(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, unknown())
    with qtbot.assertNotEmitted(rig.page.corrected):
        correct(rig, 4)
    assert rig.page.history.heard == (4,)


def test_the_word_that_was_asked_about_is_put_right_whatever_is_heard_meanwhile(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(2))
    menu = ask(rig)
    heard(rig, qtbot, digit(5))
    menu.actions()[1].trigger()
    assert rig.page.history.heard == (1, 5)


def test_a_word_that_was_taken_back_meanwhile_is_not_put_right(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(5), digit(2))
    menu = ask(rig)
    rig.page.history.undo()
    with qtbot.assertNotEmitted(rig.page.history.corrected):
        menu.actions()[1].trigger()
    assert rig.page.history.heard == (5,)


def test_the_question_says_what_comes_of_corrections_that_it_is_not_answered_for(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))
    correct(rig, 1)
    card = rig.page.advice.corrections_card
    assert card.isVisible()
    assert "Until you answer, nothing is kept" in card.accessibleDescription()
    rig.window.close()
    assert not TakeStore().takes()
    assert not load()[0].corrections_asked


def test_a_word_from_before_a_pause_has_no_sound_in_what_is_heard_after_it(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2))
    rig.session.start()
    qtbot.waitUntil(lambda: rig.page.spectrogram.marks == ())
    rig.engine.say(*sound(0.9))
    qtbot.waitUntil(lambda: rig.page.spectrogram.brightness > 0)
    with qtbot.assertNotEmitted(rig.page.corrected):
        correct(rig, 1)
    assert rig.page.history.heard == (1,)


def test_a_word_that_is_put_right_twice_is_the_same_word(listening, qtbot):
    rig = listening()
    rig.engine.say(*sound(0.9))
    heard(rig, qtbot, digit(2), digit(3))
    given = []
    rig.page.corrected.connect(given.append)
    for number in (1, 7):
        correct(rig, number)
    assert [correction.digit for correction in given] == [1, 7]
    assert given[0].word == given[1].word
    rig.page.history.undo()
    correct(rig, 4)
    assert given[2].word != given[1].word


def test_the_list_of_digits_is_as_large_as_the_rest(rigs):
    rig = rigs(text_percent=200)
    menu = rig.page.history.correction_button.menu()
    menu.aboutToShow.emit()
    assert menu.font().pointSizeF() == rig.window.font().pointSizeF()


def test_a_digits_own_key_says_what_the_word_was(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(2))
    menu = rig.page.history.correction_button.menu()
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, lambda: QTest.keyClick(menu, Qt.Key.Key_1)))
    press(rig, Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rig.page.history.heard == (1,))


def test_the_newest_word_is_told_with_confidence_and_time(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(7, 0.973))
    name, percent, clock = rig.page.history.word.text().split(" · ")
    assert (name, percent) == ("7 칠", "97 %")
    assert clock == rig.page.history.words[-1].clock
    assert rig.page.history.word.accessibleName() == "Newest word"
    assert rig.page.history.word.accessibleDescription() == rig.page.history.word.text()


def test_a_digit_that_is_easily_taken_for_another_shows_that_one_too(listening, qtbot):
    rig = listening()
    bar = rig.page.stage.confidence_bar
    close = replace(digit(1, 0.6), probabilities=(0.0, 0.6, 0.3, *[0.01] * 7))
    heard(rig, qtbot, close)
    assert bar.words == "Confidence · perhaps 2 이"
    assert "2 이" in bar.accessibleDescription()
    heard(rig, qtbot, digit(1))
    assert bar.words == "Confidence"


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


def test_the_first_digit_ends_the_welcome_for_good(listening, qtbot):
    rig = listening(settings=Settings())
    assert rig.page.advice.welcome_card.isVisible()
    heard(rig, qtbot, unknown())
    assert rig.page.advice.welcome_card.isVisible()
    heard(rig, qtbot, digit(7))
    assert not rig.page.advice.isVisible()
    assert load() == (Settings(welcomed=True), None)


def test_the_welcome_can_be_sent_away(rigs, qtbot):
    rig = rigs(settings=Settings())
    qtbot.mouseClick(rig.page.advice.understood_button, Qt.MouseButton.LeftButton)
    assert not rig.page.advice.isVisible()
    assert load()[0].welcomed


def test_who_was_welcomed_is_not_welcomed_again(rigs):
    assert not rigs().page.advice.isVisible()


def test_a_voice_that_is_hard_to_make_out_is_offered_to_be_learnt(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, unknown(), digit(1, 0.6), digit(2, 0.6))
    assert not rig.page.advice.isVisible()
    heard(rig, qtbot, unknown())
    assert rig.page.advice.recording_card.isVisible()
    with qtbot.waitSignal(rig.page.recording_wanted):
        qtbot.mouseClick(rig.page.advice.record_button, Qt.MouseButton.LeftButton)
    assert rig.window.place is Place.RECORD
    rig.window.go(Place.LISTEN)
    qtbot.waitUntil(lambda: rig.session.status.state is State.LISTENING)
    heard(rig, qtbot, *[unknown()] * 8)
    assert not rig.page.advice.isVisible()  # asked once, and not again


def wordless(seconds):
    return speech_start(), SpeechEnd(1.5, start=0.4, end=0.4 + seconds)


def test_whoever_is_not_made_out_at_all_is_told_so_and_offered_to_be_learnt(listening, qtbot):
    rig = listening(settings=Settings())
    rig.engine.say(*wordless(0.8))
    qtbot.waitUntil(lambda: "Something was heard" in rig.page.footer.text())
    assert not rig.page.advice.recording_card.isVisible()
    rig.engine.say(*wordless(0.8) * 3)
    qtbot.waitUntil(rig.page.advice.recording_card.isVisible)
    rig.page.advice.later_button.click()
    assert rig.page.advice.welcome_card.isVisible()


def test_a_click_and_a_talk_are_no_digits_that_were_not_made_out(listening, qtbot):
    rig = listening()
    rig.engine.say(*[event for seconds in (0.2, 6.0) for event in wordless(seconds) * 8], digit(7))
    qtbot.waitUntil(lambda: rig.page.history.heard == (7,))
    assert "Something was heard" not in rig.page.footer.text()
    assert not rig.page.advice.isVisible()


def test_whoever_was_understood_once_is_not_told_of_each_noise(listening, qtbot):
    rig = listening()
    heard(rig, qtbot, digit(7))
    rig.engine.say(speech_end(), *wordless(0.8), digit(3))
    qtbot.waitUntil(lambda: rig.page.history.heard == (7, 3))
    assert "Something was heard" not in rig.page.footer.text()


def test_trouble_is_heard_by_those_who_want_it(listening, qtbot, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", staticmethod(lambda: beeps.append(1)))
    rig = listening(settings=replace(WELCOMED, sounds=True))
    rig.engine.say(DeviceGone(1.0, message=DeviceLost("Headset USB").text))
    qtbot.waitUntil(lambda: beeps == [1])


def test_the_chosen_microphone_is_remembered_and_the_demo_is_not(listening, qtbot):
    rig = listening()
    qtbot.waitUntil(lambda: rig.page.picker.count() == 4)
    for row, microphone in ((2, "Headset USB"), (3, "Headset USB"), (0, None)):
        rig.page.picker.activated.emit(row)
        assert load()[0].microphone == microphone


def test_closing_ends_the_engine_and_every_thread(listening):
    rig = listening()
    rig.window.close()
    assert not rig.engine.running
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("sutja", "scripted"))]
    assert isinstance(rig.window, QWidget)
    assert not rig.window.isVisible()
