"""The real training script in small: begun from the window's side, adapted, compared, resumed after a kill."""

import os
import signal
import sys

import pytest

from app.core.recognizer import load_classifier
from app.learning.comparison import compared
from app.learning.job import JobControl
from app.learning.library import Library
from app.learning.listing import BUNDLED
from app.learning.progress import State
from app.learning.trainer import Order
from app.paths import DEFAULT_MODEL
from model.spec.content import key_of
from tests.app.learning.conftest import Heard, ended
from tests.model.dataset.sounds import buzz, in_silence, write

pytestmark = pytest.mark.skipif(
    os.environ.get("SUTJA_STORY") != "1", reason="minutes of training: `make bench-story` runs it"
)

TINY = (sys.executable, "-m", "tests.tiny_training")


@pytest.fixture
def takes(tmp_path):
    for number in range(100, 140):
        write(tmp_path / "녹음" / f"{number:04d}.wav", in_silence(buzz(number % 10, number)))
    return tmp_path / "녹음"


@pytest.fixture
def trainer(models):
    control = JobControl(models, TINY)
    yield control
    control.cancel()
    ended(control)


def test_from_scratch_to_the_comparison(trainer, takes, models):
    heard = Heard()
    job = trainer.start(Order((takes,)), heard)
    end = heard.end()
    assert end.state is State.SAVED, end
    assert end.history
    assert any("40 of 40 recordings are used" in note.english for note in end.notes)
    library = Library(models)
    [model, bundled] = library.listing().models
    assert model.name == job.folder.name
    assert (model.takes, model.accuracy.total) == (30, 10)
    assert model.made is not None
    assert model.page.exists()
    held_out = library.takes(model)
    assert sorted(take.digit for take in held_out) == list(range(10))
    comparison = compared(
        (bundled.name, load_classifier(bundled.path)),
        (model.name, load_classifier(model.path)),
        held_out,
        artefact=key_of(model.path),
    )
    assert comparison.accuracies[1].total == model.accuracy.total
    library.keep(comparison)
    assert library.adopt(comparison).path == job.folder.model
    assert library.listing().before.name == BUNDLED


def test_killed_and_resumed_it_comes_to_its_end(trainer, takes):
    heard = Heard()
    job = trainer.start(Order((takes,)), heard)
    heard.until(lambda progress: bool(progress.history))
    os.killpg(job.number, signal.SIGKILL)
    assert heard.end().state is State.KILLED
    [killed] = trainer.unfinished()
    again = Heard()
    trainer.resume(killed, again)
    end = again.end()
    assert end.state is State.SAVED, end
    assert [epoch.number for epoch in end.history] == list(range(1, len(end.history) + 1))


def test_what_cannot_be_learnt_from_is_said_by_the_trainer_itself(trainer, tmp_path, models):
    write(tmp_path / "one" / "3" / "a.wav", in_silence(buzz(3)))
    heard = Heard()
    trainer.start(Order((tmp_path / "one",)), heard)
    end = heard.end()
    assert end.state is State.FAILED
    assert end.problem.korean != end.problem.english
    assert [path for path in models.iterdir() if path.is_dir()] == []


def test_cancelled_while_it_reads_it_leaves_nothing(trainer, takes, models):
    heard = Heard()
    trainer.start(Order((takes,), base=DEFAULT_MODEL), heard)
    heard.until(lambda progress: progress.stage.english == "reading")
    trainer.cancel()
    assert heard.end().state is State.CANCELLED
    assert [path for path in models.iterdir() if path.is_dir()] == []


def test_asked_to_stop_it_saves_first_and_says_so(trainer, takes):
    heard = Heard()
    job = trainer.start(Order((takes,)), heard)
    heard.until(lambda progress: bool(progress.history))
    trainer.stop()
    assert heard.end().state is State.STOPPED
    assert job.progress.state is State.STOPPED  # in the trainer's own words, and not as it was killed
    assert job.folder.checkpoint.exists()
    assert not job.folder.model.exists()
