import json
import os
import shutil
import signal
import threading
import time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QWidget

from app.learning import follower
from app.learning.choice import Choice
from app.learning.errors import not_read
from app.learning.folder import ModelFolder, models_folder
from app.learning.job import JobControl
from app.learning.listing import BUNDLED
from app.learning.progress import State
from app.paths import DEFAULT_MODEL
from app.ui import announcer
from app.ui.learn import questions
from app.ui.learn.heading import Heading
from model.artifact import load
from model.spec.content import key_of
from model.spec.labels import NAMED_RULES
from model.spec.language import Language
from tests.app.core.fakes import ToneClassifier
from tests.app.learning.conftest import PATIENCE_SECONDS, SCRIPTED, Heard
from tests.app.learning.test_comparison import DeafTo
from tests.app.ui.learn import states

PATIENCE_MS = 60_000


def soon(qtbot, condition):
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.fixture
def said(monkeypatch):
    """Keep what a screen reader is given to say."""
    sentences = []

    class Event:
        def __init__(self, widget, sentence):
            sentences.append(sentence)

        def setPoliteness(self, politeness):
            pass

    monkeypatch.setattr(announcer, "QAccessibleAnnouncementEvent", Event)
    monkeypatch.setattr(announcer.QAccessible, "updateAccessibility", lambda event: None)
    return sentences


def seen(rig, part):
    return part.isVisibleTo(rig.page)


def made_model(name, takes):
    """Make a finished model, as if it had held the takes out."""
    folder = ModelFolder(models_folder() / name)
    folder.run.mkdir(parents=True)
    folder.report.mkdir()
    shutil.copy(DEFAULT_MODEL, folder.model)
    folder.page.write_text("<p>a report")
    folder.record.write_text(json.dumps({"started": "2026-11-21T10:00:00+00:00"}))
    order = {
        "began": "2026-11-21T10:00:00+00:00",
        "number": 1,
        "recordings": [str(takes)],
        "base": None,
        "labels": "folder",
        "groups": "auto",
    }
    folder.job.write_text(json.dumps(order))
    sides = {key_of(path): "validation" for path in takes.rglob("*.wav")}
    folder.split.write_text(json.dumps({"by": "takes", "sides": sides}))
    return folder


def hearing_tones(rig, *, live=DeafTo, other=ToneClassifier):
    """Let the model that is used and the others hear tones, each in its way."""
    rig.page.session._load = lambda path: live() if path == DEFAULT_MODEL else other()


def compare(rig, qtbot, name):
    soon(qtbot, lambda: any(row.model.name == name for row in rig.page.models.rows))
    row = next(row for row in rig.page.models.rows if row.model.name == name)
    row.compare_button.click()
    soon(qtbot, lambda: seen(rig, rig.page.comparison_view))


def test_at_first_there_is_the_form_and_the_bundled_model(rigs, qtbot):
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 1)
    [row] = rig.page.models.rows
    assert row.title.text() == "The model that comes with Sutja · in use"
    told = load(DEFAULT_MODEL).metadata.metrics["accuracy"]
    assert str(told["count"]) not in row.facts.text()
    assert str(told["total"]) in row.facts.text()
    assert not rig.page.models.back_button.isEnabled()
    assert seen(rig, rig.page.order_form)
    assert not seen(rig, rig.page.resume_offer)
    assert rig.page.order_form.adapts


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "None yet. Say each digit a few times on the Record page first."),
        (dict.fromkeys(range(10), 1), "Takes: 10. Enough to adapt the model to your voice. 40 more takes, and"),
    ],
)
def test_it_is_told_how_much_there_is_to_learn_from(rigs, counts, words):
    rig = rigs()
    rig.counts = counts
    rig.page.enter()
    rig.settle()
    form = rig.page.order_form
    assert form.own_words.text().startswith(words)
    assert form.own_choice.accessibleDescription() == form.own_words.text()


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


def test_a_model_is_compared_used_and_gone_back_from(rigs, qtbot, recordings, said):
    takes = recordings()
    made_model("20261121-100000", takes)
    rig = rigs(takes)
    hearing_tones(rig)
    adopted = []
    rig.page.model_adopted.connect(adopted.append)
    rig.page.enter()
    compare(rig, qtbot, "20261121-100000")
    view = rig.page.comparison_view
    assert view.verdict.text() == "Better than the model in use"
    assert (view.live.figure.text(), view.other.figure.text()) == (
        "10.0\N{NO-BREAK SPACE}%",
        "100.0\N{NO-BREAK SPACE}%",
    )
    assert view.live.certainty.text() == "1 of 10 takes · 95 % interval 2–40\N{NO-BREAK SPACE}%"
    assert view.live.confusions.matrix[0, 1] == 1
    assert "0 heard as 1: 1" in view.live.confusions.accessibleDescription()
    assert view.other.confusions.accessibleDescription() == "No digit was taken for another one."
    assert view.better.text().startswith("Better: 0 (+1), 1 (+1)")
    assert view.worse.text() == "Worse: no digit"
    assert any("Better than the model in use. In use now: 10.0" in sentence for sentence in said)
    view.use_button.click()
    soon(qtbot, lambda: bool(adopted))
    assert adopted[0].path == models_folder() / "20261121-100000" / "model.pt"
    soon(qtbot, lambda: rig.page.models.back_button.isEnabled())
    assert rig.page.models.rows[0].title.text().endswith("· in use")
    facts = rig.page.models.rows[0].facts.text().replace("\N{NO-BREAK SPACE}", " ")
    assert facts.endswith("100.0 % instead of 10.0 % on 10 new takes")
    rig.page.models.back_button.click()
    soon(qtbot, lambda: len(adopted) == 2)
    assert adopted[1].path == DEFAULT_MODEL


