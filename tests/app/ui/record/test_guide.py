"""What is asked for, kept, refused and undone, and what happens when something goes wrong meanwhile."""

import errno
import os
import threading
from collections import Counter

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from app.core.events import DeviceGone, DeviceRestored, Overflow
from app.errors import DeviceLost, NoMicrophone
from app.takes.script import next_digit
from app.takes.take import Sitting, Take
from app.takes.utterances import Utterance
from app.takes.verdict import Flaw
from app.ui.record import page
from app.ui.record.guide import PATIENCE_SECONDS
from app.ui.record.phase import Phase
from app.ui.record.questions import may_take_be_lost
from tests.app.takes.voices import spoken, word
from tests.app.ui.record.conftest import NO_MICROPHONE, answered, idle, keep, reaches, undo


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


def test_what_was_begun_before_the_digit_was_asked_for_is_no_answer(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    rig.recorder.pass_time(2.0)
    rig.recorder.tell(Utterance(spoken(word(seed=1)), start=0.2, onset=0.4))  # the end of the word before
    heard = keep(rig, qtbot, 2)
    assert np.array_equal(heard.waveform, spoken(word(seed=2)))
    assert len(rig.store.takes()) == 2


def test_a_pause_releases_the_microphone_and_another_day_goes_on_where_it_stopped(recording, rigs, qtbot):
    rig = recording()
    said = [keep(rig, qtbot, seed).digit for seed in range(4)]
    rig.guide.session.pause()
    reaches(rig, qtbot, Phase.RESTING)
    assert not rig.recorder.running
    other_day = rigs()
    assert other_day.guide.digit == next_digit(Counter(said))
    assert other_day.guide.digit not in said
    assert not other_day.guide.taken.can_undo  # what was recorded another day is not deleted by one key


def test_what_is_said_after_the_pause_is_not_recorded(recording, qtbot):
    rig = recording()
    rig.guide.session.pause()
    rig.say()
    reaches(rig, qtbot, Phase.RESTING)
    assert rig.store.takes() == []


def test_changing_ones_mind_while_it_ends_begins_a_new_run(recording, qtbot):
    rig = recording()
    rig.guide.session.pause()
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.recorder.runs == 2
    keep(rig, qtbot)


def test_changing_ones_mind_while_the_microphone_opens_leaves_it_recording(rigs, qtbot):
    rig = rigs()
    rig.recorder.hold = threading.Event()
    for _ in range(3):
        rig.guide.toggle()
    assert rig.guide.phase is Phase.ENDING
    rig.recorder.hold.set()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.recorder.runs == 2
    keep(rig, qtbot)


def test_without_a_microphone_it_says_so_and_can_be_tried_again(rigs, qtbot):
    rig = rigs(failure=NO_MICROPHONE)
    rig.guide.start()
    reaches(rig, qtbot, Phase.FAILED)
    assert rig.guide.session.trouble == NoMicrophone().text
    assert not rig.guide.session.wanted
    qtbot.waitUntil(lambda: rig.guide.session._bridge is None)  # the Stopped that follows has arrived
    assert rig.guide.phase is Phase.FAILED
    rig.recorder.failure = None
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)


def test_a_microphone_that_goes_loses_no_take_and_is_waited_for(recording, qtbot):
    rig = recording()
    keep(rig, qtbot)
    rig.recorder.tell(DeviceGone(2.0, message=DeviceLost("Headset").text))
    reaches(rig, qtbot, Phase.GONE)
    rig.recorder.tell(DeviceRestored(3.0, source="Headset"))
    reaches(rig, qtbot, Phase.ASKING)
    keep(rig, qtbot, 1)
    assert len(rig.store.takes()) == 2


def test_stopping_while_the_microphone_is_gone_ends_it(recording, qtbot):
    rig = recording()
    rig.recorder.tell(DeviceGone(2.0, message=DeviceLost("Headset").text))
    reaches(rig, qtbot, Phase.GONE)
    rig.guide.toggle()
    reaches(rig, qtbot, Phase.RESTING)
    assert not rig.recorder.running
    assert rig.guide.session.trouble is None


