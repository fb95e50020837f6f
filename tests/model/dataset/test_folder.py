import shutil

import numpy as np
import pytest
import soundfile

from model.dataset.finding import Fault
from model.dataset.folder import read_folder
from model.spec.errors import DatasetError
from model.spec.tokens import OTHER, token_of
from tests.model.dataset.sounds import buzz, in_silence, write

CLICK = np.random.default_rng(0).normal(scale=0.1, size=300).astype(np.float32)


@pytest.fixture
def folder(tmp_path):
    """The course form: four-digit titles, stereo, 44.1 kHz, two takes a digit."""
    folder = tmp_path / "녹음"
    for number in range(130, 150):
        sound = in_silence(buzz(number % 10, number))
        write(folder / f"{number:04d}.wav", np.stack([sound, sound], axis=1), rate=44_100)
    return folder


@pytest.fixture
def read(tmp_path):
    def read(*folders, labels="last-digit", groups="auto", **options):
        return read_folder(folders, labels=labels, groups=groups, cache=tmp_path / "cache", **options)

    return read


def found(recordings):
    return {(finding.fault, finding.file) for finding in recordings.report.findings}


def test_a_folder_of_the_course_form(folder, read):
    recordings = read(folder)
    assert [clip.tokens for clip in recordings.clips] == [(token_of(number % 10),) for number in range(130, 150)]
    assert len(set(recordings.clusters.tolist())) == 20
    assert len({clip.key for clip in recordings.clips}) == 20
    assert found(recordings) == set()
    assert recordings.report.digits == dict.fromkeys(range(10), 2)


def spoil(folder):
    """Put one of everything that can be wrong into a folder; return the faults by file."""
    word = in_silence(buzz(7, 500))
    write(folder / "a7.wav", np.stack([word, -word], axis=1))
    write(folder / "b7.wav", np.stack([0 * in_silence(buzz(7, 501)), in_silence(buzz(7, 501))], axis=1))
    write(folder / "c7.wav", in_silence(buzz(7, 502)) + 0.05)
    write(folder / "d7.wav", np.clip(in_silence(buzz(7, 503)) * 20, -1, 1))
    write(folder / "e7.wav", in_silence(buzz(7, 504), seconds=20, at=12))
    write(folder / "f7.wav", in_silence(buzz(7, 505), seconds=2) + in_silence(buzz(3, 505), seconds=2, at=1.2))
    write(folder / "g7.wav", np.zeros(16_000))
    write(folder / "h7.wav", in_silence(CLICK) + in_silence(CLICK, at=0.8))
    (folder / "i7.wav").write_bytes(b"RIFF damaged")
    shutil.copy(folder / "0137.wav", folder / "j7.wav")
    write(folder / "no digit.wav", in_silence(buzz(7, 506)))
    write(folder / "k7.wav", in_silence(buzz(8, 507)))
    shutil.copy(folder / "k7.wav", folder / "k8.wav")
    write(folder / "l7.wav", in_silence(buzz(7, 137)) * 0.3, rate=16_000)
    return {
        (Fault.INVERTED_CHANNEL, "a7.wav"),
        (Fault.DEAD_CHANNEL, "b7.wav"),
        (Fault.OFFSET, "c7.wav"),
        (Fault.CLIPPED, "d7.wav"),
        (Fault.LONG, "e7.wav"),
        (Fault.SEVERAL_WORDS, "f7.wav"),
        (Fault.SILENT, "g7.wav"),
        (Fault.SHORT, "h7.wav"),
        (Fault.UNREADABLE, "i7.wav"),
        (Fault.DUPLICATE, "j7.wav"),
        (Fault.UNLABELLED, "no digit.wav"),
        (Fault.CONTRADICTION, "k7.wav"),
        (Fault.CONTRADICTION, "k8.wav"),
    }


def test_everything_that_is_wrong_is_found_and_handled(folder, read):
    expected = spoil(folder)
    recordings = read(folder)
    assert found(recordings) == expected | {(Fault.TWIN, "l7.wav")}
    assert recordings.report.digits[7] == 2 + 6
    assert recordings.report.files == 34
    assert all(len(clip.pcm) < 8_000 for clip in recordings.clips)


def test_a_second_reading_finds_the_same(folder, read):
    spoil(folder)
    first, second = read(folder), read(folder)
    assert first.report == second.report
    assert first.clips == second.clips


def test_near_duplicates_under_two_digits_are_left_out(folder, read):
    write(folder / "x1.wav", in_silence(buzz(7, 600)))
    write(folder / "y2.wav", in_silence(buzz(7, 600)) * 0.5)
    recordings = read(folder)
    assert found(recordings) == {(Fault.CONTRADICTION, "x1.wav"), (Fault.CONTRADICTION, "y2.wav")}
    assert len(recordings.clips) == 20


