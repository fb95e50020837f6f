"""What goes wrong while one compares, switches and learns loses no model, and is said in a sentence."""

import errno
import os
import signal

import pytest

from app.learning.folder import ModelFolder, models_folder
from app.learning.listing import BUNDLED
from tests.app.ui.learn.acts import compare, hearing_tones, made_model, seen, soon

NAME = "20261121-100000"


@pytest.fixture
def disk(monkeypatch):
    """Let the disk be full from now on."""

    def full(_path, _content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fill():
        for module in ("choice", "library", "job", "splits"):
            monkeypatch.setattr(f"app.learning.{module}.write_atomically", full)

    return fill


@pytest.fixture
def compared(rigs, qtbot, recordings):
    """Give a page that shows a model beside the one in use."""
    takes = recordings()
    made_model(NAME, takes)
    rig = rigs(takes)
    hearing_tones(rig)
    rig.page.enter()
    compare(rig, qtbot, NAME)
    return rig


def live_of(rig):
    return rig.library.listing().live.name


def test_a_full_disk_while_one_compares_leaves_both_models_and_is_said(rigs, qtbot, recordings, disk):
    takes = recordings()
    folder = made_model(NAME, takes)
    rig = rigs(takes)
    hearing_tones(rig)
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    disk()
    rig.page.models.rows[0].compare_button.click()
    soon(qtbot, lambda: "No space left" in rig.page.trouble_words.text())
    assert seen(rig, rig.page.order_form)
    assert folder.model.exists()
    assert live_of(rig) == BUNDLED


def test_a_full_disk_while_one_switches_leaves_the_model_in_use(compared, qtbot, disk):
    adopted = []
    compared.page.model_adopted.connect(adopted.append)
    disk()
    compared.page.comparison_view.use_button.click()
    soon(qtbot, lambda: "No space left" in compared.page.trouble_words.text())
    assert live_of(compared) == BUNDLED
    assert adopted == []
    assert compared.library.listing().named(NAME).problem is None


def test_a_window_that_is_closed_while_one_switches_has_switched_or_not(compared):
    compared.page.comparison_view.use_button.click()
    compared.page.close_down()
    assert live_of(compared) in {BUNDLED, NAME}
    assert compared.library.listing().notices == ()


def test_what_was_compared_with_a_model_that_another_window_has_replaced_is_not_used(compared, rigs, qtbot):
    other = rigs(compared.page.order_form.order.recordings[0])
    hearing_tones(other)
    other.page.enter()
    compare(other, qtbot, NAME)
    other.page.comparison_view.use_button.click()
    soon(qtbot, lambda: live_of(other) == NAME)
    compared.page.comparison_view.use_button.click()
    soon(qtbot, lambda: "Another model is in use by now" in compared.page.trouble_words.text())
    soon(qtbot, lambda: compared.page.models.rows[0].model.is_live)  # and it shows which
    assert live_of(compared) == NAME


def test_a_model_that_another_window_deletes_meanwhile_is_not_used(compared, qtbot):
    compared.library.delete(NAME)
    compared.page.comparison_view.use_button.click()
    soon(qtbot, lambda: "is gone or damaged" in compared.page.trouble_words.text())
    assert live_of(compared) == BUNDLED


def test_a_training_that_is_killed_while_another_window_switches_leaves_the_switch(compared, rigs, qtbot, recordings):
    learner = rigs(recordings("waits"))
    learner.page.enter()
    learner.page.order_form.start_button.click()
    soon(qtbot, lambda: learner.page.progress_view.loss.number == "1")
    compared.page.comparison_view.use_button.click()
    soon(qtbot, lambda: live_of(compared) == NAME)
    [job] = learner.control.unfinished()
    os.kill(job.number, signal.SIGKILL)
    soon(qtbot, lambda: seen(learner, learner.page.resume_offer))
    assert live_of(learner) == NAME
    assert ModelFolder(models_folder() / NAME).model.exists()


def test_a_defect_while_a_training_begins_is_said_and_another_can_be_begun(rigs, qtbot, recordings, monkeypatch):
    rig = rigs(recordings())
    rig.page.enter()

    def break_down(*_arguments):
        raise RuntimeError("a defect")

    with monkeypatch.context() as broken, qtbot.captureExceptions() as raised:
        broken.setattr(rig.control, "start", break_down)
        rig.page.order_form.start_button.click()
        soon(qtbot, lambda: "RuntimeError" in rig.page.trouble_words.text())
    assert [kind for kind, _, _ in raised] == [RuntimeError]  # for the log, and whoever reports it
    assert not rig.page.session.learning
    assert seen(rig, rig.page.order_form)
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: "training is done" in rig.page.notice.text())
