"""What was heard is spoken once somebody pauses, where the user wants it."""

from dataclasses import replace

from app.settings import load
from app.ui.place import Place
from tests.app.ui.conftest import WELCOMED, digit, speech_end, speech_start, unknown
from tests.app.ui.listen.acts import heard


def test_all_digits_of_a_stretch_of_speech_are_spoken_at_its_end(listening, qtbot):
    rig = listening(settings=replace(WELCOMED, speak_back=True))
    assert rig.voice.prepared
    rig.engine.say(speech_start())
    heard(rig, qtbot, digit(0), digit(1), unknown(), digit(0))
    assert rig.voice.said == []  # else the microphone would be deaf in the middle of a number
    rig.engine.say(speech_end(), speech_start(), digit(7), speech_end(), speech_start(), speech_end())
    qtbot.waitUntil(lambda: rig.voice.said == [(0, 1, 0), (7,)])


def test_nothing_is_spoken_at_first_and_it_is_chosen_in_the_settings(listening, qtbot):
    rig = listening()
    rig.engine.say(speech_start())
    heard(rig, qtbot, digit(7))
    rig.engine.say(speech_end(), speech_start())
    heard(rig, qtbot, digit(8))
    assert rig.voice.said == []
    assert not rig.voice.prepared
    rig.window.go(Place.SETTINGS)
    rig.settings_page.speak_back.buttons[True].click()
    assert load()[0].speak_back
    assert rig.voice.prepared
