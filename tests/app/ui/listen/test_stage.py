"""What the middle of the page shows: the digit with its bars, or what is wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.core.events import DeviceGone, DeviceRestored, Failed
from app.errors import DeviceLost, NoMicrophone
from app.ui.colours import DARK, LIGHT
from app.ui.digit_view import Face
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.spec.errors import ArtifactError
from model.spec.language import Language
from tests.app.ui.conftest import digit, partial, speech_end, speech_start, unknown
from tests.app.ui.listen.acts import heard, press
from tests.app.ui.pixels import pixels

NO_MICROPHONE = Failed(0.0, code="NoMicrophone", message=NoMicrophone().text)
BROKEN_MODEL = Failed(0.0, code="ArtifactError", message=ArtifactError(korean="모델", english="model").text)


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


def test_a_digit_that_is_easily_taken_for_another_shows_that_one_too(listening, qtbot):
    rig = listening()
    bar = rig.page.stage.confidence_bar
    close = replace(digit(1, 0.6), probabilities=(0.0, 0.6, 0.3, *[0.01] * 7))
    heard(rig, qtbot, close)
    assert bar.words == "Confidence · perhaps 2 이"
    assert "2 이" in bar.accessibleDescription()
    heard(rig, qtbot, digit(1))
    assert bar.words == "Confidence"


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
    assert rig.page.bar.picker.choice == SourceChoice(demo=True)
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
    assert rig.page.bar.status_line.word == "Microphone gone"
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
    assert rig.window.focusWidget() is rig.page.bar.start_button
