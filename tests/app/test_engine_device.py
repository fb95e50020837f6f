"""The device from hell: the engine on the real sound system, whose microphones go, come, change and go silent.

The words are tones, so that each is either heard right or not at all.
"""

import subprocess
import time
from queue import Empty, SimpleQueue

import pytest
import soundfile

from app.audio import microphone as microphone_module
from app.audio import mute
from app.audio.microphone import Microphone
from app.audio.process import fresh_process
from app.core.events import DeviceGone, DeviceRestored, Digit, Notice, Overflow, Started, Stopped
from app.engine import Engine
from tests.app.core.fakes import LevelVad, ToneClassifier, tone_sentence
from tests.virtual_microphone import VirtualMicrophone, require_virtual_microphone

pytestmark = pytest.mark.sound

RECOVERY_SECONDS = 3.0
"""What is promised, from the moment that the microphone is back."""


class Ear:
    """An engine that listens, and what it has told so far."""

    def __init__(self):
        self.events = []
        self.held_up_seconds = 0.0
        self._waiting = SimpleQueue()
        self.engine = Engine(ToneClassifier, self._listen)

    def _listen(self, event):
        self._waiting.put(event)
        if isinstance(event, Started):
            time.sleep(self.held_up_seconds)  # on the engine's thread, as on a machine that is too busy

    def hear(self, microphone):
        self.engine.start(microphone)
        self.until(Started)

    def until(self, kind, *, seconds=20.0):
        """Return the next event of a kind; what came before is kept in `events`."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                event = self._waiting.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                pytest.fail(f"no {kind.__name__} within {seconds} s after {self.told()}")
            self.events.append(event)
            if isinstance(event, kind):
                return event

    def until_restored(self):
        """Return the next return of a microphone, which is back now, and that it comes as soon as is promised."""
        began = time.monotonic()
        restored = self.until(DeviceRestored)
        seconds = time.monotonic() - began
        # It takes a listing there, one here and an opening, which are nothing where no other tests run.
        assert seconds <= RECOVERY_SECONDS + 3 * listing_seconds()
        return restored

    def stop(self):
        """Stop, and return the digits."""
        self.engine.stop()
        self.until(Stopped)
        return [event.digit for event in self.events if isinstance(event, Digit)]

    def told(self):
        return [event for event in self.events if event.name]


def listing_seconds():
    """Return how long a fresh process takes on this machine now to list the microphones; 0.2 s where it is idle."""
    began = time.monotonic()
    subprocess.run(**fresh_process("app.audio.listing"), stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - began


@pytest.fixture(autouse=True)
def tones_are_speech(monkeypatch):
    monkeypatch.setattr("app.engine.WebRtcVad", lambda config: LevelVad())


@pytest.fixture
def ear():
    ear = Ear()
    yield ear
    ear.engine.stop()


@pytest.fixture
def headset():
    require_virtual_microphone()
    with VirtualMicrophone(rate=44_100) as headset:
        yield headset


@pytest.fixture
def system(monkeypatch, request):
    """Return the system's own microphone; where a test uses a headset as well, it is found by that name."""
    require_virtual_microphone()
    uses_headset = "headset" in request.fixturenames
    others = {"headset": request.getfixturevalue("headset")} if uses_headset else None
    with VirtualMicrophone(others=others) as virtual_microphone:
        for name, value in virtual_microphone.environment.items():
            monkeypatch.setenv(name, value)
        yield virtual_microphone


@pytest.fixture
def word(tmp_path):
    """Return the path of a recording of digits."""

    def write(*digits):
        path = tmp_path / f"{''.join(map(str, digits))}.wav"
        soundfile.write(path, tone_sentence(*digits, gap=0.4), 16_000)
        return path

    return write


def test_the_chosen_microphone_goes_another_stands_in_and_it_is_returned_to(system, headset, ear, word):
    ear.hear(Microphone("headset"))
    headset.play(word(3))
    ear.until(Digit)
    headset.stop()
    assert "headset" in ear.until(DeviceGone).message.english
    assert ear.until(DeviceRestored).source != "headset"
    system.play(word(6))
    ear.until(Digit)
    headset.start()
    assert ear.until_restored().source == "headset"
    headset.play(word(9, 9))
    ear.until(Digit)
    ear.until(Digit)
    assert ear.stop() == [3, 6, 9, 9]


def test_the_whole_sound_system_ends_and_starts_again(system, ear, word):
    ear.hear(Microphone())
    system.play(word(3))
    ear.until(Digit)
    system.stop()
    ear.until(DeviceGone)
    system.start()
    ear.until_restored()
    system.play(word(6))
    ear.until(Digit)
    assert ear.stop() == [3, 6]


def test_the_systems_choice_changes_and_is_followed(system, ear, word):
    ear.hear(Microphone())
    system.play(word(3))
    ear.until(Digit)
    system.change_default("conference")
    system.play(word(6), sink="conference")
    ear.until(Digit)
    assert ear.stop() == [3, 6]


def test_a_muted_microphone_is_said_and_so_is_its_return(system, ear, word, monkeypatch):
    monkeypatch.setattr(mute, "DEAD_SECONDS", 0.7)
    ear.hear(Microphone())
    system.mute(True)
    system.play(word(3))
    assert "muted" in ear.until(Notice).message.english
    system.mute(False)
    system.play(word(6))
    ear.until(Digit)
    assert ear.stop() == [6]
    assert [event.code for event in ear.events if isinstance(event, Notice)][:2] == ["muted", "heard again"]


def test_a_flood_that_nobody_reads_is_told_and_what_follows_is_heard(system, ear, word, monkeypatch):
    monkeypatch.setattr(microphone_module, "RING_SECONDS", 1)
    ear.held_up_seconds = 1.5
    ear.hear(Microphone())
    assert ear.until(Overflow).lost_seconds > 0.2
    system.play(word(6))
    ear.until(Digit)
    assert ear.stop() == [6]


def test_starting_and_stopping_leaves_nothing_behind(system, ear):
    for _ in range(5):
        ear.hear(Microphone())
        assert not ear.stop()
    assert system.listeners() == 0