def test_trying_again_while_the_microphone_is_gone_begins_a_new_run(recording, qtbot):
    rig = recording()
    rig.recorder.tell(DeviceGone(2.0, message=DeviceLost("Headset").text))
    reaches(rig, qtbot, Phase.GONE)
    rig.guide.start()
    reaches(rig, qtbot, Phase.ASKING)
    assert rig.recorder.runs == 2


@pytest.fixture
def slow_disk(monkeypatch):
    """Return a function that lets the disk take its time, and gives the event that ends that."""
    sync, go_on = os.fsync, threading.Event()

    def slowly(handle):
        assert go_on.wait(20)
        sync(handle)

    def slow():
        monkeypatch.setattr("os.fsync", slowly)
        return go_on

    yield slow
    go_on.set()


@pytest.fixture
def full_disk():
    """Return a function that fills the disk, and gives another that makes room."""

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:

        def fill():
            patch.setattr("os.fsync", full)
            return patch.undo

        yield fill


def unsaved(rig, qtbot, full_disk):
    """Say something that finds no room; return the digit, and the function that makes room."""
    digit, make_room = rig.guide.digit, full_disk()
    rig.say()
    reaches(rig, qtbot, Phase.FAILED)
    assert "The disk is full" in rig.guide.session.trouble.english
    assert rig.store.takes() == []
    return digit, make_room


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


def test_closing_asks_before_a_take_is_lost(recording, qtbot, full_disk, monkeypatch):
    rig = recording()
    digit, make_room = unsaved(rig, qtbot, full_disk)
    asked = []

    def answer(question):
        return lambda _parent, problem: asked.append(problem) or question

    monkeypatch.setattr(page, "may_take_be_lost", answer(False))
    assert not rig.page.may_close()
    monkeypatch.setattr(page, "may_take_be_lost", answer(True))
    assert rig.page.may_close()
    assert [problem[:16] for problem in asked] == ["The disk is full"] * 2
    make_room()
    assert rig.page.may_close()
    assert len(asked) == 2  # nothing to lose
    assert [kept.digit for kept in rig.store.takes()] == [digit]


@pytest.mark.parametrize(("answer", "lost"), [("Close without it", True), ("Do not close", False)])
def test_the_question_on_a_take_does_what_is_answered(rigs, qtbot, answer, lost):
    rig = rigs()

    def press():
        box = QApplication.activeModalWidget()
        assert box.informativeText() == "The disk is full."
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(0, press)
    assert may_take_be_lost(rig.page, "The disk is full.") is lost


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


def test_lost_sound_is_told(recording, qtbot):
    rig = recording()
    with qtbot.waitSignal(rig.guide.session.sound_lost):
        rig.recorder.tell(Overflow(1.0, lost_seconds=0.3))


def test_a_screen_reader_that_names_the_digit_is_not_recorded(recording, qtbot, monkeypatch):
    rig = recording()
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    rig.say()  # at once: the loudspeaker
    rig.recorder.pass_time(3.0)
    heard = answered(rig, qtbot, lambda: rig.say(1))
    assert np.array_equal(heard.waveform, spoken(word(seed=1)))
    assert len(rig.store.takes()) == 1


def test_somebody_else_has_counts_of_their_own(rigs):
    def prepare(store):
        for digit in range(9):
            store.keep(Take(spoken(word(seed=digit)), digit), Sitting("이", "아침"))

    rig = rigs(prepare=prepare)
    assert rig.guide.sitting.speaker == "이"
    assert rig.guide.digit == 9
    rig.guide.sit(Sitting("김", "아침"))
    assert sum(rig.guide.counts.values()) == 0


def test_closing_ends_every_thread(recording):
    rig = recording()
    rig.guide.close()
    assert not rig.recorder.running
