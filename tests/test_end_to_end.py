"""The real thing: espeak-ng speaks into the virtual microphone; PortAudio, the engine and the model hear it."""

import json
import signal
import sys
import threading
import time

import pytest
from PySide6.QtCore import Qt

from app.audio.devices import load_sounddevice
from app.main import begin, compose
from app.paths import DEFAULT_MODEL
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.evaluation import edit_distance
from model.spec.language import Language
from tests.program import PATIENCE_SECONDS, Program
from tests.sounds import require_espeak, spoken_digits
from tests.virtual_screen import VirtualScreen, require_virtual_screen

pytestmark = pytest.mark.sound

SAID = [3, 1, 4, 0, 5, 9, 2, 6, 8, 7]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    require_espeak()
    path = tmp_path_factory.mktemp("말소리") / "열 숫자.wav"
    spoken_digits(path, SAID)
    return path


def listening(microphone):
    """Run the command line on a microphone."""
    return Program(sys.executable, "-m", "app", "listen", "--json", environment=microphone.environment)


def until(program, name, *, count=1):
    """Return the events up to the one of that name, or the last of so many."""
    events = []
    while [event["event"] for event in events].count(name) < count:
        events.append(json.loads(program.line()))
    return events


def test_the_command_line_hears_ten_digits_through_the_microphone(virtual_microphone, spoken):
    with listening(virtual_microphone) as program:
        assert json.loads(program.line())["event"] == "started"
        virtual_microphone.play(spoken)
        events = until(program, "speech_end", count=len(SAID))
        program.send_signal(signal.SIGINT)
        status, rest = program.end()
        assert (status, program.errors) == (0, "")
    events += map(json.loads, rest)
    assert events[-1]["event"] == "stopped"
    assert not [event for event in events if event["event"] == "overflow"]
    heard = [event["digit"] for event in events if event["event"] == "digit"]
    assert len(heard) == len(SAID)
    assert edit_distance(heard, SAID) <= 1


def test_the_command_line_says_when_the_microphone_goes_and_when_it_is_back(virtual_microphone, spoken):
    with listening(virtual_microphone) as program:
        until(program, "started")
        virtual_microphone.play(spoken)
        until(program, "digit")  # before its first sound it would be a microphone that never spoke
        virtual_microphone.stop()
        assert "Check its connection" in until(program, "device_lost")[-1]["message"]
        virtual_microphone.start()
        until(program, "device_restored")
        virtual_microphone.play(spoken)
        assert until(program, "digit")[-1]["digit"] == SAID[0]
        program.send_signal(signal.SIGTERM)
        status, rest = program.end()
        assert status == 0
        assert json.loads(rest[-1])["event"] == "stopped"
        assert "Traceback" not in program.errors


def test_the_window_shows_what_is_said_into_the_microphone(virtual_microphone, spoken, qtbot):
    window, session, _ = compose(DEFAULT_MODEL, language=Language.KOREAN)
    qtbot.addWidget(window)
    window.show()
    begin(session)
    qtbot.waitUntil(lambda: session.status.state is State.LISTENING, timeout=60_000)
    speaking = virtual_microphone.play_in_background(spoken)
    qtbot.waitUntil(lambda: len(window.page(Place.LISTEN).history.heard) >= len(SAID), timeout=60_000)
    assert speaking.wait(timeout=60) == 0
    heard = [digit for digit in window.page(Place.LISTEN).history.heard if digit is not None]
    assert edit_distance(heard, SAID) <= 1
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.status.state is State.PAUSED, timeout=60_000)
    window.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name == "sutja-engine"]


def test_the_window_on_a_real_screen_shows_what_is_said_and_copies_it(virtual_microphone, spoken):
    require_virtual_screen()
    with (
        VirtualScreen() as screen,
        Program(
            sys.executable, "-m", "app", environment={**virtual_microphone.environment, **screen.environment}
        ) as program,
    ):
        screen.focus("Sutja")
        wait_until(lambda: virtual_microphone.listeners() == 1, program)
        virtual_microphone.play(spoken)

        def copied():
            screen.press("ctrl+c")
            return edit_distance([int(digit) for digit in screen.clipboard()], SAID) <= 1

        wait_until(copied, program)
        screen.press("space")
        wait_until(lambda: virtual_microphone.listeners() == 0, program)  # paused, and the microphone released
        program.send_signal(signal.SIGINT)
        assert program.end() == (0, []), program.errors
        assert "Traceback" not in program.errors


def wait_until(condition, program):
    """Wait until something is seen from outside."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert program.running, program.errors
        assert time.monotonic() < deadline, program.errors
        time.sleep(0.1)


def test_the_window_plays_the_demo_where_there_is_no_microphone(qtbot, monkeypatch):
    # Nothing else hides a sound card that a machine may have.
    monkeypatch.setattr(load_sounddevice(), "query_hostapis", tuple)
    window, session, _ = compose(DEFAULT_MODEL, language=Language.ENGLISH)
    qtbot.addWidget(window)
    window.show()
    begin(session)
    qtbot.waitUntil(lambda: session.status.state is State.NO_MICROPHONE, timeout=60_000)
    session.start(SourceChoice(demo=True))
    qtbot.waitUntil(lambda: session.status.state is State.PAUSED, timeout=60_000)
    assert window.page(Place.LISTEN).history.digits == "0123456789"
    window.close()
