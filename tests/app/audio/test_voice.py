"""The process that speaks, and when a microphone must not listen."""

import subprocess
import sys
import threading
import time

import pytest

from app.audio import voice as module
from app.audio.deafened import Deafened
from app.audio.microphone import Microphone
from app.audio.voice import SAID, Voice
from app.core.events import Digit, Started
from app.core.recognizer import load_classifier
from app.engine import Engine
from app.paths import DEFAULT_MODEL
from model.spec.language import Language

ANSWERS = "import sys\nfor line in sys.stdin:\n    sys.stdout.write({answer!r})\n    sys.stdout.flush()"


def process(code):
    return lambda _module: {"args": [sys.executable, "-c", code], "stdin": subprocess.DEVNULL}


@pytest.fixture
def failures():
    return []


@pytest.fixture
def voices(failures):
    made = []

    def make(language=Language.KOREAN):
        made.append(Voice(language, lambda: failures.append(1)))
        return made[-1]

    yield make
    for voice in made:
        voice.close()
        voice.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "sutja-voice"]


def falls_silent(voice):
    deadline = time.monotonic() + 30
    while voice.speaking:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_it_speaks_from_the_moment_that_it_is_asked_to_until_the_echo_is_over(voices, failures, monkeypatch):
    monkeypatch.setattr(module, "fresh_process", process(ANSWERS.format(answer=SAID)))
    voice = voices()
    voice.prepare()
    assert not voice.speaking
    voice.say([7])
    voice.say([0, 1])
    assert voice.speaking
    before = time.monotonic()
    falls_silent(voice)
    assert time.monotonic() - before >= module.ECHO_SECONDS
    assert failures == []


@pytest.mark.parametrize(
    "code", [ANSWERS.format(answer="failed\n"), "raise SystemExit", "import sys; sys.stdin.read(3)"]
)
def test_what_cannot_be_said_is_told_each_time(voices, failures, monkeypatch, code):
    monkeypatch.setattr(module, "fresh_process", process(code))
    voice = voices()
    for count in (1, 2):
        voice.say([7])
        falls_silent(voice)
        assert len(failures) == count


def test_without_a_process_it_is_told_as_well(voices, failures, monkeypatch):
    monkeypatch.setattr(module, "fresh_process", lambda _module: {"args": ["/nowhere"], "stdin": None})
    voice = voices()
    voice.say([7])
    falls_silent(voice)
    assert failures == [1]


def test_an_output_that_is_stuck_is_told_and_keeps_nobody_from_being_heard(voices, failures, monkeypatch):
    monkeypatch.setattr(module, "fresh_process", process("import time\ntime.sleep(60)"))
    monkeypatch.setattr(module, "LONGEST_SECONDS", -0.5)
    voice = voices()
    for count in (1, 2):
        voice.say([7])
        assert voice.speaking
        falls_silent(voice)
        assert len(failures) == count


def test_whoever_closes_the_window_hears_nothing_of_what_was_not_said(voices, failures, monkeypatch):
    monkeypatch.setattr(module, "fresh_process", process("import time\ntime.sleep(60)"))
    voice = voices()
    voice.say([7])
    voice.close()
    assert failures == []


@pytest.mark.sound
@pytest.mark.parametrize("deaf", [False, True])
def test_the_engine_hears_it_through_the_loudspeaker_unless_it_is_deaf_meanwhile(
    virtual_microphone, voices, failures, monkeypatch, deaf
):
    for name, value in virtual_microphone.environment.items():
        monkeypatch.setenv(name, value)
    voice, events, listens = voices(), [], threading.Event()

    def listener(event):
        events.append(event)
        if isinstance(event, Started):
            listens.set()

    engine = Engine(lambda: load_classifier(DEFAULT_MODEL), listener)
    engine.start(Deafened(Microphone(None), lambda: deaf and voice.speaking))
    assert listens.wait(60)
    time.sleep(1.0)
    voice.say([7, 7])
    falls_silent(voice)
    time.sleep(1.5)
    engine.stop()
    assert failures == []
    assert any(isinstance(event, Digit) for event in events) is not deaf
