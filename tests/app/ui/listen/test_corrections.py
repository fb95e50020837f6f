import errno

import numpy as np
import pytest

from app.settings import Settings, load
from app.takes.errors import not_kept
from app.takes.store import CORRECTIONS, TakeStore
from app.ui.listen.correction import Correction
from app.ui.listen.corrections import Corrections
from app.ui.preferences import Preferences
from model.spec.language import Language
from tests.app.takes.voices import spoken, word

ONE = Correction(digit=1, heard=2, waveform=spoken(word()))


class Desk:
    """Corrections, and what came of them."""

    def __init__(self, settings):
        self.preferences = Preferences(settings)
        self.store = TakeStore()
        self.corrections = Corrections(self.preferences, lambda: self.store, language=Language.ENGLISH)
        self.asked = 0
        self.told = []
        self.corrections.agreement_wanted.connect(self._on_asked)
        self.corrections.told.connect(self.told.append)

    def _on_asked(self):
        self.asked += 1


@pytest.fixture
def desk(qapp):
    return Desk


def test_nothing_is_kept_before_the_user_agrees(desk):
    desk = desk(Settings())
    desk.corrections.take(ONE)
    assert desk.asked == 1
    assert desk.store.takes() == []


def test_with_the_users_agreement_what_was_put_right_becomes_a_recording(desk):
    desk = desk(Settings())
    desk.corrections.take(ONE)
    desk.corrections.answer(True)
    [kept] = desk.store.takes()
    assert (kept.digit, kept.sitting.speaker, kept.sitting.session) == (1, "Me", CORRECTIONS)
    assert 0 < len(desk.store.read(kept)) <= len(ONE.waveform)
    desk.corrections.take(ONE)
    assert len(desk.store.takes()) == 2
    assert desk.asked == 1
    assert desk.told == ["Kept as a recording of 1."] * 2
    assert load()[0] == Settings(keep_corrections=True, corrections_asked=True)


def test_it_asks_once(desk):
    desk = desk(Settings())
    desk.corrections.take(ONE)
    desk.corrections.answer(False)
    desk.corrections.take(ONE)
    assert desk.asked == 1
    assert desk.store.takes() == []
    assert load()[0] == Settings(corrections_asked=True)


def test_they_belong_to_who_recorded_last(desk):
    desk = desk(Settings(keep_corrections=True))
    desk.store.keep_correction(np.asarray(ONE.waveform), 7, speaker="Ida")
    desk.corrections.take(ONE)
    assert {kept.sitting.speaker for kept in desk.store.takes()} == {"Ida"}


def test_one_that_cannot_be_kept_is_told(desk, monkeypatch):
    desk = desk(Settings(keep_corrections=True))
    refusal = not_kept(OSError(errno.ENOSPC, "No space left on device"))

    def refuse(*_arguments, **_options):
        raise refusal

    monkeypatch.setattr(desk.store, "keep_correction", refuse)
    desk.corrections.take(ONE)
    assert desk.told == [refusal.text.english]
