"""A folder that the trainer reads, that outlives a kill, and from which what is deleted is gone."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime

import numpy as np
import pytest
import soundfile

from app.cli.commands import run
from app.takes import store as store_module
from app.takes.errors import StoreError
from app.takes.store import CORRECTIONS, GROUPS, LABELS, LEFT_SECONDS, Removal, TakeStore
from app.takes.take import Sitting, Take
from model.dataset.folder import read_folder
from model.dataset.split import By, split
from model.spec.places import data_folder, recordings_folder
from model.spec.waveform import to_pcm
from tests.app.takes.voices import room, spoken, word
from tests.model.dataset.sounds import buzz

KIM = Sitting("김민준", "2026-11-21")
LEE = Sitting("이", "거실")


@pytest.fixture
def store():
    return TakeStore()


def take(digit=7, seed=0):
    return Take(spoken(word(seed=seed)), digit)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def record(store, sitting, *, digits=range(10), takes=2, first=0):
    for digit in digits:
        for number in range(first, first + takes):
            sound = room(1.0, seed=number)
            said = buzz(digit, number)
            sound[4_000 : 4_000 + len(said)] += said
            store.keep(Take(sound, digit), sitting)


def test_nothing_is_made_before_the_first_take(store):
    assert store.takes() == store.overview().speakers() == []
    assert not data_folder().exists()


def test_a_take_is_a_plain_file_that_anything_can_play(store):
    given = take()
    kept = store.keep(given, KIM)
    assert kept.path.is_relative_to(recordings_folder() / "김민준" / "2026-11-21" / "7")
    info = soundfile.info(str(kept.path))
    assert (info.format, info.subtype, info.samplerate, info.channels) == ("WAV", "PCM_16", 16_000, 1)
    assert np.array_equal(to_pcm(store.read(kept)), to_pcm(given.waveform))
    assert (kept.digit, kept.sitting) == (7, KIM)


@pytest.mark.skipif(os.name != "posix", reason="on Windows the user's folders are private already")
def test_every_folder_is_the_users_alone(store):
    kept = store.keep(take(), KIM)
    folders = [folder for folder in kept.path.parents if folder.is_relative_to(recordings_folder())]
    assert len(folders) == 4
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_the_folder_is_the_only_record(store):
    for digit in (3, 3, 8):
        store.keep(take(digit), KIM)
    store.keep(take(1), LEE)
    another_day = TakeStore()
    assert another_day.overview().counts("김민준") == Counter({3: 2, 8: 1})
    assert another_day.overview().counts("이") == Counter({1: 1})
    assert another_day.overview().speakers() == ["이", "김민준"]
    assert [kept.digit for kept in another_day.takes()] == [3, 3, 8, 1]


def test_a_name_is_found_again_however_it_is_written(store):
    store.keep(take(), Sitting("a[b]*", "x"))
    assert store.overview().counts("a[b]*") == Counter({7: 1})
    assert store.overview().counts("a/../[b]") == Counter()
    assert store.overview().counts("..") == Counter()


def test_a_name_without_a_letter_is_a_mistake_of_the_caller(store):
    with pytest.raises(ValueError, match="no name"):
        store.keep(take(), Sitting(" ", "x"))


def test_two_takes_of_one_moment_are_two_files():
    moment = datetime(2026, 11, 21, 12, tzinfo=UTC)
    store = TakeStore(now=lambda: moment)
    names = [store.keep(take(), KIM).name for _ in range(3)]
    assert names == sorted(set(names))


@pytest.mark.parametrize("links", [True, False])
def test_two_windows_whose_clocks_stand_still_overwrite_nothing(monkeypatch, links):
    def refuse(*_arguments):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not links:  # as on a memory stick
        monkeypatch.setattr(os, "link", refuse)
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    stores = [TakeStore(now=lambda: moment) for _ in range(2)]
    meet = threading.Barrier(2)
    settle = os.fsync

    def write_together(handle):
        settle(handle)
        with suppress(threading.BrokenBarrierError):
            meet.wait(5)  # both have looked for a free name, and neither has it yet

    monkeypatch.setattr(os, "fsync", write_together)
    windows = [threading.Thread(target=store.keep, args=(take(seed=seed), KIM)) for seed, store in enumerate(stores)]
    for window in windows:
        window.start()
    for window in windows:
        window.join(20)
    assert len(stores[0].takes()) == 2


def test_a_folder_that_another_window_deletes_meanwhile_is_made_again(store, monkeypatch):
    made, deletions = tempfile.mkstemp, iter([1])

    def delete_first(dir, **options):  # noqa: A002 - as it is called there
        for _ in deletions:
            dir.rmdir()
            break
        return made(dir=dir, **options)

    monkeypatch.setattr(tempfile, "mkstemp", delete_first)
    kept = store.keep(take(), KIM)
    assert store.takes() == [kept]


def test_a_deleted_take_is_gone_with_its_folders(store):
    kept, other = store.keep(take(), KIM), store.keep(take(3), LEE)
    store.remove(kept)
    assert store.takes() == [other]
    assert not (recordings_folder() / "김민준").exists()
    store.remove(kept)  # twice is harmless
    store.remove(other)
    assert files(data_folder()) == []


def test_what_cannot_be_deleted_is_said(store, monkeypatch):
    kept = store.keep(take(), KIM)
    monkeypatch.setattr("pathlib.Path.unlink", refusing(errno.EACCES))
    with pytest.raises(StoreError, match="cannot be deleted"):
        store.remove(kept)


def refusing(number):
    def refuse(*_arguments, **_options):
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.ENOSPC, "The disk is full"), (errno.EACCES, "Permission denied")]
)
def test_a_take_that_cannot_be_written_is_one_sentence_and_leaves_nothing(store, monkeypatch, number, sentence):
    before = store.keep(take(), KIM)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refusing(number))
        with pytest.raises(StoreError, match=sentence) as error:
            store.keep(take(), KIM)
    assert "다시 시도하세요" in error.value.text.korean
    assert files(recordings_folder()) == [before.path.relative_to(recordings_folder()).as_posix()]
    assert store.read(before).any()


def test_a_kill_while_writing_leaves_no_half_a_take_and_no_sound_for_ever(store, monkeypatch):
    """Killed between the bytes and the name: what is left is hidden from all, and goes with the next take."""
    with monkeypatch.context() as patch:
        patch.setattr("os.link", lambda *_: os_exit())
        patch.setattr("pathlib.Path.unlink", lambda *_arguments, **_options: None)
        with pytest.raises(Killed):
            store.keep(take(), KIM)
    [leftover] = recordings_folder().rglob(".*")
    assert store.takes() == []
    monkeypatch.setattr(store_module, "LEFT_SECONDS", -LEFT_SECONDS)
    kept = store.keep(take(), KIM)
    assert not leftover.exists()
    assert store.takes() == [kept]


class Killed(BaseException):
    """Stands for SIGKILL."""


def os_exit():
    raise Killed


def test_forget_removes_all_of_it(store, capsys):
    record(store, KIM, digits=(0, 1))
    store.keep_correction(spoken(word()), 1, speaker="이")
    assert run(["forget", "--yes"]) == 0
    assert "recordings (5 files" in capsys.readouterr().out
    assert not data_folder().exists()


def test_a_correction_is_a_take_of_the_digit_that_it_was(store):
    said = spoken(word(), before=1.0, after=1.0)
    kept = store.keep_correction(said, 1, speaker="이")
    assert (kept.digit, kept.sitting) == (1, Sitting("이", CORRECTIONS))
    assert len(store.read(kept)) < len(said)
    assert store.overview().counts("이") == Counter({1: 1})


def test_the_trainer_reads_digit_speaker_and_session(store, tmp_path):
    for place, sitting in enumerate((KIM, Sitting("김민준", "2026-11-22"), LEE)):
        record(store, sitting, first=2 * place)
    for labels, groups in (("auto", "auto"), (LABELS, GROUPS)):
        read = read_folder([recordings_folder()], labels=labels, groups=groups, cache=tmp_path)
        assert read.report.rule == "folder"
        assert read.report.digits == Counter(dict.fromkeys(range(10), 6))
        assert read.report.groups == {"김민준/2026-11-21": 20, "김민준/2026-11-22": 20, "이_/거실": 20}
        assert read.report.findings == ()


def test_the_trainer_holds_out_whole_sessions_where_there_are_five(store, tmp_path):
    for number in range(5):
        record(store, Sitting("김민준", f"2026-11-2{number}"), digits=(2, 5), first=2 * number)
    read = read_folder([recordings_folder()], labels="auto", groups="auto", cache=tmp_path)
    sides = split(read.clips, clusters=read.clusters)
    assert sides.by is By.SPEAKERS
    held_out = {clip.speaker for clip in sides.validation}
    assert held_out
    assert held_out.isdisjoint(clip.speaker for clip in sides.training)


def test_a_few_corrections_hide_nobody_from_the_trainer(store, tmp_path):
    record(store, KIM)
    record(store, LEE, first=2)
    store.keep_correction(spoken(word(seed=9)), 1, speaker="이")
    read = read_folder([recordings_folder()], labels=LABELS, groups=GROUPS, cache=tmp_path)
    assert read.report.groups == {"김민준/2026-11-21": 20, "이_/거실": 20, f"이_/{CORRECTIONS}": 1}


WRITER = """
import numpy as np
from app.takes.store import Removal, TakeStore
from app.takes.take import Sitting, Take
store = TakeStore()
for seed in range(100_000):
    sound = np.random.default_rng(seed).normal(scale=0.1, size=16_000).astype(np.float32)
    print(store.keep(Take(sound, seed % 10), Sitting("a", "b")).path, flush=True)
"""


def test_a_process_that_is_killed_loses_none_of_the_takes_that_it_had_kept(store):
    with subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE, text=True) as writer:
        told = [writer.stdout.readline().strip() for _ in range(25)]
        writer.kill()
        told += writer.stdout.read().split()
    kept = store.takes()
    assert {str(one.path) for one in kept} >= set(told)
    assert {len(store.read(one)) for one in kept} == {16_000}


def test_several_takes_are_deleted_and_no_others(store):
    for digit in (3, 7):
        for session in ("아침", "저녁"):
            store.keep(Take(spoken(word(seed=digit)), digit), Sitting("이", session))
    morning = [kept for kept in store.takes() if kept.sitting.session == "아침"]
    new = store.keep(Take(spoken(word()), 3), Sitting("이", "아침"))
    removal = store.remove_all(morning)
    assert removal == Removal(tuple(morning), (), None)
    assert [kept.sitting.session for kept in store.takes()] == ["저녁", "저녁", "아침"]
    assert new.path.exists()
    assert not (new.path.parents[1] / "7").exists()
