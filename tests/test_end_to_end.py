"""The real thing: espeak-ng speaks into the virtual microphone; PortAudio, the engine and the model hear it."""

import json
import os
import signal
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt

from app.main import begin, compose
from app.paths import DEFAULT_MODEL
from app.ui.ports import SourceChoice
from app.ui.status import State
from model.evaluation import edit_distance
from model.spec.language import Language
from tests.sounds import require_espeak, spoken_digits

SAID = [3, 1, 4, 0, 5, 9, 2, 6, 8, 7]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    require_espeak()
    path = tmp_path_factory.mktemp("말소리") / "열 숫자.wav"
    spoken_digits(path, SAID)
    return path


def test_the_command_line_hears_ten_digits_through_the_microphone(virtual_microphone, spoken):
    listening = subprocess.Popen(
        [sys.executable, "-m", "app", "listen", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **virtual_microphone.environment, "SUTJA_LANGUAGE": "en"},
    )
    started = json.loads(listening.stdout.readline())
    assert started["event"] == "started"
    virtual_microphone.play(spoken)
    events = []
    while len([event for event in events if event["event"] == "speech_end"]) < len(SAID):
        events.append(json.loads(listening.stdout.readline()))
    listening.send_signal(signal.SIGINT)
    out, err = listening.communicate(timeout=60)
    events += [json.loads(line) for line in out.splitlines()]
    assert (listening.returncode, err) == (0, b"")
    assert events[-1]["event"] == "stopped"
    assert not [event for event in events if event["event"] == "overflow"]
    heard = [event["digit"] for event in events if event["event"] == "digit"]
    assert len(heard) == len(SAID)
    assert edit_distance(heard, SAID) <= 1


def test_the_command_line_says_when_the_microphone_goes_and_when_it_is_back(virtual_microphone, spoken):
    listening = subprocess.Popen(
        [sys.executable, "-m", "app", "listen", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **virtual_microphone.environment, "SUTJA_LANGUAGE": "en"},
    )

    def until(name):
        while (event := json.loads(listening.stdout.readline()))["event"] != name:
            pass
        return event

    until("started")
    virtual_microphone.stop()
    assert "Check its connection" in until("device_lost")["message"]
    virtual_microphone.start()
    until("device_restored")
    virtual_microphone.play(spoken)
    assert until("digit")["digit"] == SAID[0]
    listening.terminate()
    out, err = listening.communicate(timeout=60)
    assert listening.returncode == 0
    assert json.loads(out.splitlines()[-1])["event"] == "stopped"
    assert b"Traceback" not in err


def test_the_window_shows_what_is_said_into_the_microphone(virtual_microphone, spoken, qtbot):
    window, session, _ = compose(DEFAULT_MODEL, language=Language.KOREAN)
    qtbot.addWidget(window)
    window.show()
    begin(session)
    qtbot.waitUntil(lambda: session.status.state is State.LISTENING, timeout=60_000)
    speaking = virtual_microphone.play_in_background(spoken)
    qtbot.waitUntil(lambda: len(window.history.heard) >= len(SAID), timeout=60_000)
    assert speaking.wait(timeout=60) == 0
    heard = [digit for digit in window.history.heard if digit is not None]
    assert edit_distance(heard, SAID) <= 1
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.status.state is State.PAUSED, timeout=60_000)
    window.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name == "sutja-engine"]


def test_the_window_plays_the_demo_where_there_is_no_microphone(qtbot, monkeypatch):
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    window, session, _ = compose(DEFAULT_MODEL, language=Language.ENGLISH)
    qtbot.addWidget(window)
    window.show()
    begin(session)
    qtbot.waitUntil(lambda: session.status.state is State.NO_MICROPHONE, timeout=60_000)
    session.start(SourceChoice(demo=True))
    qtbot.waitUntil(lambda: session.status.state is State.PAUSED, timeout=60_000)
    assert window.history.digits == "0123456789"
    window.close()
