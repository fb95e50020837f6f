"""A training, from its order to its end, as the page shows it."""

import os
import shutil
import signal

from app.learning import follower
from app.learning.choice import Choice
from app.learning.folder import models_folder
from app.learning.job import JobControl
from app.learning.listing import BUNDLED
from app.learning.progress import State
from app.paths import DEFAULT_MODEL
from model.spec.language import Language
from tests.app.learning.conftest import PATIENCE_SECONDS, SCRIPTED, Heard
from tests.app.ui.learn import states
from tests.app.ui.learn.acts import hearing_tones, made_model, seen, soon


def test_a_training_is_shown_until_it_is_done_and_then_compared(rigs, qtbot, recordings, said):
    rig = rigs(recordings())
    hearing_tones(rig)
    rig.page.enter()
    progress = []
    rig.page.session.progress_changed.connect(progress.append)
    soon(qtbot, lambda: bool(rig.page.models.rows))
    rig.page.order_form.start_button.click()
    assert seen(rig, rig.page.progress_view)
    assert rig.page.session.learning
    soon(qtbot, lambda: progress[-1].state is State.SAVED)
    # It is measured against the model in use, and does not take its place by itself.
    soon(qtbot, lambda: seen(rig, rig.page.comparison_view))
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    assert rig.library.listing().live.name == BUNDLED
    assert "Reading" in said
    assert not rig.page.session.learning


def test_cancelling_leaves_everything_as_it_was(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.enter()
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    assert rig.page.progress_view.accuracy.number == "50 %"
    assert rig.page.progress_view.words.text() == "Epoch 1 of 3 · less than a minute left"
    rig.page.progress_view.cancel_button.click()
    soon(qtbot, lambda: seen(rig, rig.page.order_form))
    assert rig.page.notice.text() == "The training was cancelled. Everything is as it was."
    assert [path for path in models_folder().iterdir() if path.is_dir()] == []


def test_an_error_of_the_trainer_is_its_sentence(rigs, qtbot, recordings, said):
    rig = rigs(recordings("fails"), language=Language.KOREAN)
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: seen(rig, rig.page.trouble))
    assert rig.page.trouble_words.text() == "배울 것이 없습니다."
    assert "배울 것이 없습니다." in said
    assert seen(rig, rig.page.order_form)


def test_a_second_training_elsewhere_is_refused_in_a_sentence(rigs, qtbot, recordings):
    folder = recordings("waits")
    other = JobControl(models_folder(), SCRIPTED)
    heard = Heard()
    rig = rigs(folder)
    other.start(rig.page.order_form.order, heard)
    heard.until(lambda progress: bool(progress.history))
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: "Another training is running" in rig.page.trouble_words.text())
    other.cancel()
    heard.end()


def test_a_killed_training_is_offered_and_gone_on_with(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    [job] = rig.control.unfinished()
    os.killpg(job.number, signal.SIGKILL)
    soon(qtbot, lambda: seen(rig, rig.page.resume_offer))
    assert rig.page.trouble_words.text() == follower.ENDED_EARLY.english
    assert "1 of 3 epochs are done" in rig.page.resume_offer.sentence.text()
    progress = []
    rig.page.session.progress_changed.connect(progress.append)
    rig.page.resume_offer.resume_button.click()
    assert rig.page.session.learning
    assert seen(rig, rig.page.progress_view)
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    # How it had ended before was not told again.
    assert [each.state.over for each in progress] == [False] * (len(progress) - 1) + [True]
    assert progress[1].history
    soon(qtbot, lambda: not seen(rig, rig.page.resume_offer))


def test_an_offer_can_be_declined(rigs, qtbot):
    job = states.interrupted(models_folder())
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: seen(rig, rig.page.resume_offer))
    assert "12 of 40 epochs are done" in rig.page.resume_offer.sentence.text()
    rig.page.resume_offer.discard_button.click()
    soon(qtbot, lambda: not seen(rig, rig.page.resume_offer))
    assert not job.folder.path.exists()


def test_a_stale_offer_is_refused_in_a_sentence_and_goes(rigs, qtbot, recordings):
    job = states.interrupted(models_folder())
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: seen(rig, rig.page.resume_offer))
    shutil.copy(DEFAULT_MODEL, job.folder.model)  # another window went on with it, and it came to its end
    job.folder.record.write_text("{}")
    rig.page.resume_offer.discard_button.click()
    soon(qtbot, lambda: not seen(rig, rig.page.resume_offer))
    assert "has come to its end by now" in rig.page.trouble_words.text()
    assert job.folder.model.exists()


def test_a_training_that_went_on_without_the_window_is_followed_again(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    rig.control.detach()
    # The other window's control did not start the process: it knows it by its number alone.
    other = rigs(recordings("saves"))
    other.page.enter()
    soon(qtbot, lambda: other.page.progress_view.loss.number == "1")
    assert other.page.session.learning
    other.control.cancel()
    rig.control._process.wait(PATIENCE_SECONDS)
    soon(qtbot, lambda: seen(other, other.page.order_form))


def test_adapting_begins_with_the_model_in_use_even_before_it_is_listed(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.order_form.start_button.click()
    rig.settle()
    [job] = rig.control.unfinished()
    assert job.order.base == DEFAULT_MODEL


def test_adapting_begins_with_the_model_that_another_window_chose(rigs, qtbot, recordings):
    takes = recordings("waits")
    folder = made_model("20261121-100000", takes)
    rig = rigs(takes)
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    Choice(folder.name, (BUNDLED,)).save(models_folder())
    rig.page.order_form.start_button.click()
    rig.settle()
    [job] = rig.control.unfinished()
    assert job.order.base == folder.model


def test_from_scratch_begins_without_a_model(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.order_form.scratch_choice.click()
    rig.page.order_form.start_button.click()
    rig.settle()
    [job] = rig.control.unfinished()
    assert job.order.base is None
