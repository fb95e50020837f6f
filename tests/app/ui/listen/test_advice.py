"""What is said above the digit: the welcome, what is wrong with the microphone, what would help."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.audio.diagnosis import Condition, System, diagnosis_of, or_another
from app.core.events import Notice, SpeechEnd
from app.settings import Settings, load
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.spec.language import Language
from tests.app.ui.conftest import WELCOMED, digit, level, speech_end, speech_start, unknown
from tests.app.ui.listen.acts import heard, moment


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
    popup = rig.page.bar.picker.view()
    assert popup.isVisible()
    rig.page.bar.picker.activated.emit(2)
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
    card, meter = rig.page.advice.microphone_card, rig.page.bar.level_meter
    muted, again = (diagnosis_of(what, System.LINUX) for what in (Condition.MUTED, Condition.HEARD_AGAIN))
    rig.engine.say(*faint_voice(4.0))
    rig.engine.say(Notice(5.0, code=muted.condition, message=muted.text), moment(np.zeros(800), time=30.0), level(-6))
    qtbot.waitUntil(lambda: meter.lit == 14)
    assert card.accessibleDescription() == or_another(muted, "Built-in Microphone").text.english
    rig.engine.say(Notice(31.0, code=again.condition, message=again.text), moment(0.001 * np.ones(800), time=31.0))
    rig.engine.say(level(-50))
    qtbot.waitUntil(lambda: meter.lit == 3)
    assert not card.isVisible()


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
