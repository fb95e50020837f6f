import threading
from dataclasses import replace

import pytest

from app.core.events import DeviceGone, DeviceRestored, Failed
from app.errors import DeviceError, DeviceLost, NoAudioSystem, NoMicrophone
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.spec.errors import ArtifactError
from model.spec.language import Language, Text
from tests.app.ui.conftest import speech_end, speech_start


def failure(error):
    return Failed(0.0, code=type(error).__name__, message=error.text)


def reaches(qtbot, rig, state):
    qtbot.waitUntil(lambda: rig.session.status.state is state)


def test_starting_prepares_then_listens_to_the_default_microphone(rigs, qtbot):
    rig = rigs()
    states = []
    rig.session.status_changed.connect(lambda status: states.append(status.state))
    rig.session.start()
    reaches(qtbot, rig, State.LISTENING)
    assert states[0] is State.PREPARING
    assert rig.session.status.source == "Built-in Microphone"


def test_speech_is_a_state(listening, qtbot):
    rig = listening()
    rig.engine.say(speech_start())
    reaches(qtbot, rig, State.SPEECH)
    rig.engine.say(speech_end())
    reaches(qtbot, rig, State.LISTENING)


def test_it_prepares_without_listening_and_without_holding_the_window_up(rigs, qtbot):
    rig = rigs()
    rig.session.prepare()
    qtbot.waitUntil(lambda: bool(rig.engine.prepared))
    assert rig.engine.prepared != [threading.main_thread()]
    assert not rig.engine.sources
    assert rig.session.status.state is State.PAUSED


def test_pausing_stops_the_engine(listening, qtbot):
    rig = listening()
    rig.session.pause()
    reaches(qtbot, rig, State.PAUSED)
    assert not rig.engine.running


def test_what_is_changed_about_the_engine_is_changed_while_it_stands_still(listening, qtbot):
    rig = listening()
    running = []

    def change():
        rig.engine.stop()
        running.append(rig.engine.running)

    rig.session.rearrange(change)
    reaches(qtbot, rig, State.LISTENING)
    qtbot.waitUntil(lambda: len(rig.engine.sources) == 2)
    assert running == [False]
    rig.session.pause()
    reaches(qtbot, rig, State.PAUSED)
    rig.session.rearrange(change)
    qtbot.waitUntil(lambda: len(running) == 2)
    assert rig.session.status.state is State.PAUSED
    assert len(rig.engine.sources) == 2


def test_a_slow_engine_does_not_hold_the_window_up(listening, qtbot):
    rig = listening()
    rig.engine.hold = threading.Event()
    rig.session.pause()  # returns although the engine's thread cannot end yet
    assert rig.engine.running
    assert rig.session.status.state is State.PAUSING
    qtbot.wait(60)
    assert rig.session.status.state is State.PAUSING
    rig.engine.hold.set()
    reaches(qtbot, rig, State.PAUSED)


def test_changing_ones_mind_while_it_stops_leaves_it_listening(listening, qtbot):
    rig = listening()
    rig.engine.hold = threading.Event()
    for _ in range(4):
        rig.session.toggle()
    assert rig.session.wanted
    rig.engine.hold.set()
    reaches(qtbot, rig, State.LISTENING)
    qtbot.wait(60)
    assert rig.session.status.state is State.LISTENING
    assert len(rig.engine.sources) == 2  # the start in between was superseded before its turn


def test_another_source_ends_the_run_before_without_a_pause_between(listening, qtbot):
    rig = listening()
    states = []
    rig.session.status_changed.connect(lambda status: states.append(status.state))
    rig.session.start(SourceChoice(microphone="Headset USB"))
    qtbot.waitUntil(lambda: rig.session.status.source == "Headset USB")
    assert State.PAUSED not in states


@pytest.mark.parametrize("error", [NoMicrophone(), NoAudioSystem(), DeviceError(korean="가", english="a")])
def test_without_a_microphone_it_says_so(rigs, qtbot, error):
    rig = rigs(failure=failure(error), language=Language.KOREAN)
    rig.session.start()
    reaches(qtbot, rig, State.NO_MICROPHONE)
    assert rig.session.status.message == error.text.korean
    qtbot.wait(60)  # the Stopped that follows
    assert rig.session.status.state is State.NO_MICROPHONE
    assert not rig.session.wanted


