import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
import soundfile

from app.audio.devices import Device, microphone_of
from app.audio.diagnosis import Hearing
from app.cli import doctor
from app.errors import DeviceError, NoAudioSystem
from app.learning.choice import Choice
from app.learning.folder import LIBRARY, ModelFolder, models_folder
from app.paths import DEFAULT_MODEL, DEMO_SOUND
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import read_waveform

pytestmark = pytest.mark.sound

MINE = Device(index=0, name="김철수의 AirPods (S/N 83A-1)", sample_rate=48_000, channels=1, is_default=True)
USB = Device(index=1, name="Kim's USB mic 0042", sample_rate=44_100, channels=2, is_default=False)

SPOKEN = Hearing(seconds=3, loudest_dbfs=-20, quietest_dbfs=-65, peak_dbfs=-6)
DEAD = Hearing(seconds=3)


@pytest.fixture
def room(monkeypatch):
    """Let microphones give what a test says, and the model and the window be fine."""
    hearings = {MINE.name: SPOKEN, USB.name: DEAD}

    def listen_to(name, *, seconds):
        hearing = hearings[microphone_of(name, [MINE, USB, SPEAKERS]).name]
        if isinstance(hearing, Exception):
            raise hearing
        return hearing

    monkeypatch.setattr(doctor, "list_microphones", lambda: [MINE, USB])
    monkeypatch.setattr(doctor, "listen_to", listen_to)
    monkeypatch.setattr(doctor, "_window", lambda: doctor.Finding(fine=True, sentence="window", facts="window: fine"))
    return hearings


def test_where_all_is_fine_it_says_so(sutja, room):
    status, out, err = sutja("doctor")
    assert status == 0
    assert "heard well" in out
    assert "model can be used" in out
    assert "✗" not in out
    assert "say a few digits for 3 s" in err


@pytest.mark.parametrize(
    ("hearing", "sentence"),
    [
        (DEAD, "digital silence"),
        (Hearing(seconds=3, loudest_dbfs=-60, peak_dbfs=-50), "too quiet"),
        (Hearing(seconds=3, loudest_dbfs=-2, peak_dbfs=0, clipped_share=0.1), "distorts"),
        (Hearing(seconds=0), "delivers nothing"),
        (DeviceError(korean="열 수 없음", english="Device unavailable."), "cannot be opened: close other programs"),
    ],
)
def test_what_is_wrong_is_said_with_the_remedy(sutja, room, hearing, sentence):
    room[MINE.name] = hearing
    status, out, _ = sutja("doctor")
    assert status == 1
    [wrong] = [line for line in out.splitlines() if line.startswith("✗")]
    assert sentence in wrong


def test_the_microphone_that_hears_the_voice_is_named(sutja, room):
    status, out, err = sutja("doctor", "--device", "USB")
    assert status == 1
    assert f"You speak into another microphone, {MINE.name}" in out
    assert err.count("say a few digits") == 2


SPEAKERS = Device(index=2, name="Monitor of Built-in Audio", sample_rate=48_000, channels=2, is_default=False)


def test_what_records_the_speakers_is_no_microphone_however_loud_it_is(sutja, room, monkeypatch):
    monkeypatch.setattr(doctor, "list_microphones", lambda: [USB, SPEAKERS])
    room[SPEAKERS.name] = SPOKEN
    status, out, _ = sutja("doctor", "--device", "Monitor")
    assert status == 1
    assert "Monitor of Built-in Audio is no microphone" in out
    status, out, _ = sutja("doctor", "--device", "USB")
    assert "digital silence" in out  # and not: you speak into the speakers


@pytest.mark.parametrize(
    ("listing", "sentence"),
    [
        (NoAudioSystem(), "PortAudio library is missing"),
        (DeviceError(korean="안 됨", english="The sound system does not start."), "does not start"),
        ([], "no microphone"),
    ],
)
def test_a_computer_without_sound_is_a_finding_and_the_rest_is_looked_at(sutja, room, monkeypatch, listing, sentence):
    def listed():
        if isinstance(listing, Exception):
            raise listing
        return listing

    monkeypatch.setattr(doctor, "list_microphones", listed)
    status, out, _ = sutja("doctor")
    assert status == 1
    assert sentence in out
    assert "model can be used" in out


def test_a_model_that_cannot_be_used_is_a_finding(sutja, room, tmp_path):
    status, out, _ = sutja("doctor", "--model", tmp_path / "none.pt")
    assert status == 1
    assert "none.pt" in out


@pytest.fixture
def mine():
    """Let a model of the user's own be the one in use; gives its folder."""
    folder = ModelFolder(models_folder() / "mine")
    folder.run.mkdir(parents=True)
    folder.report.mkdir()
    shutil.copy(DEFAULT_MODEL, folder.model)
    folder.page.write_text("<p>a report")
    folder.record.write_text(json.dumps({"started": "2026-11-21T10:00:00+00:00"}))
    Choice(live="mine").save(models_folder())
    return folder


