"""Takes on the disk: none is lost, and nothing waits for them."""

import errno
import os
import threading

import numpy as np

from app.takes.take import Sitting, Take
from app.ui.record.phase import Phase
from tests.app.takes.voices import spoken, word
from tests.app.ui.record.acts import idle, keep, reaches, undo, unsaved


def test_it_is_not_said_to_be_kept_before_it_is_on_the_disk_and_nothing_waits_for_the_disk(recording, qtbot, slow_disk):
    rig = recording()
    digit, go_on = rig.guide.digit, slow_disk()
    told = []
    rig.guide.answered.connect(told.append)
    rig.say()
    qtbot.waitUntil(lambda: rig.guide.taken.busy)
    rig.say(1)  # nobody has asked for it yet
    qtbot.wait(100)  # the window goes on meanwhile
    assert told == []
    assert rig.guide.digit == digit
    assert rig.store.takes() == []
    go_on.set()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert [kept.digit for kept in rig.store.takes()] == [digit]
    assert rig.guide.digit != digit


def test_what_is_taken_back_while_it_is_written_is_deleted(recording, qtbot, slow_disk):
    rig = recording()
    digit, go_on = rig.guide.digit, slow_disk()
    rig.say()
    qtbot.waitUntil(lambda: rig.guide.taken.busy)
    undone = []
    rig.guide.undone.connect(undone.append)
    for _ in range(2):
        rig.guide.taken.remove_last()
    go_on.set()
    idle(rig, qtbot)
    assert undone == [digit, -1]
    assert rig.store.takes() == []


def test_closing_in_the_middle_of_it_waits_until_the_take_is_on_the_disk(recording, qtbot, slow_disk):
    rig = recording()
    digit, go_on = rig.guide.digit, slow_disk()
    rig.say()
    qtbot.waitUntil(lambda: rig.guide.taken.busy)
    threading.Timer(0.1, go_on.set).start()
    rig.guide.close()
    assert [kept.digit for kept in rig.store.takes()] == [digit]


def test_undo_deletes_the_last_takes_one_by_one(recording, qtbot):
    rig = recording()
    first, second = keep(rig, qtbot, 1), keep(rig, qtbot, 2)
    assert undo(rig, qtbot) == second.digit
    assert rig.store.takes() == [first.kept]
    assert rig.guide.digit == second.digit
    assert undo(rig, qtbot) == first.digit
    assert rig.store.takes() == []
    assert rig.guide.digit == first.digit
    assert undo(rig, qtbot) == -1
    assert keep(rig, qtbot).digit == first.digit


def test_a_take_that_finds_a_full_disk_is_kept_when_there_is_room(recording, qtbot, full_disk):
    rig = recording()
    digit, make_room = unsaved(rig, qtbot, full_disk)
    rig.guide.start()  # still full
    idle(rig, qtbot)
    assert rig.guide.phase is Phase.FAILED
    make_room()
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)
    [kept] = rig.store.takes()
    assert kept.digit == digit
    assert rig.guide.digit != digit


def test_it_stays_the_take_of_who_said_it(recording, qtbot, full_disk):
    rig = recording()
    who = rig.guide.sitting
    _, make_room = unsaved(rig, qtbot, full_disk)
    rig.guide.sit(Sitting("다른 사람", "x"))
    make_room()
    rig.guide.start()
    idle(rig, qtbot)
    assert [kept.sitting for kept in rig.store.takes()] == [who]
    assert sum(rig.guide.counts.values()) == 0


def test_it_is_kept_at_the_latest_when_the_page_closes(recording, qtbot, full_disk):
    rig = recording()
    digit, make_room = unsaved(rig, qtbot, full_disk)
    make_room()
    rig.guide.close()
    assert [kept.digit for kept in rig.store.takes()] == [digit]


def test_what_was_deleted_is_brought_back_one_by_one(recording, qtbot):
    rig = recording()
    first, second = keep(rig, qtbot, 1), keep(rig, qtbot, 2)
    assert not rig.guide.taken.can_restore
    for _ in range(2):
        undo(rig, qtbot)
    for heard in (first, second):
        assert rig.guide.taken.can_restore
        with qtbot.waitSignal(rig.guide.restored) as restored:
            rig.guide.taken.restore()
        assert restored.args == [heard.digit]
    assert [kept.digit for kept in rig.store.takes()] == [first.digit, second.digit]
    assert np.abs(rig.store.read(rig.store.takes()[0]) - first.word).max() < 1e-4
    assert rig.guide.counts[first.digit] == 1
    assert rig.guide.digit not in {first.digit, second.digit}
    rig.guide.taken.restore()
    idle(rig, qtbot)
    assert len(rig.store.takes()) == 2
    undo(rig, qtbot)
    assert [kept.digit for kept in rig.store.takes()] == [first.digit]


def test_a_take_that_was_not_kept_yet_comes_back_too(recording, qtbot, full_disk):
    rig = recording()
    digit, make_room = unsaved(rig, qtbot, full_disk)
    rig.guide.taken.remove_last()
    rig.guide.taken.restore()
    idle(rig, qtbot)
    assert rig.guide.phase is Phase.FAILED
    assert not rig.guide.taken.can_restore  # it waits for room again
    make_room()
    assert rig.guide.taken.settle()
    assert [kept.digit for kept in rig.store.takes()] == [digit]


def test_what_somebody_deleted_is_not_brought_back_for_somebody_else(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    undo(rig, qtbot)
    rig.guide.sit(Sitting("김", "아침"))
    rig.guide.taken.restore()
    idle(rig, qtbot)
    assert rig.store.takes() == []


def test_it_can_be_taken_back_like_any_other(recording, qtbot, full_disk):
    rig = recording()
    digit, make_room = unsaved(rig, qtbot, full_disk)
    make_room()
    assert undo(rig, qtbot) == digit
    assert rig.guide.digit == digit
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.store.takes() == []


def test_a_take_that_cannot_be_deleted_is_said(recording, qtbot, monkeypatch):
    rig = recording()
    heard = keep(rig, qtbot)

    def refuse(*_arguments, **_options):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", refuse)
        rig.guide.taken.remove_last()
        idle(rig, qtbot)
    assert "cannot be deleted" in rig.guide.session.trouble.english
    undo(rig, qtbot)
    assert rig.store.takes() == []
    assert rig.guide.digit == heard.digit


def test_somebody_else_has_counts_of_their_own(rigs):
    def prepare(store):
        for digit in range(9):
            store.keep(Take(spoken(word(seed=digit)), digit), Sitting("이", "아침"))

    rig = rigs(prepare=prepare)
    assert rig.guide.sitting.speaker == "이"
    assert rig.guide.digit == 9
    rig.guide.sit(Sitting("김", "아침"))
    assert sum(rig.guide.counts.values()) == 0