def test_a_broken_model_is_another_problem(rigs, qtbot):
    error = ArtifactError(korean="모델", english="model")
    rig = rigs(failure=failure(error))
    rig.session.start()
    reaches(qtbot, rig, State.ERROR)
    assert rig.session.status.message == "model"


def test_a_source_that_cannot_be_made_is_told_like_a_failure(rigs, qtbot):
    rig = rigs()

    def refuse(_name):
        raise NoMicrophone

    rig.session._sources = replace(rig.session._sources, microphone=refuse)
    rig.session.start()
    reaches(qtbot, rig, State.NO_MICROPHONE)


def test_a_defect_outside_the_engine_releases_the_microphone_and_stays_told(listening, qtbot):
    rig = listening()
    rig.bridge.post(Failed(0.0, code="Defect", message=Text(korean="결함", english="defect")))
    rig.engine.say(speech_start(), speech_end())  # what was still on its way
    reaches(qtbot, rig, State.ERROR)
    qtbot.waitUntil(lambda: not rig.engine.running)
    qtbot.wait(60)
    assert rig.session.status.state is State.ERROR
    assert rig.session.status.message == "defect"
    assert not rig.session.wanted
    rig.session.toggle()
    reaches(qtbot, rig, State.LISTENING)


def test_a_failure_while_the_engine_is_slow_to_end_stays_told(listening, qtbot):
    rig = listening()
    rig.engine.hold = threading.Event()
    rig.bridge.post(Failed(0.0, code="Defect", message=Text(korean="결함", english="defect")))
    reaches(qtbot, rig, State.ERROR)
    rig.bridge.post(speech_start())
    qtbot.wait(60)
    assert rig.session.status.state is State.ERROR
    rig.engine.hold.set()
    qtbot.waitUntil(lambda: not rig.engine.running)
    qtbot.wait(60)
    assert rig.session.status.state is State.ERROR


def test_a_lost_device_is_waited_for(listening, qtbot):
    rig = listening()
    rig.engine.say(DeviceGone(1.0, message=DeviceLost("Headset USB").text))
    reaches(qtbot, rig, State.DEVICE_GONE)
    assert "Headset USB" in rig.session.status.message
    assert rig.session.wanted
    rig.engine.say(DeviceRestored(2.0, source="Headset USB"))
    reaches(qtbot, rig, State.LISTENING)
    assert rig.session.status.source == "Headset USB"
    assert rig.session.status.message == ""


def test_the_end_of_the_demo_is_a_pause_and_starts_anew(rigs, qtbot):
    rig = rigs()
    rig.session.start(SourceChoice(demo=True))
    reaches(qtbot, rig, State.LISTENING)
    with qtbot.waitSignal(rig.session.demo_ended):
        rig.engine.end()
    assert rig.session.status.state is State.PAUSED
    rig.session.toggle()
    reaches(qtbot, rig, State.LISTENING)
    assert [source.name for source in rig.engine.sources] == ["demo.wav", "demo.wav"]


def test_no_list_of_microphones_is_an_empty_list(rigs, qtbot):
    rig = rigs()

    def refuse():
        raise NoAudioSystem

    rig.session._sources = replace(rig.session._sources, list_microphones=refuse)
    with qtbot.waitSignal(rig.session.microphones_changed) as seen:
        rig.session.refresh_microphones()
    assert seen.args == [()]


def test_what_is_unexpected_in_an_errand_reaches_the_hook(rigs, qtbot):
    rig = rigs()

    def break_down():
        raise ZeroDivisionError

    rig.session._sources = replace(rig.session._sources, list_microphones=break_down)
    with qtbot.captureExceptions() as exceptions:
        rig.session.refresh_microphones()
        qtbot.waitUntil(lambda: bool(exceptions))
    assert exceptions[0][0] is ZeroDivisionError


def test_closing_ends_every_thread(listening):
    rig = listening()
    rig.session.close()
    assert not rig.engine.running
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sutja")]
