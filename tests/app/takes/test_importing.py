import errno
import os

import numpy as np
import pytest
import soundfile

from app.takes.errors import StoreError
from app.takes.importing import NO_DIGIT, NO_SOUND, THERE_ALREADY, Brought, Step, UnclearNamesError, bring_in
from app.takes.store import GROUPS, LABELS, TakeStore
from app.takes.take import Sitting
from model.dataset.finding import SENTENCES, Fault
from model.dataset.folder import read_folder
from model.spec.errors import LabelError
from tests.app.takes.voices import room, spoken, word
from tests.model.dataset.sounds import buzz, in_silence

SITTING = Sitting("이", "옛 녹음")


@pytest.fixture
def store():
    return TakeStore()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "내 녹음"


def write(path, waveform=None, *, rate=16_000, seed=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    seed = len(list(path.parent.iterdir())) if seed is None else seed
    soundfile.write(path, spoken(word(seed=seed)) if waveform is None else waveform, rate)
    return path


def reasons(brought):
    return {remark.file.english: remark.sentence for remark in brought.remarks if remark.left_out}


@pytest.mark.parametrize("names", [["3.wav", "0007.flac"], ["칠/a.ogg", "삼/b.mp3"], ["7-a.wav", "3-b.wav"]])
def test_a_folder_whose_names_tell_the_digits_is_taken(store, folder, names):
    for place, name in enumerate(names):
        write(folder / name, seed=place)
    brought = bring_in([folder], store, SITTING)
    assert sorted(kept.digit for kept in brought.taken) == [3, 7]
    assert brought.remarks == ()
    assert store.overview().counts("이") == {3: 1, 7: 1}
    assert {kept.sitting for kept in store.takes()} == {SITTING}


def test_the_files_themselves_stay_as_they_are(store, folder):
    path = write(folder / "7.wav")
    content = path.read_bytes()
    bring_in([path], store, SITTING)
    assert path.read_bytes() == content


def test_any_rate_and_any_number_of_channels(store, folder):
    stereo = np.stack([spoken(word())] * 2, axis=1).repeat(3, axis=0)
    write(folder / "7.wav", stereo, rate=48_000)
    [kept] = bring_in([folder / "7.wav"], store, SITTING).taken
    info = soundfile.info(str(kept.path))
    assert (info.samplerate, info.channels) == (16_000, 1)


def test_what_is_not_taken_is_told_as_the_trainer_says_it(store, folder):
    write(folder / "1.wav")
    write(folder / "2.wav", room(1.0, dbfs=-75))
    write(folder / "3.wav", np.clip(spoken(word(peak=3.0), word(seed=1)), -1, 1))
    write(folder / "noname.wav")
    (folder / "4.wav").write_bytes(b"no sound")
    (folder / "11.wav").write_bytes((folder / "1.wav").read_bytes())
    brought = bring_in([folder, folder / "list.txt"], store, SITTING, labels="last-digit")
    assert [kept.digit for kept in brought.taken] == [1]
    assert brought.left_out == 6
    assert reasons(brought) == {
        "2.wav": SENTENCES[Fault.SILENT],
        "3.wav": SENTENCES[Fault.SEVERAL_WORDS],
        "4.wav": SENTENCES[Fault.UNREADABLE],
        "11.wav": SENTENCES[Fault.DUPLICATE],
        "noname.wav": NO_DIGIT,
        "list.txt": NO_SOUND,
    }
    assert all(remark.left_out for remark in brought.remarks)  # that 3.wav is too loud as well is of no use to anybody


def test_what_the_trainer_mends_or_warns_of_is_taken_and_told(store, folder):
    loud, faint = np.clip(spoken(word(peak=3.0)), -1, 1), spoken(word(peak=0.1, seed=1), dbfs=-45)
    write(folder / "1.wav", loud)
    write(folder / "2.wav", faint)
    write(folder / "3.wav", np.stack([spoken(word(seed=2)), -spoken(word(seed=2))], axis=1))
    write(folder / "4.wav", spoken(word(seed=3), after=3.0))
    brought = bring_in([folder], store, SITTING)
    assert [kept.digit for kept in brought.taken] == [1, 2, 3, 4]
    assert [(remark.file.english, remark.sentence) for remark in brought.remarks] == [
        ("4.wav", SENTENCES[Fault.LONG]),
        ("3.wav", SENTENCES[Fault.INVERTED_CHANNEL]),
        ("1.wav", SENTENCES[Fault.CLIPPED]),
    ]
    assert brought.left_out == 0
    assert np.abs(store.read(brought.taken[2])).max() > 0.25  # else the channels cancel each other


def test_a_name_that_is_in_doubt_is_told_with_what_it_sounds_like(store, folder):
    for digit in range(2):
        for take in range(8):
            write(folder / str(digit) / f"{take}.wav", in_silence(buzz(7 * digit, take)))
    write(folder / "1" / "wrong.wav", in_silence(buzz(0, 20)))
    brought = bring_in([folder], store, SITTING, labels="folder")
    [doubt] = brought.remarks
    assert doubt.sentence == SENTENCES[Fault.DOUBTFUL]
    assert doubt.file.english == "1/wrong.wav (sounds like 0)"
    assert not doubt.left_out
    assert len(brought.taken) == 17


def test_what_was_taken_the_trainer_takes_again(store, folder, tmp_path):
    for digit in range(10):
        for take in range(2):
            write(folder / f"{digit}-{take}x.wav", in_silence(buzz(digit, take)))
    taken = bring_in([folder], store, SITTING, labels="first-digit").taken
    report = read_folder([store.folder], labels=LABELS, groups=GROUPS, cache=tmp_path / "cache").report
    assert report.used == len(taken)
    assert report.findings == ()


def test_bringing_the_same_folder_again_adds_nothing(store, folder):
    for digit in range(3):
        write(folder / f"{digit}.wav")
    bring_in([folder], store, SITTING)
    again = bring_in([folder], store, SITTING)
    assert again.taken == ()
    assert set(reasons(again).values()) == {THERE_ALREADY}


def test_one_dropped_file_is_read_by_itself(store, folder):
    assert [kept.digit for kept in bring_in([write(folder / "7.wav")], store, SITTING).taken] == [7]
    both = write(folder / "7_jackson_2.wav")
    with pytest.raises(LabelError, match="do not tell"):
        bring_in([both], store, SITTING)
    [kept] = bring_in([both], store, SITTING, labels="first-digit").taken
    assert kept.digit == 7


def test_names_that_can_be_read_in_two_ways_are_asked_about(store, folder):
    for name in ("7_jackson_2.wav", "3_jackson_1.wav"):
        write(folder / name)
    with pytest.raises(UnclearNamesError, match="More than one rule") as unclear:
        bring_in([folder], store, SITTING)
    assert [rule.name for rule in unclear.value.rules] == ["last-digit", "first-digit"]
    assert unclear.value.example == folder / "3_jackson_1.wav"
    assert store.takes() == []


def test_a_stray_file_hinders_nobody_from_being_asked_about_the_others(store, folder):
    for seed, name in enumerate(["7/1.wav", "7/2.wav", "3/1.wav", "others/x.wav"]):
        write(folder / name, seed=seed)
    with pytest.raises(UnclearNamesError) as unclear:
        bring_in([folder], store, SITTING)
    assert [rule.name for rule in unclear.value.rules] == ["last-digit", "first-digit", "folder"]
    brought = bring_in([folder], store, SITTING, labels="folder")
    assert [kept.digit for kept in brought.taken] == [3, 7, 7]
    assert reasons(brought) == {"others/x.wav": NO_DIGIT}


def test_it_can_be_ended_and_what_was_taken_stays(store, folder):
    for digit in range(4):
        write(folder / f"{digit}.wav")
    told = []

    def two(step, done, files):
        told.append((step, done, files))
        return step is Step.INSPECTING or done < 2

    brought = bring_in([folder], store, SITTING, progress=two)
    assert len(brought.taken) == 2
    assert told[-3:] == [(Step.COPYING, 0, 4), (Step.COPYING, 1, 4), (Step.COPYING, 2, 4)]
    assert (Step.INSPECTING, 4, 4) in told
    assert len(store.takes()) == 2


def ended_at_once(folder, store):
    calls = []

    def end(*numbers):
        calls.append(numbers)
        return False

    assert bring_in([folder], store, SITTING, progress=end) == Brought((), ())
    return calls


def test_it_can_be_ended_while_it_still_looks_for_files(store, folder):
    for number in range(5):
        write(folder / f"folder {number}" / "1.wav", seed=number)
    assert ended_at_once(folder, store) == [(Step.INSPECTING, 0, 0)]  # not even all folders were looked into


def test_it_can_be_ended_while_it_looks_through_what_is_there(store, folder, monkeypatch):
    for digit in range(4):
        write(folder / f"{digit}.wav")
    bring_in([folder], store, SITTING)
    read, reads = store.read, []
    monkeypatch.setattr(store, "read", lambda kept: reads.append(kept) or read(kept))
    assert bring_in([folder], store, SITTING, progress=lambda *_: len(reads) < 2).taken == ()
    assert len(reads) == 2


def test_hidden_files_are_no_recordings(store, folder):
    for name in ("1.wav", ".2.wav", ".hidden/3.wav"):
        write(folder / name)
    assert [kept.digit for kept in bring_in([folder], store, SITTING).taken] == [1]


def test_a_full_disk_ends_it_with_a_sentence(store, folder, monkeypatch):
    write(folder / "1.wav")

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreError, match="The disk is full"):
        bring_in([folder / "1.wav"], store, SITTING)


def test_a_damaged_take_in_the_store_hinders_nothing(store, folder):
    [kept] = bring_in([write(folder / "1.wav")], store, SITTING).taken
    kept.path.write_bytes(b"damaged")
    assert len(bring_in([write(folder / "2.wav")], store, SITTING).taken) == 1
