import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest
import soundfile

from app.audio.file import FileSource
from app.cli import listen
from app.core.events import DeviceGone, DeviceRestored, Notice, Overflow
from app.paths import DEMO_SOUND
from model.spec.language import Text
from model.spec.waveform import read_waveform

pytestmark = pytest.mark.sound

PATIENCE_SECONDS = 180.0
"""Far more than anything takes: where ten programs want the same two cores, a start alone has taken twenty seconds."""

SENTENCE = Text(korean="무슨 일이 있습니다.", english="Something is the matter.")


def events_of(out):
    return [json.loads(line) for line in out.splitlines()]


def digits_of(out):
    return [event["digit"] for event in events_of(out) if event["event"] == "digit"]


def test_the_demo_sound_is_recognised_digit_by_digit(sutja):
    status, out, err = sutja("listen", "--wav", DEMO_SOUND, "--json")
    assert (status, err) == (0, "")
    assert digits_of(out) == list(range(10))
    events = events_of(out)
    assert events[0]["event"] == "started"
    assert events[-1]["event"] == "stopped"
    for event in events:
        if event["event"] == "digit":
            assert list(event) == ["event", "digit", "confidence", "start", "end", "decided"]
            assert event["start"] < event["end"] <= event["decided"]


def test_for_people_a_line_a_digit(sutja):
    status, out, err = sutja("listen", "--wav", DEMO_SOUND)
    assert status == 0
    assert out.splitlines()[7].startswith("7 칠 ")
    assert "Listening to demo.wav" in err


@pytest.mark.parametrize("block", [1, 7, 160, 4096])
def test_the_block_size_and_the_run_change_nothing(sutja, monkeypatch, tmp_path, block):
    """Byte for byte: what a script reads does not depend on how the sound came in."""
    path = tmp_path / "두 자리.wav"
    soundfile.write(path, np.repeat(read_waveform(DEMO_SOUND)[: 16_000 * 3], 3)[:, None].repeat(2, axis=1), 48_000)
    _, expected, _ = sutja("listen", "--wav", path, "--json")
    monkeypatch.setattr(
        "app.cli.listen.FileSource", lambda path, realtime: FileSource(path, realtime=realtime, block_samples=block)
    )
    _, out, _ = sutja("listen", "--wav", path, "--json")
    assert out == expected
    assert digits_of(out)


@pytest.mark.parametrize(
    ("rate", "subtype", "channels"),
    [
        (8_000, "PCM_U8", 1),
        (22_050, "PCM_24", 2),
        (44_100, "PCM_16", 2),
        (48_000, "FLOAT", 6),
        (96_000, "PCM_32", 1),
        (192_000, "DOUBLE", 2),
    ],
)
def test_files_of_any_form(sutja, tmp_path, rate, subtype, channels):
    import soxr

    path = tmp_path / "모양.wav"
    sound = soxr.resample(read_waveform(DEMO_SOUND), 16_000, rate)
    soundfile.write(path, sound[:, None].repeat(channels, axis=1), rate, subtype=subtype)
    status, out, err = sutja("listen", "--wav", path, "--json")
    assert (status, err) == (0, "")
    stopped = events_of(out)[-1]
    assert stopped["event"] == "stopped", out
    assert stopped["time"] == pytest.approx(len(sound) / rate, abs=0.02), out
    # A telephone's 8 kHz and 8 bits may cost a digit; the other forms lose nothing.
    assert digits_of(out) == list(range(10)) or (rate == 8_000 and len(digits_of(out)) >= 8), out


def test_a_word_that_ends_with_the_file_is_heard(sutja, tmp_path):
    """The network names a word just after its end; a recording that is cut there must not lose it."""
    sound = read_waveform(DEMO_SOUND)
    loud = np.flatnonzero(np.abs(sound) > 0.003)
    first_end = loud[np.flatnonzero(np.diff(loud) > 4_000)[0]]
    for cut in (first_end + 1, first_end + 155, first_end + 800):
        soundfile.write(tmp_path / "cut.wav", sound[:cut], 16_000)
        _, out, _ = sutja("listen", "--wav", tmp_path / "cut.wav", "--json")
        assert digits_of(out) == [0]
        [digit] = [event for event in events_of(out) if event["event"] == "digit"]
        assert digit["end"] <= digit["decided"] <= cut / 16_000 + 0.001


