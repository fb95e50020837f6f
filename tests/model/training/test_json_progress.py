import io
import json
import math
import sys
import threading
import time
from itertools import pairwise

import pytest

from model.training import json_progress
from model.training.json_progress import JsonProgress
from tests.model.training.course import READING, Clock, record


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def stream():
    return io.StringIO()


@pytest.fixture
def errors():
    return io.StringIO()


@pytest.fixture
def progress(stream, errors, clock):
    return JsonProgress(stream=stream, errors=errors, clock=clock)


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
    progress.stopping()
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
        {"event": "stopping"},
        {"event": "stopped", "resume": str(tmp_path / "mine.run")},
        {"event": "failed", "text": both},
    ]  # fmt: skip
    assert stream.getvalue().isascii()


def test_a_failure_is_a_sentence_for_people_as_well(progress, errors):
    progress.message("as it is")
    progress.failed(READING)
    assert errors.getvalue() == f"{READING}\n"


def test_a_failure_while_it_is_entered_is_on_both_streams(capsys):
    with JsonProgress() as progress:
        progress.failed(READING)
    out, err = capsys.readouterr()
    assert json.loads(out)["event"] == "failed"
    assert err == f"{READING}\n"


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


def test_while_nothing_else_is_told_it_says_that_it_lives(stream, monkeypatch):
    monkeypatch.setattr(json_progress, "ALIVE_SECONDS", 0.01)
    before = set(threading.enumerate())
    with JsonProgress(stream=stream):
        deadline = time.monotonic() + 60
        while len(objects(stream)) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
    told = objects(stream)
    assert len(told) >= 3
    assert all(event == {"event": "alive"} for event in told)
    assert set(threading.enumerate()) <= before


def test_what_is_told_is_enough_of_a_sign(progress, stream):
    with progress:
        progress.stage(READING)
    assert [event["event"] for event in objects(stream)] == ["stage"]
