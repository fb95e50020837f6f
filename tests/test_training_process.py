"""The training script as a process: killed at any moment, stopped by Ctrl-C, several at once, several together."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from app.core.recognizer import load_classifier
from model.report.reader import read_record
from tests.model.dataset.sounds import buzz, in_silence, write

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-m", "tests.tiny_training")


@pytest.fixture
def folder(tmp_path):
    for number in range(100, 130):
        write(tmp_path / "녹음" / f"{number:04d}.wav", in_silence(buzz(number % 10, number)))
    return tmp_path / "녹음"


def start(*arguments, command=COMMAND):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # As a terminal starts it: a shell's background job would leave SIGINT ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [*command, *map(str, arguments)], cwd=ROOT, env=environment, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def finished(process):
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return output


def heard(model):
    return load_classifier(model).whole(buzz(3)).tolist()


def test_killed_at_any_moment_and_resumed_it_comes_to_the_same(folder, tmp_path):
    common = [folder, "--labels", "last-digit", "--epochs", 8]
    began = time.monotonic()
    finished(start(*common, "--output", tmp_path / "whole.pt"))
    seconds = time.monotonic() - began
    killed = tmp_path / "killed.pt"
    moments = random.Random(1)
    process = start(*common, "--output", killed)
    for _ in range(4):
        time.sleep(moments.uniform(0.5, 1.0) * seconds)
        process.kill()
        process.communicate()
        run = killed.with_suffix(".run")
        again = ["--resume", run] if (run / "options.json").exists() else [*common, "--output", killed]
        process = start(*again, "--progress", "json")
    events = [json.loads(line) for line in finished(process).splitlines()]
    resumed_at = [event["done"] for event in events if event["event"] == "started"]
    assert resumed_at[0] > 0  # from the beginning it would come to the same, and prove nothing
    assert heard(killed) == heard(tmp_path / "whole.pt")
    assert load_classifier(killed).metadata == load_classifier(tmp_path / "whole.pt").metadata


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send Ctrl-C to one process")
def test_ctrl_c_saves_and_says_how_to_go_on(folder, tmp_path):
    output = tmp_path / "m.pt"
    process = start(folder, "--labels", "last-digit", "--epochs", 100_000, "--output", output)
    while not (output.with_suffix(".run") / "checkpoint.pt").exists():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    try:
        printed, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "--resume" in printed
    assert errors == ""
    assert not output.exists()


def test_two_processes_learn_together_as_one(folder, tmp_path):
    """The same examples, averaged gradients; the statistics of normalisation are those of half a batch."""
    together = (sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", "--module", "tests.tiny_training")
    common = [folder, "--labels", "last-digit", "--epochs", 3]
    alone = start(*common, "--output", tmp_path / "alone" / "m.pt")
    finished(alone)
    printed = finished(start(*common, "--output", tmp_path / "two" / "m.pt", command=together))
    assert printed.count("epoch 3/3") == 1
    one, two = (read_record(tmp_path / name / "report") for name in ("alone", "two"))
    assert (one.processes, two.processes) == (1, 2)
    assert one.data == two.data
    first, second = (np.array([epoch.training_loss for epoch in record.history]) for record in (one, two))
    assert first[0] == pytest.approx(second[0], rel=0.2)
    assert not (first == second).all()
