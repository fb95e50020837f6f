"""A trainer that says its lines and learns nothing; what it does is the name of the folder of takes, or else it saves.

python -m tests.app.learning.scripted_trainer FOLDER (as train_model.py)
"""

import argparse
import json
import shutil
import signal
import sys
import time
from pathlib import Path

from filelock import FileLock

from app.paths import DEFAULT_MODEL
from model.spec import ledger
from model.spec.content import key_of
from model.spec.waveform import audio_files

REFUSAL = {"korean": "배울 것이 없습니다.", "english": "There is nothing to learn from."}


def say(event, **fields):
    sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
    sys.stdout.flush()


def stage(name):
    say("stage", text={"korean": name, "english": name})


def epoch(number, loss=1.0, accuracy=0.5):
    pace = {"elapsed_seconds": 1.0, "remaining_seconds": 9.0}
    say("step", step=10 * number, steps=30, epoch=number, epochs=3, loss=loss, **pace)
    say(
        "epoch", number=number, epochs=3, training_loss=loss, validation_loss=2 * loss, validation_accuracy=accuracy,
        learning_rate=0.1, seconds=1.0, **pace,
    )  # fmt: skip


class Trainer:
    def __init__(self, run, output, report, behaviour):
        self.run, self.output, self.report, self.behaviour = run, output, report, behaviour
        self.resumed = (run / "checkpoint.pt").exists()

    def go(self):
        stage("reading")
        say("message", text={"korean": "녹음 2개", "english": "2 takes"})
        getattr(self, self.behaviour)()

    def saves(self):
        say("started", epochs=3, steps=30, done=10 if self.resumed else 0)
        for number in range(2 if self.resumed else 1, 4):
            epoch(number, loss=1 / number, accuracy=number / 4)
        for path in (self.output, self.output.with_suffix(".state.pt")):
            shutil.copy(DEFAULT_MODEL, path)
        self.report.mkdir()
        (self.report / "index.html").write_text("<p>a report")
        (self.run / "report.json").write_text(json.dumps({"started": "2026-11-21T10:00:00+00:00"}))
        say("saved", output=str(self.output), report=str(self.report / "index.html"))

    def waits(self):
        if self.resumed:
            self.saves()
            return
        asked = []
        signal.signal(signal.SIGTERM, lambda number, frame: asked.append(number))
        self.begin_to_learn()
        while not asked:
            time.sleep(0.01)
        say("stopping")
        say("stopped", resume=str(self.run))
        sys.exit(130)

    def stubborn(self):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self.begin_to_learn()
        time.sleep(60)

    def fails(self):
        say("failed", text=REFUSAL)
        sys.exit(2)

    def fails_late(self):
        self.begin_to_learn()
        self.fails()

    def crashes(self):
        self.begin_to_learn()
        raise ZeroDivisionError

    def begin_to_learn(self):
        say("started", epochs=3, steps=30, done=0)
        (self.run / "checkpoint.pt").write_bytes(b"weights")
        epoch(1)


def remember(run, output, report):
    """Write down what will be made, as the real one does."""
    ledger.remember(ledger.Kind.RUN, run, ["run.lock", "options.json", "split.json", "checkpoint.pt", "report.json"])
    ledger.remember(ledger.Kind.REPORT, report, ["index.html"])
    ledger.remember(ledger.Kind.MODEL, output.parent, [output.name, output.with_suffix(".state.pt").name])


def behaviour_for(folder):
    return {"behaviour": folder.name if hasattr(Trainer, folder.name) else "saves"}


def split_of(folders):
    """Hold out every other take; invent some where there are none."""
    takes = [key_of(path) for folder in folders if folder.is_dir() for path in audio_files(folder)]
    return {key: ("training", "validation")[place % 2] for place, key in enumerate(takes or ["a", "b"])}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="*", type=Path)
    for name in ("--output", "--report", "--resume", "--adapt"):
        parser.add_argument(name, type=Path)
    for name in ("--labels", "--groups", "--progress"):
        parser.add_argument(name)
    asked = parser.parse_args()
    run = asked.resume or asked.output.with_suffix(".run")
    options = run / "options.json"
    if asked.resume:
        known = json.loads(options.read_text())
    else:
        known = {name: str(getattr(asked, name)) for name in ("output", "report")} | behaviour_for(asked.data[0])
    with FileLock(run / "run.lock", blocking=False):
        options.write_text(json.dumps(known))
        sides = split_of(asked.data)
        (run / "split.json").write_text(json.dumps({"by": "takes", "sides": sides}))
        remember(run, Path(known["output"]), Path(known["report"]))
        Trainer(run, Path(known["output"]), Path(known["report"]), known["behaviour"]).go()


if __name__ == "__main__":
    main()
