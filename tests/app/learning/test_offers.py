"""A training that was stopped is offered to every window."""

import os
import signal

import pytest

from app.learning import follower, process
from app.learning.errors import LearningError
from app.learning.folder import model_folders
from app.learning.job import JobControl
from app.learning.progress import State
from tests.app.learning.conftest import SCRIPTED, Heard, ended, learning


def test_stopped_and_resumed_it_comes_to_its_end(control, order, heard):
    control.start(order("waits"), heard)
    heard.until(learning)
    control.stop()
    assert heard.end().state is State.STOPPED
    [stopped] = control.unfinished()
    assert not stopped.is_running
    assert stopped.progress.state is State.STOPPED
    again = Heard()
    control.resume(stopped, again)
    end = again.end()
    assert end.state is State.SAVED
    assert [epoch.number for epoch in end.history] == [1, 2, 3]
    assert not [progress for progress in again.all[:-1] if progress.state.over]
    assert control.unfinished() == []


def test_a_killed_one_is_told_and_offered(control, order, heard):
    begun = control.start(order("waits"), heard)
    heard.until(learning)
    os.killpg(begun.number, signal.SIGKILL)
    end = heard.end()
    assert end.state is State.KILLED
    assert end.problem == follower.ENDED_EARLY
    assert [offered.folder for offered in control.unfinished()] == [begun.folder]


def test_killed_before_it_had_begun_it_is_begun_again(control, order, heard):
    begun = control.start(order("waits"), heard)
    heard.until(learning)
    os.killpg(begun.number, signal.SIGKILL)
    heard.end()
    begun.folder.options.unlink()
    begun.folder.checkpoint.unlink()
    [offered] = control.unfinished()
    again = Heard()
    control.resume(offered, again)
    assert again.until(learning).step == 10


def test_discarding_removes_what_nobody_goes_on_with(control, order, heard, models):
    control.start(order("waits"), heard)
    heard.until(learning)
    [running] = control.unfinished()
    with pytest.raises(LearningError, match="running again or has come to its end"):
        control.discard(running)
    assert running.folder.checkpoint.exists()
    control.stop()
    heard.end()
    control.discard(running)
    assert model_folders(models) == []
    control.discard(running)  # as another window may have been quicker


def test_a_stale_offer_touches_no_finished_model(control, stopped, models):
    control.resume(stopped, Heard())
    ended(control)
    assert stopped.folder.is_finished
    before = stopped.folder.model.stat().st_mtime_ns
    other = JobControl(models, SCRIPTED)
    with pytest.raises(LearningError, match="has come to its end by now"):
        other.discard(stopped)
    with pytest.raises(LearningError, match="has come to its end by now"):
        other.resume(stopped, Heard())
    assert stopped.folder.model.stat().st_mtime_ns == before


def test_a_stale_offer_touches_no_training_that_runs_under_another_number(control, stopped, models):
    record = stopped.folder.options.read_text().replace("waits", "stubborn")
    stopped.folder.options.write_text(record)
    again = Heard()
    running = control.resume(stopped, again)
    again.until(learning)
    assert running.number != stopped.number
    other = JobControl(models, SCRIPTED)
    with pytest.raises(LearningError, match="running again"):
        other.discard(stopped)
    with pytest.raises(LearningError, match="Another training is running"):
        other.resume(stopped, Heard())
    assert stopped.folder.checkpoint.exists()
    process.kill(running.number)
    again.end()


def test_what_was_discarded_elsewhere_is_not_gone_on_with(control, stopped, models):
    JobControl(models, SCRIPTED).discard(stopped)
    with pytest.raises(LearningError, match="or was removed"):
        control.resume(stopped, Heard())
    assert model_folders(models) == []
