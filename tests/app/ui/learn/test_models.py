"""The models in the list: compared, used, gone back from, deleted."""

import pytest
from PySide6.QtGui import QDesktopServices

from app.learning.choice import Choice
from app.learning.errors import not_read
from app.learning.folder import models_folder
from app.learning.listing import BUNDLED
from app.paths import DEFAULT_MODEL
from app.ui.learn import questions
from tests.app.core.fakes import ToneClassifier
from tests.app.learning.test_comparison import DeafTo
from tests.app.ui.learn.acts import Waiting, compare, hearing_tones, made_model, seen, soon


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


def test_nothing_is_switched_while_a_training_rests_on_it(rigs, qtbot, recordings):
    takes = recordings("waits")
    made_model("20261121-100000", takes)
    rig = rigs(takes)
    rig.page.enter()
    soon(qtbot, lambda: len(rig.page.models.rows) == 2)
    rig.page.order_form.start_button.click()
    assert not rig.page.models.rows[0].compare_button.isEnabled()
    assert not rig.page.models.rows[0].delete_button.isEnabled()


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
