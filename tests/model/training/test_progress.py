import io
import json
import math
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from model.report.record import EpochRecord
from model.spec.language import Text
from model.training.progress import JsonProgress, SilentProgress, TerminalProgress, progress_named

READING = Text(korean="녹음을 읽는 중", english="reading the recordings")


def record(number=1, **changes):
    values = {
        "training_loss": 0.5,
        "validation_loss": 0.25,
        "validation_accuracy": 0.975,
        "learning_rate": 0.004,
        "seconds": 12.0,
    }
    return EpochRecord(number=number, **{**values, **changes})


def environment():
    """Let another Python buffer its output as it does for everybody, whatever the developer has set."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


class Clock:
    """Seconds that go on when they are told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def stream():
    return io.StringIO()


@pytest.fixture
def progress(stream, clock):
    return JsonProgress(stream=stream, clock=clock)


def objects(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_each_event_is_an_object_on_a_line(progress, stream, tmp_path):
    progress.stage(READING)
    progress.files(2, 2)
    progress.started(epochs=2, steps=20)
    progress.step(1, 0.75)
    progress.epoch(record())
    progress.message("as it is")
    progress.saved(tmp_path / "내 모델.pt", tmp_path / "report")
    progress.saved(tmp_path / "내 모델.pt", None)
    progress.stopped(tmp_path / "mine.run")
    progress.failed(READING)
    both = {"korean": READING.korean, "english": READING.english}
    assert objects(stream) == [
        {"event": "stage", "text": both},
        {"event": "files", "done": 2, "total": 2},
        {"event": "started", "epochs": 2, "steps": 20, "done": 0},
        {
            "event": "step", "step": 1, "steps": 20, "epoch": 1, "epochs": 2, "loss": 0.75,
            "elapsed_seconds": 0.0, "remaining_seconds": None,
        },
        {
            "event": "epoch", "number": 1, "epochs": 2, "training_loss": 0.5, "validation_loss": 0.25,
            "validation_accuracy": 0.975, "learning_rate": 0.004, "seconds": 12.0,
            "elapsed_seconds": 0.0, "remaining_seconds": None,
        },
        {"event": "message", "text": {"korean": "as it is", "english": "as it is"}},
        {"event": "saved", "output": str(tmp_path / "내 모델.pt"), "report": str(tmp_path / "report")},
        {"event": "saved", "output": str(tmp_path / "내 모델.pt"), "report": None},
        {"event": "stopped", "resume": str(tmp_path / "mine.run")},
        {"event": "failed", "text": both},
    ]  # fmt: skip
    assert stream.getvalue().isascii()


def test_there_is_at_most_a_line_a_second_within_an_epoch(progress, stream, clock):
    progress.started(epochs=10, steps=1_000)
    for number in range(1, 101):
        progress.step(number, 1.0)
        clock.now += 0.1
    steps = [event["step"] for event in objects(stream) if event["event"] == "step"]
    assert steps[0] == 1
    assert 9 <= len(steps) <= 11
    assert all(9 <= later - sooner <= 11 for sooner, later in pairwise(steps))


def test_files_are_told_now_and_then_and_at_the_end(progress, stream, clock):
    for number in range(1, 101):
        progress.files(number, 100)
        clock.now += 0.025
    done = [event["done"] for event in objects(stream)]
    assert done[0] == 1
    assert done[-1] == 100
    assert 3 <= len(done) <= 4


def steps_of(stream):
    return [event for event in objects(stream) if event["event"] == "step"]


def test_the_time_left_comes_from_the_steps_of_this_process(progress, stream, clock):
    progress.started(epochs=10, steps=1_000, done=500)
    clock.now += 30.0  # the workers start
    for number in range(501, 511):
        progress.step(number, 1.0)
        clock.now += 2.0
    first, second, *_, last = steps_of(stream)
    assert (first["step"], first["epoch"], first["remaining_seconds"]) == (501, 6, None)
    assert (second["step"], second["remaining_seconds"]) == (502, 2.0 * 498)
    assert (last["step"], last["elapsed_seconds"], last["remaining_seconds"]) == (510, 48.0, 2.0 * 490)


def test_an_earlier_end_is_told_with_the_next_step(progress, stream, clock):
    progress.started(epochs=10, steps=1_000)
    progress.step(1, 1.0)
    progress.ends_at(101)
    clock.now += 2.0
    progress.step(2, 1.0)
    assert [event["steps"] for event in steps_of(stream)] == [1_000, 101]
    assert steps_of(stream)[1]["remaining_seconds"] == 198.0
    assert steps_of(stream)[1]["epoch"] == 1


def test_what_json_has_no_word_for_is_null(progress, stream):
    progress.started(epochs=1, steps=1)
    progress.step(1, math.nan)
    progress.epoch(record(training_loss=math.inf, validation_loss=None))
    assert steps_of(stream)[0]["loss"] is None
    assert objects(stream)[-1]["training_loss"] is None
    assert objects(stream)[-1]["validation_loss"] is None


def test_whatever_else_is_printed_stays_out_of_the_json(capsys):
    with JsonProgress() as progress:
        sys.stdout.write("a library has something to say\n")
        progress.message("in its place")
    sys.stdout.write("afterwards as before\n")
    out, err = capsys.readouterr()
    assert json.loads(out.splitlines()[0])["event"] == "message"
    assert out.splitlines()[1:] == ["afterwards as before"]
    assert err == "a library has something to say\n"


def test_every_line_arrives_at_once():
    code = (
        "import sys; from model.training.progress import JsonProgress\n"
        "with JsonProgress() as progress:\n    progress.message('1')\n    sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as process:
        assert json.loads(process.stdout.readline())["event"] == "message"
        process.communicate(b"\n", timeout=60)
    assert process.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="a broken pipe of POSIX")
@pytest.mark.parametrize("name", ["json", "bar"])
def test_learning_goes_on_when_nobody_reads_any_more(name):
    code = (
        "import sys; from model.training.progress import progress_named\n"
        f"with progress_named({name!r}) as progress:\n"
        "    progress.message('1'); sys.stdin.readline()\n"
        "    for number in range(1000): progress.message('nobody hears this')\n"
        "sys.stderr.write('learnt')"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"\n")
    process.stdin.close()
    assert process.stderr.read() == b"learnt"
    assert process.wait(timeout=60) == 0
    process.stderr.close()


def learn(progress, epochs=2, steps_per_epoch=5):
    with progress:
        progress.stage(READING)
        for done in range(1, 4):
            progress.files(done, 3)
        progress.started(epochs=epochs, steps=epochs * steps_per_epoch)
        for number in range(1, epochs * steps_per_epoch + 1):
            progress.step(number, 1 / number)
            if number % steps_per_epoch == 0:
                progress.epoch(record(number // steps_per_epoch))
        progress.saved(Path("mine.pt"), Path("report"))


LINES = [
    "reading the recordings …",
    "epoch 1/2  loss 0.500  validation loss 0.250  validation accuracy 97.5%  (12 s)",
    "epoch 2/2  loss 0.500  validation loss 0.250  validation accuracy 97.5%  (12 s)",
    "saved the model: mine.pt",
    "report: report",
]


def test_where_there_is_no_terminal_there_are_lines_only():
    lines, other = io.StringIO(), io.StringIO()
    learn(TerminalProgress(lines=lines, bar=other))
    assert lines.getvalue().splitlines() == LINES
    assert "\r" not in lines.getvalue()
    assert other.getvalue() == ""


def test_on_a_terminal_there_is_a_bar_below_the_lines():
    lines, terminal = io.StringIO(), Terminal()
    learn(TerminalProgress(lines=lines, bar=terminal))
    assert lines.getvalue().splitlines() == LINES
    assert "learning:" in terminal.getvalue()
    assert "reading:" in terminal.getvalue()
    assert terminal.getvalue().rpartition("\r")[2].strip() == ""  # nothing stays of it


def test_the_bar_tells_loss_accuracy_and_where_it_goes_on(stream):
    terminal = Terminal()
    with TerminalProgress(lines=stream, bar=terminal) as progress:
        progress.started(epochs=10, steps=1_000, done=500)
        progress.epoch(record(5))
        progress.step(501, 0.125)
        progress.ends_at(600)
        assert "501/600" in terminal.getvalue().rpartition("\r")[2]
        assert "loss=0.125, accuracy=97.5%" in terminal.getvalue()
        assert "500/1000" in terminal.getvalue()


def test_no_thread_watches_the_bar():
    # Processes are forked beside it.
    code = (
        "import io, threading; from model.training.progress import TerminalProgress\n"
        "class Terminal(io.StringIO):\n    isatty = lambda self: True\n"
        "progress = TerminalProgress(bar=Terminal())\n"
        "progress.started(epochs=1, steps=100)\n"
        "progress.step(1, 0.5)\n"
        "print(threading.active_count())"
    )
    assert subprocess.check_output([sys.executable, "-c", code]).split() == [b"1"]


def test_what_was_not_measured_is_a_dash(stream, monkeypatch):
    monkeypatch.setenv("SUTJA_LANGUAGE", "ko")
    with TerminalProgress(lines=stream, bar=io.StringIO()) as progress:
        progress.started(epochs=3, steps=3)
        progress.epoch(record(3, training_loss=None, validation_loss=None, validation_accuracy=None))
    assert stream.getvalue() == "에포크 3/3  손실 –  검증 손실 –  검증 정확도 –  (12초)\n"


def test_the_end_tells_how_to_go_on_or_why_not(stream):
    terminal = io.StringIO()
    with TerminalProgress(lines=stream, bar=terminal) as progress:
        progress.stopped(Path("my models") / "a.run")
        progress.failed("The disk is full.")
    assert stream.getvalue().endswith(f'--resume "{Path("my models") / "a.run"}"\n')
    assert terminal.getvalue() == "The disk is full.\n"


def test_the_name_decides_and_all_but_the_first_process_are_silent(capsys):
    assert isinstance(progress_named("json"), JsonProgress)
    assert isinstance(progress_named("bar"), TerminalProgress)
    silent = progress_named("json", is_first=False)
    assert isinstance(silent, SilentProgress)
    learn(silent)
    silent.ends_at(3)
    silent.message("")
    silent.stopped(Path("a"))
    silent.failed("")
    assert capsys.readouterr() == ("", "")
