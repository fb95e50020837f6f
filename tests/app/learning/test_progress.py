import json

import pytest

from app.learning.progress import RESUMED, Progress, State, progress_after


def line(event, **fields):
    return json.dumps({"event": event, **fields})


def text(word):
    return {"korean": word, "english": word.upper()}


def epoch(number, accuracy=0.5):
    return line(
        "epoch", number=number, epochs=4, training_loss=1.5, validation_loss=2.5, validation_accuracy=accuracy,
        learning_rate=0.1, seconds=3.0, elapsed_seconds=3.0, remaining_seconds=9.0,
    )  # fmt: skip


STARTED = line("started", epochs=4, steps=40, done=0)
STEP = line("step", step=11, steps=40, epoch=2, epochs=4, loss=1.25, elapsed_seconds=4.0, remaining_seconds=8.0)


def test_each_line_tells_something():
    progress = progress_after([line("stage", text=text("a")), line("files", done=3, total=9)])
    assert (progress.stage.english, progress.files) == ("A", (3, 9))
    progress = progress_after([STARTED, epoch(1), STEP, line("message", text=text("b"))])
    assert (progress.step, progress.steps, progress.epoch, progress.epochs) == (11, 40, 2, 4)
    assert (progress.losses, progress.accuracy, progress.remaining_seconds) == (((11, 1.25),), 0.5, 8.0)
    assert progress.steps_per_epoch == 10
    assert progress.share == pytest.approx(11 / 40)
    assert [note.korean for note in progress.notes] == ["b"]


@pytest.mark.parametrize(
    ("event", "state"),
    [
        (line("saved", output="m.pt", report=None), State.SAVED),
        (line("stopping"), State.STOPPING),
        (line("stopped", resume="m.run"), State.STOPPED),
        (line("failed", text=text("c")), State.FAILED),
    ],
)
def test_the_ends(event, state):
    assert progress_after([STARTED, event]).state is state


def test_no_learning_is_no_share():
    assert Progress().share is None
    assert Progress().accuracy is None


def test_a_figure_that_is_no_number_is_none():
    assert progress_after([STARTED, epoch(1, accuracy=None)]).accuracy is None


def test_what_was_learnt_after_the_last_checkpoint_is_learnt_again():
    lines = [
        STARTED,
        epoch(1),
        STEP,
        epoch(2),
        epoch(3),
        RESUMED,
        line("started", epochs=4, steps=40, done=10),
        epoch(2),
    ]
    progress = progress_after(lines)
    assert [each.number for each in progress.history] == [1, 2]
    assert progress.epoch == 2
    assert progress.losses == ()


def test_going_on_takes_back_what_had_ended_it():
    progress = progress_after([STARTED, epoch(1), line("failed", text=text("full")), RESUMED])
    assert (progress.state, progress.problem) == (State.RUNNING, None)
    assert len(progress.history) == 1


@pytest.mark.parametrize(
    "torn",
    [b"", b"{", b"\xff\xfe", b"[1]", b"3", b'{"event": "dance"}', b'{"event": "step"}', b'{"event": ["step"]}',
     b'{"event": "stage", "text": "a"}', b"[" * 100_000, b'{"event": "files", "done": "x", "total": 1}'],
)  # fmt: skip
def test_a_line_that_is_torn_or_unknown_tells_nothing(torn):
    before = progress_after([STARTED, epoch(1)])
    assert before.after(torn) == before
