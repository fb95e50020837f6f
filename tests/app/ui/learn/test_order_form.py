"""What is to be learnt, and how."""

import pytest
from PySide6.QtWidgets import QFileDialog

from app.takes.enough import ADAPTING, TRAINING
from model.spec.labels import NAMED_RULES
from tests.app.ui.learn.acts import seen


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "None yet. Say each digit a few times on the Record page first."),
        (
            dict.fromkeys(range(10), 1),
            "Takes of all speakers: 10. 10 more takes, and there is enough to adapt the model to",
        ),
        (
            dict.fromkeys(range(10), 2),
            "Takes of all speakers: 20. Enough to adapt the model to your voice. 30 more takes, and",
        ),
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


def test_each_way_tells_how_many_takes_it_needs(rigs):
    form = rigs().page.order_form
    for choice, step in ((form.adapt_choice, ADAPTING), (form.scratch_choice, TRAINING)):
        assert f"Needs {step.takes} takes or more of each digit" in choice.accessibleDescription()