def test_the_model_that_the_window_uses_is_looked_at(sutja, room, mine, tmp_path):
    report = tmp_path / "report.txt"
    assert sutja("doctor", "--output", report)[0] == 0
    assert "model (another): fine" in report.read_text(encoding="utf-8")


def test_a_model_of_ones_own_that_is_damaged_is_a_finding(sutja, room, mine, tmp_path):
    mine.model.write_bytes(b"no model")
    report = tmp_path / "report.txt"
    status, out, _ = sutja("doctor", "--output", report)
    assert status == 1
    assert "The model mine is damaged and is not used" in out
    assert "model can be used" in out  # the one that came with Sutja, meanwhile
    assert "mine" not in report.read_text(encoding="utf-8")


def test_where_it_cannot_be_told_which_model_is_in_use_that_is_a_finding(sutja, room):
    (models_folder() / LIBRARY).mkdir(parents=True)
    status, out, _ = sutja("doctor")
    assert status == 1
    assert f"{LIBRARY} cannot be read" in out


def test_a_broken_torch_is_a_finding(sutja, room, monkeypatch):
    monkeypatch.setitem(sys.modules, "app.core.recognizer", None)
    status, out, _ = sutja("doctor")
    assert status == 1
    assert "reinstall torch" in out


def test_the_report_holds_no_name_no_number_and_no_path(sutja, room, tmp_path):
    room[MINE.name] = DEAD
    report = tmp_path / "김철수.txt"
    assert sutja("doctor", "--output", report, "--model", tmp_path / "김철수.pt")[0] == 1
    text = report.read_text(encoding="utf-8")
    assert "airpods: 48000 Hz, 1 channels, default" in text
    assert "mic usb: 44100 Hz" in text
    assert "microphone: muted, 3.0 s heard" in text
    assert "model (another): cannot be used" in text
    for private in ("김철수", "Kim", "kim", "83A", "0042", str(tmp_path), "/"):
        assert private not in text


@pytest.mark.parametrize("arguments", [["--seconds", "0"], ["--seconds", "nan"], ["--seconds", "x"]])
def test_what_cannot_be_done_is_one_sentence(sutja, room, arguments):
    status, _, err = sutja("doctor", *arguments)
    assert status == 2
    assert len(err.splitlines()) == 1


def test_a_name_that_no_microphone_has_is_a_finding_and_the_report_is_written(sutja, room, tmp_path):
    report = tmp_path / "report.txt"
    status, out, err = sutja("doctor", "--device", "김철수의 lyre", "--output", report)
    assert (status, err) == (1, "")
    assert "✗ There is no microphone named '김철수의 lyre'" in out
    assert "model can be used" in out
    text = report.read_text(encoding="utf-8")
    assert "microphone: none of the name that was asked for" in text
    assert "lyre" not in text


def test_a_report_that_cannot_be_written_is_one_sentence(sutja, room, tmp_path):
    status, _, err = sutja("doctor", "--output", tmp_path / "no" / "report.txt")
    assert status == 2
    assert "cannot be written" in err


def test_a_window_is_tried_for_real(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert doctor._window().fine
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    found = doctor._window()
    assert not found.fine
    assert found.sentence.startswith("The window needs a system library")
    assert len(found.sentence.splitlines()) == 1


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import sys; print('Qt: noise\\n글꼴이 없습니다.', file=sys.stderr); sys.exit(2)", "글꼴이 없습니다."),
        ("import os; os.write(2, b'\\xb1\\xdb no text\\n'); os.abort()", "No window can be opened"),
        ("raise ImportError('DLL load failed')", "No window can be opened"),
    ],
)
def test_only_a_sentence_of_ours_is_passed_on(monkeypatch, code, sentence):
    monkeypatch.setattr(doctor, "WINDOW_CODE", code)
    monkeypatch.setenv("PYTHONUTF8", "0")
    monkeypatch.setenv("PYTHONIOENCODING", "cp949")  # as on a Korean Windows
    found = doctor._window()
    assert not found.fine
    assert found.sentence.startswith(sentence)
    assert len(found.sentence.splitlines()) == 1


@pytest.mark.parametrize("failure", [OSError("no process"), subprocess.TimeoutExpired("python", 1)])
def test_a_window_that_cannot_be_tried_cannot_be_opened(monkeypatch, failure):
    def fail(*_, **__):
        raise failure

    monkeypatch.setattr(doctor.subprocess, "run", fail)
    assert "No window" in doctor._window().sentence


def test_a_real_microphone_is_heard(sutja, virtual_microphone, monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "_window", lambda: doctor.Finding(fine=True, sentence="", facts=""))
    # Over and over: however long the sound system takes to start, somebody speaks when it listens.
    path = tmp_path / "endless.wav"
    soundfile.write(path, np.tile(read_waveform(DEMO_SOUND), 20), SAMPLE_RATE)
    speaking = virtual_microphone.play_in_background(path)
    status, out, _ = sutja("doctor", "--seconds", 1.5)
    speaking.kill()
    speaking.wait()
    assert (status, "heard well" in out) == (0, True)
