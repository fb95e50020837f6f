"""What goes wrong while one records loses no take, and what another window does meanwhile is no fault."""

import pytest
from filelock import FileLock

from app.takes.take import Sitting, Take
from app.ui.record.phase import Phase
from model.spec import places
from model.spec.locks import CACHE_LOCK
from tests.app.takes.voices import spoken, word
from tests.app.ui.record.acts import idle, keep, reaches, undo


@pytest.fixture
def two(recording):
    """Give two windows of one user that record at once."""
    return recording(), recording()


def looked(rig, qtbot):
    rig.guide.taken.look()
    idle(rig, qtbot)


def test_two_windows_that_record_at_once_keep_every_take(two, qtbot):
    for number in range(3):
        for rig in two:
            keep(rig, qtbot, number)
    for rig in two:
        looked(rig, qtbot)
        assert sum(rig.guide.counts.values()) == 6


def test_a_take_that_another_window_has_deleted_is_taken_back_all_the_same(two, qtbot):
    here, there = two
    digit = keep(here, qtbot).digit
    there.store.remove_all(there.store.takes())
    assert undo(here, qtbot) == digit
    assert here.guide.session.trouble is None
    assert here.guide.counts[digit] == 0
    assert keep(here, qtbot).digit == digit


def test_a_speaker_whom_another_window_deletes_goes_on_with_the_next_take(two, qtbot):
    here, there = two
    keep(here, qtbot, 1)
    looked(there, qtbot)
    there.guide.taken.remove_takes(there.store.takes())
    idle(there, qtbot)
    assert here.store.takes() == []
    heard = keep(here, qtbot, 2)
    assert [kept.digit for kept in here.store.takes()] == [heard.digit]


def test_a_take_that_the_trainer_reads_is_not_taken_back_and_can_be_afterwards(recording, qtbot):
    rig = recording()
    digit = keep(rig, qtbot).digit
    with FileLock(places.made_private(places.cache_folder()) / CACHE_LOCK):
        rig.guide.taken.remove_last()
        idle(rig, qtbot)
        assert rig.guide.phase is Phase.FAILED
        assert "A training reads these recordings" in rig.guide.session.trouble.english
        assert len(rig.store.takes()) == 1
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)
    assert undo(rig, qtbot) == digit
    assert rig.store.takes() == []


def test_a_window_that_is_closed_in_the_middle_of_a_word_keeps_the_takes_before_it(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    rig.recorder.hear(spoken(word(seed=1)))
    rig.page.end()
    assert 1 <= len(rig.store.takes()) <= 2


def test_a_folder_that_is_gone_is_made_again(recording, qtbot):
    rig = recording()
    rig.store.keep(Take(spoken(word()), 3), Sitting("이", "거실"))
    rig.store.folder.rename(rig.store.folder.with_name("moved"))
    heard = keep(rig, qtbot)
    assert [kept.digit for kept in rig.store.takes()] == [heard.digit]
