"""All recordings of somebody, deleted for good."""

import errno
import os

import pytest
from filelock import FileLock

from app.takes.take import Sitting, Take
from app.ui.record import speaker_removal
from app.ui.record.phase import Phase
from model.spec import places
from model.spec.locks import CACHE_LOCK
from tests.app.takes.voices import spoken, word
from tests.app.ui.record.acts import idle, keep, reaches


def keep_some(store, speaker, *digits, session="아침"):
    for digit in digits:
        store.keep(Take(spoken(word(seed=digit)), digit), Sitting(speaker, session))


def two_speakers(store):
    keep_some(store, "김", 1, 2)
    keep_some(store, "이", 3, 4)
    keep_some(store, "이", 5, session="저녁")
    store.keep_correction(spoken(word()), 6, speaker="이")


@pytest.fixture
def questions(monkeypatch):
    """Answer the question with yes, after what else is to happen meanwhile; gather what is asked."""
    asked, meanwhile = [], []

    def answer(_parent, speaker, count):
        asked.append((speaker, count))
        for act in meanwhile:
            act()
        return True

    monkeypatch.setattr(speaker_removal, "are_takes_to_be_deleted", answer)
    return asked, meanwhile


def delete(rig, qtbot):
    with qtbot.waitSignal(rig.page.removal.told, timeout=20_000) as told:
        rig.page.fields.delete_button.click()
    idle(rig, qtbot)
    return told.args[0]


def test_all_recordings_of_the_speaker_go_and_somebody_else_speaks(rigs, qtbot, questions):
    asked, _ = questions
    rig = rigs(prepare=two_speakers)
    assert rig.guide.sitting.speaker == "이"
    assert delete(rig, qtbot) == "Recordings of 이 deleted for good: 4." == rig.page.footer.text()
    assert asked == [("이", 4)]
    assert {kept.sitting.speaker for kept in rig.store.takes()} == {"김"}
    assert [folder.name for folder in rig.store.folder.iterdir()] == ["김"]
    assert rig.guide.sitting.speaker == rig.page.fields.speaker.line.text() == "김"
    assert rig.guide.counts == {1: 1, 2: 1}
    assert not rig.guide.taken.can_restore


def test_after_the_last_one_whoever_uses_the_computer_speaks(rigs, qtbot, questions):
    rig = rigs(prepare=lambda store: keep_some(store, "이", 3))
    delete(rig, qtbot)
    assert rig.guide.sitting.speaker == "Me"
    assert rig.page.columns.counts[3] == 0
    assert not rig.page.fields.delete_button.isEnabled()


def test_nothing_is_deleted_where_that_is_not_meant(rigs, qtbot, monkeypatch):
    answers = []
    monkeypatch.setattr(speaker_removal, "are_takes_to_be_deleted", lambda *asked: bool(answers.append(asked)))
    rig = rigs(prepare=two_speakers)
    rig.page.fields.delete_button.click()
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert len(rig.store.takes()) == 6
    assert rig.guide.sitting.speaker == "이"


def test_what_another_window_records_meanwhile_is_kept_and_told(rigs, qtbot, questions):
    _, meanwhile = questions
    rig = rigs(prepare=two_speakers)
    meanwhile.append(lambda: keep_some(rig.store, "이", 7, 8))
    told = delete(rig, qtbot)
    assert told == "Recordings of 이 deleted for good: 4. Recorded meanwhile, and kept: 2."
    assert [kept.digit for kept in rig.store.overview().of("이")] == [7, 8]
    assert rig.guide.sitting.speaker == "김"


def test_what_another_window_has_recorded_before_the_question_is_counted_in_it(rigs, qtbot, questions):
    asked, _ = questions
    rig = rigs(prepare=two_speakers)
    keep_some(rig.store, "이", 9)
    delete(rig, qtbot)
    assert asked == [("이", 5)]


def test_where_another_window_was_quicker_nothing_is_asked(rigs, qtbot, questions):
    asked, _ = questions
    rig = rigs(prepare=two_speakers)
    rig.store.remove_all(rig.store.overview().of("이"))
    assert delete(rig, qtbot) == "There is nothing to delete."
    assert asked == []


def test_what_cannot_be_deleted_is_told_and_the_rest_goes(rigs, qtbot, questions, monkeypatch):
    rig = rigs(prepare=two_speakers)
    held = rig.store.overview().of("이")[0]
    unlink = type(held.path).unlink

    def refuse(path, **options):
        if path == held.path:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path, **options)

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    told = delete(rig, qtbot)
    assert told.startswith("Recordings of 이 deleted for good: 3. The recording cannot be deleted (Permission denied).")
    assert "meanwhile" not in told
    assert rig.store.overview().of("이") == [held]


def test_recording_stops_before_it_is_asked(recording, qtbot, questions):
    rig = recording(prepare=two_speakers)
    keep(rig, qtbot)
    delete(rig, qtbot)
    reaches(rig, qtbot, Phase.RESTING)
    assert rig.store.overview().of("이") == []


def test_what_could_not_be_kept_of_somebody_who_is_deleted_is_not_kept_later(recording, qtbot, questions, full_disk):
    rig = recording(prepare=two_speakers)
    make_room = full_disk()
    rig.say()
    reaches(rig, qtbot, Phase.FAILED)
    make_room()
    rig.page.fields.delete_button.click()
    qtbot.waitUntil(lambda: rig.guide.sitting.speaker == "김")
    assert rig.guide.taken.settle()
    assert rig.store.overview().of("이") == []


def test_while_recordings_are_brought_in_for_somebody_nobody_can_be_deleted(rigs):
    rig = rigs(prepare=two_speakers)
    rig.page.desk.busy_changed.emit(True)
    assert not rig.page.fields.delete_button.isEnabled()
    rig.page.desk.busy_changed.emit(False)
    assert rig.page.fields.delete_button.isEnabled()


def test_what_the_trainer_decoded_goes_first_and_nothing_goes_while_it_reads(rigs, qtbot, questions):
    rig = rigs(prepare=two_speakers)
    decoded = places.made_private(places.cache_folder()) / "voices.pcm"
    decoded.write_bytes(bytes(320))
    with FileLock(places.cache_folder() / CACHE_LOCK), qtbot.waitSignal(rig.guide.taken.failed, timeout=20_000):
        rig.page.fields.delete_button.click()
    idle(rig, qtbot)
    assert len(rig.store.takes()) == 6
    assert decoded.exists()
    delete(rig, qtbot)
    assert len(rig.store.takes()) == 2
    assert not decoded.exists()
