"""What becomes of a word that was put right."""

import errno
import os

import numpy as np
import pytest

from app.settings import Settings
from app.takes.store import CORRECTIONS, TakeStore
from app.ui.listen.correction import Correction
from app.ui.listen.corrections import Corrections
from app.ui.preferences import Preferences
from model.spec.language import Language
from tests.app.takes.voices import spoken, word

KEEPING = Settings(keep_corrections=True, corrections_asked=True)


@pytest.fixture
def store():
    return TakeStore()


@pytest.fixture
def corrections(qapp, store):
    """Return a function that makes them for somebody with these settings."""

    def make(settings):
        return Corrections(Preferences(settings), lambda: store, language=Language.ENGLISH)

    return make


def correction(digit, number=0):
    return Correction(digit=digit, heard=2, waveform=spoken(word(seed=number)), word=number)


def test_who_agreed_has_the_sound_kept_as_what_it_was(corrections, store, qtbot):
    keeping = corrections(KEEPING)
    with qtbot.waitSignal(keeping.told) as told:
        keeping.take(correction(1))
    assert told.args == ["Kept as a recording of 1."]
    [kept] = store.takes()
    assert kept.digit == 1
    assert kept.path.parents[1].name == CORRECTIONS


def test_a_word_that_is_put_right_twice_is_one_recording_of_what_was_said_last(corrections, store):
    keeping = corrections(KEEPING)
    for given in (correction(1), correction(5, number=1), correction(7)):
        keeping.take(given)
    assert sorted(kept.digit for kept in store.takes()) == [5, 7]


def test_a_recording_that_cannot_be_replaced_is_not_kept_twice(corrections, store, qtbot, monkeypatch):
    keeping = corrections(KEEPING)
    keeping.take(correction(1))

    def refuse(*_arguments, **_options):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with qtbot.waitSignal(keeping.told) as told:
        keeping.take(correction(7))
    assert "cannot be deleted" in told.args[0]
    assert [kept.digit for kept in store.takes()] == [1]


def test_until_it_is_answered_the_last_word_on_each_counts(corrections, store, qtbot):
    asking = corrections(Settings())
    with qtbot.waitSignals([asking.agreement_wanted] * 3):
        for given in (correction(1), correction(5, number=1), correction(7)):
            asking.take(given)
    assert store.takes() == []
    asking.answer(True)
    assert sorted(kept.digit for kept in store.takes()) == [5, 7]


def test_who_does_not_want_it_has_nothing_kept(corrections, store):
    asking = corrections(Settings())
    asking.take(correction(1))
    asking.answer(False)
    asking.take(correction(7))
    assert store.takes() == []


def test_the_sound_is_that_of_the_word(corrections, store):
    corrections(KEEPING).take(correction(1))
    [kept] = store.takes()
    sound = store.read(kept)
    assert np.abs(sound).max() == pytest.approx(np.abs(spoken(word())).max(), abs=1e-3)
    assert len(sound) < len(spoken(word()))


def test_they_belong_to_who_recorded_last(corrections, store):
    store.keep_correction(spoken(word()), 7, speaker="Ida")
    corrections(KEEPING).take(correction(1))
    assert {kept.sitting.speaker for kept in store.takes()} == {"Ida"}
