"""Trainings that learn nothing, and what they say."""

import sys
import threading

import pytest

from app.learning.folder import models_folder
from app.learning.job import JobControl
from app.learning.trainer import Order

SCRIPTED = (sys.executable, "-m", "tests.app.learning.scripted_trainer")
PATIENCE_SECONDS = 60.0


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
        """Wait for a progress of some kind, and return it; after the end, none comes."""
        with self._news:
            self._news.wait_for(lambda: self._has(condition) or self._has(_is_over), PATIENCE_SECONDS)
            assert self._has(condition), self.all
        return next(filter(condition, self.all))

    def _has(self, condition):
        return any(map(condition, self.all))

    def end(self):
        """Wait for the end, and return it."""
        return self.until(_is_over)


def _is_over(progress):
    return progress.state.over


def learning(progress):
    return progress.epoch == 1 and bool(progress.history)


def ended(control):
    """Wait until nobody follows a training any more."""
    if control._follower is not None:
        control._follower._thread.join(PATIENCE_SECONDS)
    assert not control.running


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
    ended(made)


@pytest.fixture
def order(tmp_path):
    """Make an order for a scripted training that behaves as the word says."""

    def make(behaviour, **options):
        return Order((tmp_path / behaviour,), **options)

    return make


@pytest.fixture
def stopped(control, order, heard):
    """A training that was stopped, as it is offered to every window."""
    control.start(order("waits"), heard)
    heard.until(learning)
    control.stop()
    heard.end()
    [offered] = control.unfinished()
    return offered