def test_keeping_the_present_model_changes_nothing(rigs, qtbot, recordings):
    takes = recordings()
    made_model("20261121-100000", takes)
    rig = rigs(takes)
    hearing_tones(rig, live=ToneClassifier, other=DeafTo)
    rig.page.enter()
    compare(rig, qtbot, "20261121-100000")
    assert rig.page.comparison_view.verdict.text() == "Worse than the model in use"
    rig.page.comparison_view.keep_button.click()
    assert seen(rig, rig.page.order_form)
    assert rig.library.listing().live.name == BUNDLED


def test_the_report_opens_in_the_browser(rigs, qtbot, recordings, monkeypatch):
    folder = made_model("20261121-100000", recordings())
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    rig.page.models.rows[0].report_button.click()
    assert opened == [str(folder.page)]


@pytest.mark.parametrize("agreed", [True, False])
def test_a_model_is_deleted_only_after_a_question(rigs, qtbot, recordings, monkeypatch, agreed):
    folder = made_model("20261121-100000", recordings())
    monkeypatch.setattr(questions, "is_to_be_deleted", lambda parent, title: agreed)
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    rig.page.models.rows[0].delete_button.click()
    if agreed:
        soon(qtbot, lambda: len(rig.page.models.rows) == 1)
    rig.settle()
    assert folder.path.exists() is not agreed


def test_a_damaged_model_is_shown_and_can_only_be_deleted(rigs, qtbot, recordings):
    made_model("20261121-100000", recordings()).model.write_bytes(b"damage")
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: "is damaged" in rig.page.trouble_words.text())
    row = rig.page.models.rows[0]
    rig.page._complain("another trouble")
    rig.page.enter()
    rig.settle()
    assert rig.page.trouble_words.text() == "another trouble"
    assert not row.compare_button.isVisibleTo(rig.page)
    assert row.delete_button.isVisibleTo(rig.page)


def test_nothing_is_switched_while_a_training_rests_on_it(rigs, qtbot, recordings):
    takes = recordings("waits")
    made_model("20261121-100000", takes)
    rig = rigs(takes)
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    rig.page.order_form.start_button.click()
    assert not rig.page.models.rows[0].compare_button.isEnabled()
    assert not rig.page.models.rows[0].delete_button.isEnabled()


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


def until(condition):
    """Wait off the GUI thread."""
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


class Waiting(ToneClassifier):
    """Hears nothing before something has happened, and counts."""

    def __init__(self, condition):
        super().__init__()
        self.heard = 0
        self._condition = condition

    def whole(self, waveform):
        self.heard += 1
        until(self._condition)
        return super().whole(waveform)


def test_a_comparison_gives_way_to_a_training(rigs, qtbot, recordings):
    takes = recordings("waits")
    made_model("20261121-100000", takes)
    rig = rigs(takes)
    live = Waiting(lambda: not rig.page.session._begun.is_set())
    hearing_tones(rig, live=lambda: live)
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    rig.page.models.rows[0].compare_button.click()
    soon(qtbot, lambda: live.heard == 1)
    rig.page.order_form.start_button.click()
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    assert live.heard == 1
    assert not seen(rig, rig.page.notice)
    assert not seen(rig, rig.page.comparison_view)


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


def test_models_that_cannot_be_looked_at_are_one_sentence_of_this_page(rigs, qtbot, recordings, monkeypatch):
    rig = rigs(recordings())
    failures = []
    rig.bridge.failed.connect(failures.append)

    def unreadable(models):
        raise not_read(models, OSError(24, "Too many open files"))

    monkeypatch.setattr(Choice, "load", unreadable)
    rig.page.enter()
    rig.settle()
    assert "Too many open files" in rig.page.trouble_words.text()
    assert failures == []


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


def test_another_folder_can_be_learnt_from(rigs, monkeypatch, tmp_path):
    form = rigs(tmp_path / "mine").page.order_form
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: str(tmp_path / "다른 목소리"))
    form.folder_button.click()
    assert form.order.recordings == (tmp_path / "다른 목소리",)
    assert form.folder_name.text() == "다른 목소리"
    form.own_choice.click()
    assert form.order.recordings == (tmp_path / "mine",)
    form.scratch_choice.click()
    assert not form.adapts


