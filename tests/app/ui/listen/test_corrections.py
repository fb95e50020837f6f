"""What becomes of a word that was put right."""

import errno
import os
import threading
from pathlib import Path

import numpy as np
import pytest

from app.settings import Settings, load
from app.takes.overview import Overview
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
    made = []

    def make(settings):
        made.append(Corrections(Preferences(settings), lambda: store, language=Language.ENGLISH))
        return made[-1]

    yield make
    for each in made:
        each.close()


def correction(digit, number=0):
    return Correction(digit=digit, heard=2, waveform=spoken(word(seed=number)), word=number)


def digits(store):
    return sorted(kept.digit for kept in store.takes())


def test_who_agreed_has_the_sound_kept_as_what_it_was(corrections, store, qtbot):
    keeping = corrections(KEEPING)
    with qtbot.waitSignal(keeping.told) as told:
        keeping.take(correction(1))
    assert told.args == ["Kept as a recording of 1."]
    [kept] = store.takes()
    assert kept.digit == 1
    assert kept.path.parents[1].name == CORRECTIONS


def test_a_word_that_is_put_right_twice_is_one_recording_of_what_was_said_last(corrections, store, qtbot):
    keeping = corrections(KEEPING)
    with qtbot.waitSignals([keeping.told] * 3):
        for given in (correction(1), correction(5, number=1), correction(7)):
            keeping.take(given)
    assert digits(store) == [5, 7]


def test_the_window_does_not_wait_for_the_disk(corrections, store, qtbot, monkeypatch):
    threads = []

    def overview():
        threads.append(threading.current_thread())
        return Overview(())

    monkeypatch.setattr(store, "overview", overview)
    keeping = corrections(KEEPING)
    with qtbot.waitSignal(keeping.told):
        keeping.take(correction(1))
    assert threads != [threading.main_thread()]
    assert len(threads) == 1


def test_a_window_that_is_closed_at_once_keeps_it_all_the_same(corrections, store):
    keeping = corrections(KEEPING)
    keeping.take(correction(1))
    keeping.close()
    assert digits(store) == [1]


def test_a_recording_that_cannot_be_replaced_is_not_kept_twice(corrections, store, qtbot, monkeypatch):
    keeping = corrections(KEEPING)
    with qtbot.waitSignal(keeping.told):
        keeping.take(correction(1))

    [before], unlink = store.takes(), Path.unlink

    def refuse(path, **options):
        if path == before.path:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", refuse)
    with qtbot.waitSignal(keeping.told) as told:
        keeping.take(correction(7))
    assert "cannot be deleted" in told.args[0]
    assert store.takes() == [before]


def test_on_a_full_disk_the_recording_of_before_stays(corrections, store, qtbot, monkeypatch):
    keeping = corrections(KEEPING)
    with qtbot.waitSignal(keeping.told):
        keeping.take(correction(1))
    before = store.takes()

    def refuse(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr("app.takes.store.write_new", refuse)
        with qtbot.waitSignal(keeping.told) as told:
            keeping.take(correction(7))
    assert "full" in told.args[0]
    assert store.takes() == before
    with qtbot.waitSignal(keeping.told):
        keeping.take(correction(7))
    assert digits(store) == [7]


def test_until_it_is_answered_the_last_word_on_each_counts(corrections, store, qtbot):
    asking = corrections(Settings())
    with qtbot.waitSignals([asking.agreement_wanted] * 3):
        for given in (correction(1), correction(5, number=1), correction(7)):
            asking.take(given)
    assert store.takes() == []
    with qtbot.waitSignals([asking.told] * 2):
        asking.answer(True)
    assert digits(store) == [5, 7]


def test_a_question_that_is_open_when_the_window_closes_keeps_nothing_and_is_asked_again(corrections, store, qtbot):
    asking = corrections(load()[0])
    asking.take(correction(1))
    asking.close()
    assert store.takes() == []
    again = corrections(load()[0])
    with qtbot.waitSignal(again.agreement_wanted):
        again.take(correction(7))


def test_who_does_not_want_it_has_nothing_kept(corrections, store):
    asking = corrections(Settings())
    asking.take(correction(1))
    asking.answer(False)
    asking.take(correction(7))
    asking.close()
    assert store.takes() == []


def test_the_sound_is_that_of_the_word(corrections, store, qtbot):
    keeping = corrections(KEEPING)
    with qtbot.waitSignal(keeping.told):
        keeping.take(correction(1))
    [kept] = store.takes()
    sound = store.read(kept)
    assert np.abs(sound).max() == pytest.approx(np.abs(spoken(word())).max(), abs=1e-3)
    assert len(sound) < len(spoken(word()))


def test_they_belong_to_who_recorded_last(corrections, store, qtbot):
    store.keep_correction(spoken(word()), 7, speaker="Ida")
    keeping = corrections(KEEPING)
    with qtbot.waitSignal(keeping.told):
        keeping.take(correction(1))
    assert len(store.takes()) == 2
    assert {kept.sitting.speaker for kept in store.takes()} == {"Ida"}
