"""Trainings that learn nothing, and what they say."""

import sys
import threading

import pytest

from app.learning.folder import models_folder
from app.learning.job import JobControl
from app.learning.trainer import Order

SCRIPTED = (sys.executable, "-m", "tests.app.learning.scripted_trainer")
PATIENCE_SECONDS = 300.0


class Heard:
    """A listener that keeps what it gets, and can be waited with."""

    def __init__(self):
        self.all = []
        self._news = threading.Condition()

    def __call__(self, progress):
        with self._news:
            self.all.append(progress)
            self._news.notify_all()

    @property
    def last(self):
        return self.all[-1]

    def until(self, condition):
        """Wait for a progress of some kind, and return it."""
        with self._news:
            assert self._news.wait_for(lambda: any(map(condition, self.all)), PATIENCE_SECONDS), self.all
        return next(filter(condition, self.all))

    def end(self):
        """Wait for the end, and return it."""
        return self.until(lambda progress: progress.state.over)


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def models():
    return models_folder()


@pytest.fixture
def control(models):
    """A control whose trainings are over when the test is."""
    made = JobControl(models, SCRIPTED)
    yield made
    made.cancel()
    while made.running:
        made._follower._thread.join(PATIENCE_SECONDS)


@pytest.fixture
def order(tmp_path):
    """Make an order for a scripted training that behaves as the word says."""

    def make(behaviour, **options):
        return Order((tmp_path / behaviour,), **options)

    return make
