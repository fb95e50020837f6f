"""The window closes while something is learnt or compared."""

import os
import signal
import threading

import pytest

from app.learning.progress import State
from app.ui.learn import questions
from tests.app.learning.conftest import PATIENCE_SECONDS
from tests.app.ui.learn.acts import Waiting, hearing_tones, made_model, seen, soon, until


@pytest.mark.parametrize("answer", questions.Parting)
def test_closing_asks_while_a_training_runs(rigs, qtbot, recordings, monkeypatch, answer):
    rig = rigs(recordings("waits"))
    assert rig.page.may_close()
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    monkeypatch.setattr(questions, "ask_about_training", lambda parent: answer)
    assert rig.page.may_close() is (answer is not questions.Parting.STAY)
    [job] = rig.control.unfinished()
    assert job.is_running  # also where it is to stop: another page may want the window to stay
    if answer is questions.Parting.STOP:
        rig.page.close_down()
        rig.control._process.wait(PATIENCE_SECONDS)
        assert job.progress.state is State.STOPPED


@pytest.mark.parametrize("answer", [questions.Parting.STOP, questions.Parting.GO_ON])
def test_closing_while_a_training_begins_means_that_one(rigs, qtbot, recordings, monkeypatch, answer):
    rig = rigs(recordings("waits"))
    session, start = rig.page.session, rig.control.start
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    rig.page.progress_view.cancel_button.click()
    soon(qtbot, lambda: seen(rig, rig.page.order_form))
    rig.settle()
    former = rig.control._process.pid

    def late(*arguments):
        until(lambda: session._closing)
        return start(*arguments)

    monkeypatch.setattr(rig.control, "start", late)
    monkeypatch.setattr(questions, "ask_about_training", lambda parent: answer)
    rig.page.order_form.start_button.click()
    assert rig.page.may_close()
    rig.page.close_down()
    assert rig.control._process.pid != former
    [job] = rig.control.unfinished()
    if answer is questions.Parting.STOP:
        rig.control._process.wait(PATIENCE_SECONDS)
    else:
        assert job.is_running


def test_closing_waits_for_no_comparison(rigs, qtbot, recordings):
    takes = recordings()
    made_model("20261121-100000", takes)
    rig = rigs(takes)
    live = Waiting(lambda: rig.page.session._closing)
    hearing_tones(rig, live=lambda: live)
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    rig.page.models.rows[0].compare_button.click()
    soon(qtbot, lambda: live.heard == 1)
    rig.page.close_down()
    assert live.heard == 1
    assert rig.library.listing().named("20261121-100000").comparison is None


def test_closing_leaves_no_thread_and_the_training_goes_on(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    rig.page.close_down()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sutja")]
    [job] = rig.control.unfinished()
    assert job.is_running
    os.killpg(job.number, signal.SIGKILL)
    rig.control._process.wait(PATIENCE_SECONDS)