def no_samples(path):
    soundfile.write(path, np.zeros(0, dtype=np.float32), 16_000)


def bad_text(path):
    path.write_text("소리가 아님")


def bad_empty(path):
    path.write_bytes(b"")


def missing(path):
    pass


def folder(path):
    path.mkdir()


@pytest.mark.parametrize("make", [bad_text, bad_empty, missing, folder, no_samples])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_file_that_cannot_be_heard_is_one_sentence(sutja, monkeypatch, tmp_path, make, language):
    monkeypatch.setenv("SUTJA_LANGUAGE", language)
    path = tmp_path / "없는 소리.wav"
    make(path)
    status, _, err = sutja("listen", "--wav", path, "--json")
    assert status == 2
    assert len(err.splitlines()) == 1
    assert "없는 소리.wav" in err
    assert err.isascii() is False
    assert ("세요" in err) == (language == "ko")


def test_a_model_that_cannot_be_used_is_one_sentence(sutja, tmp_path):
    for path in (tmp_path / "없음.pt", tmp_path):
        status, _, err = sutja("listen", "--wav", DEMO_SOUND, "--model", path)
        assert status == 2
        assert len(err.splitlines()) == 1
    fake = tmp_path / "fake.pt"
    fake.write_text("x")
    assert "not a Sutja model" in sutja("listen", "--wav", DEMO_SOUND, "--model", fake)[2]


@pytest.mark.parametrize(
    "arguments",
    [["listen", "--realtime"], ["listen", "--wav", "a", "--device", "b"], ["listen", "--loud"], ["sing"], ["classify"]],
)
def test_a_wrong_command_is_one_sentence(sutja, arguments):
    status, out, err = sutja(*arguments)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1


def process(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "app", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "SUTJA_LANGUAGE": "en"},
        **options,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("source", ["file", "microphone"])
def test_a_signal_ends_it_with_whole_lines_and_only_a_file_is_cut_short_by_it(virtual_microphone, source, number):
    options = ["--wav", DEMO_SOUND, "--realtime"] if source == "file" else []
    listening = process("listen", *options, "--json")
    first = json.loads(listening.stdout.readline())
    assert first["event"] == "started"
    listening.send_signal(number)
    out, err = listening.communicate(timeout=PATIENCE_SECONDS)
    assert (listening.returncode, err) == (128 + number if source == "file" else 0, b"")
    assert events_of(out.decode())[-1]["event"] == "stopped"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_has_heard_enough_is_no_error():
    listening = process("listen", "--wav", DEMO_SOUND, "--realtime", "--json")
    listening.stdout.readline()
    listening.stdout.close()
    assert listening.wait(timeout=PATIENCE_SECONDS) == 0
    assert listening.stderr.read() == b""
    listening.stderr.close()


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (DeviceGone(1.5, message=SENTENCE), "device_lost"),
        (DeviceRestored(1.5, source="mic", message=SENTENCE), "device_restored"),
        (Notice(1.5, code="muted", message=SENTENCE), "notice"),
    ],
)
def test_what_happens_to_the_microphone_is_said_in_both_forms(capsys, event, name):
    listen._show_text(event)
    assert capsys.readouterr() == ("", "Something is the matter.\n")
    listen._show_json(event)
    line = json.loads(capsys.readouterr().out)
    assert (line["event"], line["time"], line["message"]) == (name, 1.5, "Something is the matter.")


def test_lost_sound_is_said(capsys):
    listen._show_text(Overflow(1.5, lost_seconds=0.25))
    assert "0.25 s of sound were lost" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_has_heard_enough_of_a_microphone_releases_it(virtual_microphone):
    listening = process("listen", "--json")
    assert json.loads(listening.stdout.readline())["event"] == "started"
    listening.stdout.close()
    speaking = virtual_microphone.play_in_background(DEMO_SOUND)
    assert listening.wait(timeout=PATIENCE_SECONDS) == 0
    speaking.kill()
    speaking.wait()
    assert listening.stderr.read() == b""
    listening.stderr.close()
    assert virtual_microphone.listeners() == 0
