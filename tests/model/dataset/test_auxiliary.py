import numpy as np
import pytest
import soundfile

from model.dataset.auxiliary import read_auxiliary
from model.dataset.phonemes import phonemes_of
from model.spec.errors import DatasetError
from model.spec.tokens import SAMPLE_RATE

from .sounds import buzz, in_silence


def write(path, seed):
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, in_silence(buzz(seed)), SAMPLE_RATE)


def test_sub_folders_name_the_words_and_file_names_the_speakers(tmp_path):
    for number, name in enumerate(("yes/0001_NO_01.wav", "yes/0002_NO_01.wav", "no/0001_NO_01.wav")):
        write(tmp_path / "arabic" / name, number)
    words, clips = read_auxiliary([tmp_path / "arabic"], tmp_path / "cache")
    assert words == ("0/no", "0/yes")
    assert sorted(clip.tokens for clip in clips) == [(1,), (2,), (2,)]
    assert {clip.speaker for clip in clips} == {"0/0001", "0/0002"}


def test_file_names_tell_both_where_there_are_no_sub_folders(tmp_path):
    write(tmp_path / "fsdd" / "7_jackson_32.wav", 1)
    write(tmp_path / "fsdd" / "3_theo_1.wav", 2)
    words, clips = read_auxiliary([tmp_path / "fsdd"], tmp_path / "cache")
    assert words == ("0/3", "0/7")
    assert {(clip.tokens, clip.speaker) for clip in clips} == {((1,), "0/theo"), ((2,), "0/jackson")}


def test_words_of_known_sets_have_phonemes_and_others_none(tmp_path):
    names = ("fsdd/7_jackson_32.wav", "arabic_speech_commands/seven/0001_NO_01.wav", "words/seven/0001_NO_01.wav")
    for number, name in enumerate(names):
        write(tmp_path / name, number)
    folders = [tmp_path / name.split("/")[0] for name in names]
    english, arabic, unknown = read_auxiliary(folders, tmp_path / "cache").clips
    assert english.phonemes == phonemes_of("s ɛ v ə n".split())
    assert arabic.phonemes == phonemes_of("s a b ʕ a".split())
    assert unknown.phonemes == ()


def test_folders_have_vocabularies_of_their_own(tmp_path):
    """An English 7 and an Arabic 7 are two words."""
    write(tmp_path / "a" / "7_kim_1.wav", 1)
    write(tmp_path / "b" / "7_kim_1.wav", 2)
    words, clips = read_auxiliary([tmp_path / "a", tmp_path / "b"], tmp_path / "cache")
    assert len(words) == 2
    assert len({clip.speaker for clip in clips}) == 2


def test_silence_is_left_out(tmp_path):
    write(tmp_path / "a" / "7_kim_1.wav", 1)
    soundfile.write(tmp_path / "a" / "8_kim_1.wav", np.zeros(8_000, dtype=np.float32), SAMPLE_RATE)
    words, clips = read_auxiliary([tmp_path / "a"], tmp_path / "cache")
    assert len(words) == 2
    assert [clip.tokens for clip in clips] == [(1,)]


def test_two_folders_of_one_name_are_two(tmp_path):
    for parent, seed in (("x", 1), ("y", 2)):
        write(tmp_path / parent / "words" / "7_kim_1.wav", seed)
    words, clips = read_auxiliary([tmp_path / "x" / "words", tmp_path / "y" / "words"], tmp_path / "cache")
    assert words == ("0/7", "1/7")
    assert {clip.speaker for clip in clips} == {"0/kim", "1/kim"}


def test_silence_alone_is_refused(tmp_path):
    (tmp_path / "a").mkdir()
    soundfile.write(tmp_path / "a" / "8_kim_1.wav", np.zeros(8_000, dtype=np.float32), SAMPLE_RATE)
    with pytest.raises(DatasetError, match="--auxiliary"):
        read_auxiliary([tmp_path / "a"], tmp_path / "cache")