def test_a_wrong_name_is_doubted_and_kept(folder, read):
    for take in range(8):
        for digit in range(10):
            write(folder / f"{take + 2:03d}{digit}.wav", in_silence(buzz(digit, take)))
    write(folder / "x3.wav", in_silence(buzz(8, 700)))
    recordings = read(folder)
    doubts = [finding for finding in recordings.report.findings if finding.fault is Fault.DOUBTFUL]
    assert [(finding.file, finding.sounds_like) for finding in doubts] == [("x3.wav", 8)]
    assert len(recordings.clips) == 101


def test_speakers_come_from_the_names(tmp_path, read):
    for speaker in ("jackson", "theo"):
        for digit in range(4):
            for take in (0, 1):
                word = buzz(digit, take + 10 * len(speaker))
                write(tmp_path / "fsdd" / f"{digit}_{speaker}_{take}.wav", word, rate=8_000)
    recordings = read(tmp_path / "fsdd", labels="first-digit")
    assert recordings.report.groups == {"jackson": 8, "theo": 8}
    assert recordings.clips[0].speaker == "jackson"


def test_folders_of_other_speech_come_with_the_digits(folder, tmp_path, read):
    write(tmp_path / "words" / "any name.wav", in_silence(buzz(3, 900)))
    recordings = read(folder, other=[tmp_path / "words"])
    assert recordings.clips[-1].tokens == (OTHER,)
    assert len(recordings.clips) == len(recordings.clusters) == 21
    assert len(set(recordings.clusters.tolist())) == 21
    assert recordings.report.others == 1


def test_a_digit_among_the_other_speech_is_learnt_as_a_digit_alone(folder, tmp_path, read):
    write(tmp_path / "words" / "hello.wav", in_silence(buzz(3, 900)))
    shutil.copy(folder / "0137.wav", tmp_path / "words" / "seven.wav")
    (folder / "0138.wav").write_bytes(b"RIFF damaged")
    (tmp_path / "words" / "damaged.wav").write_bytes(b"RIFF otherwise damaged")
    recordings = read(folder, other=[tmp_path / "words"], single_takes=True)
    assert [clip.tokens for clip in recordings.clips[19:]] == [(OTHER,)]
    assert found(recordings) == {
        (Fault.UNREADABLE, "0138.wav"),
        (Fault.AMONG_DIGITS, "seven.wav"),
        (Fault.UNREADABLE, "damaged.wav"),
    }


def test_folders_with_the_same_last_name_are_two_speakers(tmp_path, read):
    for number, name in enumerate(("jackson", "theo")):
        for digit in range(3):
            write(tmp_path / name / "test" / f"{digit}.wav", in_silence(buzz(digit, 10 * number)))
    recordings = read(tmp_path / "jackson" / "test", tmp_path / "theo" / "test")
    assert recordings.report.groups == {"jackson": 3, "theo": 3}


def test_an_expression_reads_nothing_above_the_folder_and_folders_may_be_digits(tmp_path, read):
    """The folder of the user may be called anything; one folder a digit may be given as well."""
    for digit in (3, 7):
        for take in range(2):
            write(tmp_path / "take 9" / str(digit) / f"x{digit}{'ab'[take]}.wav", in_silence(buzz(digit, take)))
    folders = [tmp_path / "take 9" / name for name in ("3", "7")]
    assert read(*folders, labels=r"(?P<digit>\d)").report.digits == {3: 2, 7: 2}
    assert read(folders[1], labels="folder", single_takes=True).report.digits == {7: 2}


def test_one_digit_alone_cannot_be_learnt_and_the_error_says_what_was_skipped(tmp_path, read):
    for number in (7, 17, 27):
        write(tmp_path / "x" / f"{number}.wav", in_silence(buzz(7, number)))
    write(tmp_path / "x" / "8.wav", np.zeros(16_000))
    with pytest.raises(DatasetError, match=r"at least two different digits \(3 of 4.*1: nothing is said in it"):
        read(tmp_path / "x")
    assert len(read(tmp_path / "x", single_takes=True).clips) == 3


def test_a_digit_recorded_once_is_refused_unless_asked_for(folder, read):
    (folder / "0137.wav").unlink()
    with pytest.raises(DatasetError, match=r"Only one recording can be used of: 7\."):
        read(folder)
    assert len(read(folder, single_takes=True).clips) == 19


def test_what_left_too_few_of_a_digit_is_said(folder, read):
    (folder / "0137.wav").write_bytes(b"not audio")
    with pytest.raises(DatasetError, match=r"Only one recording can be used of: 7\..*1: not audio, or damaged"):
        read(folder)


def test_a_folder_where_nothing_can_be_used_is_refused(tmp_path, read):
    (tmp_path / "x").mkdir()
    for digit in range(3):
        soundfile.write(tmp_path / "x" / f"{digit}.wav", np.zeros(8_000), 16_000)
    with pytest.raises(DatasetError, match="two different digits"):
        read(tmp_path / "x", single_takes=True)
