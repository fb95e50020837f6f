"""What happens to the recorder, whatever happens to the microphone."""

import threading
from collections import Counter

from app.core.events import DeviceGone, DeviceRestored, Overflow
from app.errors import DeviceLost, NoMicrophone
from app.takes.script import next_digit
from app.ui.record.phase import Phase
from tests.app.ui.record.acts import keep, reaches
from tests.app.ui.record.conftest import NO_MICROPHONE


def test_a_pause_releases_the_microphone_and_another_day_goes_on_where_it_stopped(recording, rigs, qtbot):
    rig = recording()
    said = [keep(rig, qtbot, seed).digit for seed in range(4)]
    rig.guide.session.pause()
    reaches(rig, qtbot, Phase.RESTING)
    assert not rig.recorder.running
    other_day = rigs()
    assert other_day.guide.digit == next_digit(Counter(said))
    assert other_day.guide.digit not in said
    assert not other_day.guide.taken.can_undo  # what was recorded another day is not deleted by one key


def test_what_is_said_after_the_pause_is_not_recorded(recording, qtbot):
    rig = recording()
    rig.guide.session.pause()
    rig.say()
    reaches(rig, qtbot, Phase.RESTING)
    assert rig.store.takes() == []


def test_changing_ones_mind_while_it_ends_begins_a_new_run(recording, qtbot):
    rig = recording()
    rig.guide.session.pause()
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.recorder.runs == 2
    keep(rig, qtbot)


def test_changing_ones_mind_while_the_microphone_opens_leaves_it_recording(rigs, qtbot):
    rig = rigs()
    rig.recorder.hold = threading.Event()
    for _ in range(3):
        rig.guide.toggle()
    assert rig.guide.phase is Phase.ENDING
    rig.recorder.hold.set()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.recorder.runs == 2
    keep(rig, qtbot)


def test_without_a_microphone_it_says_so_and_can_be_tried_again(rigs, qtbot):
    rig = rigs(failure=NO_MICROPHONE)
    rig.guide.start()
    reaches(rig, qtbot, Phase.FAILED)
    assert rig.guide.session.trouble == NoMicrophone().text
    assert not rig.guide.session.wanted
    qtbot.waitUntil(lambda: rig.guide.session._bridge is None)  # the Stopped that follows has arrived
    assert rig.guide.phase is Phase.FAILED
    rig.recorder.failure = None
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)


def test_a_microphone_that_goes_loses_no_take_and_is_waited_for(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    rig.recorder.tell(DeviceGone(2.0, message=DeviceLost("Headset").text))
    reaches(rig, qtbot, Phase.GONE)
    rig.recorder.tell(DeviceRestored(3.0, source="Headset"))
    reaches(rig, qtbot, Phase.ASKING)
    keep(rig, qtbot, 1)
    assert len(rig.store.takes()) == 2


def test_stopping_while_the_microphone_is_gone_ends_it(recording, qtbot):
    rig = recording()
    rig.recorder.tell(DeviceGone(2.0, message=DeviceLost("Headset").text))
    reaches(rig, qtbot, Phase.GONE)
    rig.guide.toggle()
    reaches(rig, qtbot, Phase.RESTING)
    assert not rig.recorder.running
    assert rig.guide.session.trouble is None


def test_trying_again_while_the_microphone_is_gone_begins_a_new_run(recording, qtbot):
    rig = recording()
    rig.recorder.tell(DeviceGone(2.0, message=DeviceLost("Headset").text))
    reaches(rig, qtbot, Phase.GONE)
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.recorder.runs == 2


def test_lost_sound_is_told(recording, qtbot):
    rig = recording()
    with qtbot.waitSignal(rig.guide.session.sound_lost):
        rig.recorder.tell(Overflow(1.0, lost_seconds=0.3))


def test_closing_ends_every_thread(recording):
    rig = recording()
    rig.guide.close()
    assert not rig.recorder.running
