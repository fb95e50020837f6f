import sys
import threading

import pytest
from PySide6.QtCore import QThread

from app.core import events
from app.ui.bridge import EventBridge
from model.spec.language import Text
from tests.app.ui.conftest import digit, level, partial, speech_end, speech_start, unknown

TEXT = Text(korean="가", english="a")
EVENTS = {
    "loading": events.Loading(0.0),
    "started": events.Started(0.0, source="a", sample_rate=16_000, model="1"),
    "level_changed": level(-20),
    "sound_heard": events.Heard(1.0, pcm=b"\0\0"),
    "speech_started": speech_start(),
    "partial_heard": partial(d1=0.9),
    "digit_heard": digit(3),
    "unknown_heard": unknown(),
    "speech_ended": speech_end(),
    "sound_lost": events.Overflow(1.0, lost_seconds=0.1),
    "device_gone": events.DeviceGone(1.0, message=TEXT),
    "device_restored": events.DeviceRestored(1.0, source="a"),
    "noticed": events.Notice(1.0, code="muted", message=TEXT),
    "failed": events.Failed(1.0, code="NoMicrophone", message=TEXT),
    "stopped": events.Stopped(1.0),
}


@pytest.fixture
def bridge(qtbot):
    bridge = EventBridge()
    yield bridge
    bridge.close()


def from_a_foreign_thread(function):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


@pytest.mark.parametrize(("name", "event"), EVENTS.items())
def test_each_event_comes_out_as_its_signal_on_the_gui_thread(bridge, qtbot, name, event):
    seen = []
    getattr(bridge, name).connect(lambda value: seen.append((value, QThread.currentThread())))
    from_a_foreign_thread(lambda: bridge.post(event))
    assert not seen  # posting alone never runs the receivers
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(event, bridge.thread())]


def test_every_kind_of_event_that_the_core_knows_has_a_signal():
    leaves = {kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event)}
    leaves -= {kind.__base__ for kind in leaves}
    assert {type(event) for event in EVENTS.values()} == leaves


def test_events_and_calls_keep_their_order(bridge, qtbot):
    seen = []
    bridge.digit_heard.connect(lambda event: seen.append(event.digit))

    def post():
        for number in range(10):
            bridge.post(digit(number))
            bridge.call(lambda number=number: seen.append(f"after {number}"))

    from_a_foreign_thread(post)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == [item for number in range(10) for item in (number, f"after {number}")]


def test_what_arrives_while_draining_waits_for_the_next_turn(bridge):
    seen = []

    def again():
        seen.append(1)
        bridge.call(again)

    bridge.call(again)
    bridge.drain()
    assert seen == [1]


def test_a_closed_bridge_is_silent(bridge, qtbot):
    seen = []
    bridge.digit_heard.connect(seen.append)
    bridge.close()
    bridge.post(digit(1))
    qtbot.wait(60)
    assert not seen


def test_pyside_does_not_use_up_none_and_true(bridge):
    # PySide6 6.12.0 on Python 3.10 and 3.11 takes a reference to None or True with each call that returns it: the
    # application then ends after some minutes with "none_dealloc". pyproject.toml must not admit such a version.
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(500):
        bridge.setObjectName("bridge")
        bridge.stopped.emit(EVENTS["stopped"])
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(new - old) < 100 for old, new in zip(before, after, strict=True))
