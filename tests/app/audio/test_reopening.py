import threading

import pytest

from app.audio.reopening import Reopening
from app.core.events import DeviceGone, DeviceRestored
from app.errors import DeviceError, DeviceLost, MicrophoneChanged, NoMicrophone


class Source:
    """Opens as its script says: an error, or the name of a microphone."""

    def __init__(self, *opens):
        self._opens = list(opens)
        self.name = "Desk"

    def open(self):
        found = self._opens.pop(0)
        if isinstance(found, Exception):
            raise found
        self.name = found

    def close(self):
        pass


@pytest.fixture
def told():
    return []


def reopening(told, *opens, stopping=None, retry_seconds=0.001):
    return Reopening(
        Source(*opens),
        told.append,
        time=lambda: 2.0,
        stopping=stopping or threading.Event(),
        retry_seconds=retry_seconds,
    )


def test_what_is_lost_is_told_once_and_what_is_heard_again_only_once_it_is_heard(told):
    held = DeviceError(korean="다른 프로그램이 쓰고 있습니다.", english="Another program holds it.")
    waiting = reopening(told, NoMicrophone(), held, held, "Desk")
    assert waiting.wait(DeviceLost("Desk"))
    assert told == [DeviceGone(2.0, message=DeviceLost("Desk").text), DeviceGone(2.0, message=held.text)]
    for _ in range(2):
        waiting.heard()
    [restored] = told[2:]
    assert restored.message.english == "The microphone is back: Desk."


def test_another_one_is_opened_at_once_and_named(told):
    waiting = reopening(told, "Headset", retry_seconds=60.0)
    assert waiting.wait(MicrophoneChanged("Desk"))
    waiting.heard()
    [restored] = told
    assert isinstance(restored, DeviceRestored)
    assert restored.message.english == "Listening to Headset now, not to Desk."


def test_a_microphone_that_went_while_another_was_to_be_used_is_told(told):
    assert reopening(told, NoMicrophone(), "Desk").wait(MicrophoneChanged("Desk"))
    assert told == [DeviceGone(2.0, message=DeviceLost("Desk").text)]


def test_it_ends_when_it_is_asked_to_stop(told):
    stopping = threading.Event()
    stopping.set()
    assert not reopening(told, stopping=stopping).wait(DeviceLost("Desk"))


def test_without_a_loss_there_is_nothing_to_tell(told):
    reopening(told).heard()
    assert told == []