def test_names_that_can_be_read_in_two_ways_are_read_as_the_user_says(rigs, monkeypatch, tmp_path):
    rig = rigs()
    form = rig.page.order_form
    assert not seen(rig, form.rule)
    form.choose_folder(tmp_path)
    assert seen(rig, form.rule)
    assert form.order.labels == "auto"
    read = []
    for row in range(form.rule.count()):
        form.rule.setCurrentIndex(row)
        read.append(form.order.labels)
    assert read == ["auto", *(rule.name for rule in NAMED_RULES)]
    form.own_choice.setChecked(True)
    assert form.order.labels == "auto"  # that of the user's own recordings is known


def test_no_folder_chosen_is_no_choice(rigs, monkeypatch, tmp_path):
    form = rigs(tmp_path / "mine").page.order_form
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: "")
    form.folder_choice.click()
    assert form.own_choice.isChecked()
    assert form.order.recordings == (tmp_path / "mine",)


@pytest.mark.parametrize("language", Language)
def test_every_control_has_a_name(rigs, language):
    rig = rigs(language=language)
    rig.page.models.show_listing(states.listing(states.ADAPTED, BUNDLED))
    controls = [part for part in rig.page.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(controls) > 15
    for control in controls:
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), control


def test_the_tab_key_goes_from_top_to_bottom(rigs, qtbot):
    rig = rigs()
    form = rig.page.order_form
    rig.window.activateWindow()
    form.own_choice.setFocus()
    order = [form.own_choice]
    for _ in range(5):
        QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Tab)
        order.append(rig.window.focusWidget())
    assert order[1:] == [
        form.folder_choice, form.folder_button, form.adapt_choice, form.scratch_choice, form.start_button
    ]  # fmt: skip


def test_whoever_has_no_mouse_goes_on_where_something_has_changed(rigs, qtbot, recordings):
    rig = rigs(recordings())
    hearing_tones(rig)
    rig.page.enter()
    soon(qtbot, lambda: bool(rig.page.models.rows))
    rig.window.activateWindow()
    rig.page.order_form.start_button.setFocus()
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    assert rig.window.focusWidget() is rig.page.progress_view.cancel_button
    soon(qtbot, lambda: seen(rig, rig.page.comparison_view))
    assert rig.window.focusWidget() is rig.page.comparison_view.use_button
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    soon(qtbot, lambda: seen(rig, rig.page.order_form))
    assert rig.window.focusWidget() is rig.page.order_form.start_button


def test_whoever_cancels_with_the_keyboard_is_back_where_it_began(rigs, qtbot, recordings):
    rig = rigs(recordings("waits"))
    rig.page.enter()
    rig.window.activateWindow()
    rig.page.order_form.start_button.setFocus()
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    soon(qtbot, lambda: rig.page.progress_view.loss.number == "1")
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    assert rig.window.focusWidget() is rig.page.progress_view
    soon(qtbot, lambda: seen(rig, rig.page.order_form))
    assert rig.window.focusWidget() is rig.page.order_form.start_button


def test_what_happens_on_the_page_takes_no_focus_from_elsewhere(rigs, qtbot, recordings):
    rig = rigs(recordings())
    hearing_tones(rig)
    elsewhere = QPushButton("elsewhere", rig.window)
    elsewhere.show()
    rig.window.activateWindow()
    for focused in (elsewhere, rig.page):
        focused.setFocus()
        rig.page.order_form.start_button.click()
        soon(qtbot, lambda: seen(rig, rig.page.comparison_view))
        assert rig.window.focusWidget() is focused


def test_after_a_model_is_deleted_the_next_one_has_the_focus(rigs, qtbot, recordings, monkeypatch):
    monkeypatch.setattr(questions, "is_to_be_deleted", lambda _parent, _title: True)
    takes = recordings()
    for name in ("20261119-100000", "20261120-100000"):
        made_model(name, takes)
    rig = rigs()
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 3)
    rig.window.activateWindow()
    rig.page.models.rows[0].delete_button.setFocus()
    QTest.keyClick(rig.window.focusWidget(), Qt.Key.Key_Return)
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    assert rig.window.focusWidget() is rig.page.models.rows[0].compare_button


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("language", Language)
def test_no_word_is_cut_off(rigs, qtbot, language, text_size):
    rig = rigs(language=language, text_size=text_size)
    rig.page.models.show_listing(states.listing(states.ADAPTED, BUNDLED))
    for show in (
        lambda: rig.page._on_progress_changed(states.LEARNING),
        lambda: rig.page._on_compared(states.COMPARISON),
        rig.page._on_kept,
    ):
        show()
        qtbot.waitUntil(lambda: not squeezed(rig.page))
        assert rig.page.horizontalScrollBar().maximum() == 0


def test_headings_have_their_size_from_the_beginning(rigs):
    page = rigs().page
    headings = page.findChildren(Heading)
    assert len(headings) > 15
    for heading in headings:
        assert heading.font().families() == page.models.font().families(), heading.text()
    assert page._title.font().pointSizeF() > 1.5 * page.models.font().pointSizeF()


def squeezed(page):
    """Return the buttons that have less room than their words need."""
    return [
        button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and not QRect(QPoint(), button.size()).contains(QRect(QPoint(), button.minimumSizeHint()))
    ]
