"""What is asked for, kept and refused."""

from collections import Counter

import numpy as np
import pytest
from PySide6.QtGui import QAccessible

from app.takes.utterances import Utterance
from app.takes.verdict import Flaw
from app.ui.record.guide import PATIENCE_SECONDS
from tests.app.takes.voices import spoken, word
from tests.app.ui.record.acts import answered, keep


def test_a_good_take_is_on_the_disk_at_once_and_the_next_digit_is_asked_for(recording, qtbot):
    rig = recording()
    first = rig.guide.digit
    heard = keep(rig, qtbot)
    assert heard.digit == first
    [kept] = rig.store.takes()
    assert kept == heard.kept
    assert kept.sitting == rig.guide.sitting
    assert np.abs(rig.store.read(kept) - heard.word).max() < 1e-4
    assert len(heard.word) < len(heard.waveform)
    assert rig.guide.digit not in {first, None}


def test_ten_takes_are_one_of_each_digit(recording, qtbot):
    rig = recording()
    for seed in range(10):
        keep(rig, qtbot, seed)
    assert rig.guide.counts == Counter(range(10))


@pytest.mark.parametrize(
    ("waveform", "flaw"),
    [
        (spoken(word(), word(seed=1)), Flaw.SEVERAL_WORDS),
        (np.clip(spoken(word(peak=3.0)), -1, 1), Flaw.CLIPPED),
        (spoken(word(0.03, peak=0.8)), Flaw.SHORT),
    ],
)
def test_what_is_not_good_is_refused_and_asked_for_again(recording, qtbot, waveform, flaw):
    rig = recording()
    digit = rig.guide.digit
    assert answered(rig, qtbot, lambda: rig.recorder.hear(waveform)).flaw is flaw
    assert rig.guide.digit == digit
    assert rig.store.takes() == []
    assert keep(rig, qtbot).digit == digit


def test_what_was_begun_before_the_digit_was_asked_for_is_no_answer(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    rig.recorder.pass_time(2.0)
    rig.recorder.tell(Utterance(spoken(word(seed=1)), start=0.2, onset=0.4))  # the end of the word before
    heard = keep(rig, qtbot, 2)
    assert np.array_equal(heard.waveform, spoken(word(seed=2)))
    assert len(rig.store.takes()) == 2


def test_silence_is_noticed_once_for_each_digit(recording, qtbot):
    rig = recording()
    told = []
    rig.guide.nothing_heard.connect(lambda: told.append(rig.guide.digit))
    for _ in range(20):
        rig.recorder.pass_time(PATIENCE_SECONDS / 10)
    qtbot.waitUntil(lambda: len(told) == 1)
    keep(rig, qtbot)
    for _ in range(20):
        rig.recorder.pass_time(PATIENCE_SECONDS / 10)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert len(set(told)) == 2


def test_a_screen_reader_that_names_the_digit_is_not_recorded(recording, qtbot, monkeypatch):
    rig = recording()
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    rig.say()  # at once: the loudspeaker
    rig.recorder.pass_time(3.0)
    heard = answered(rig, qtbot, lambda: rig.say(1))
    assert np.array_equal(heard.waveform, spoken(word(seed=1)))
    assert len(rig.store.takes()) == 1
