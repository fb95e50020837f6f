import numpy as np

from model.dataset.duplicates import file_key
from model.dataset.finding import Fault
from model.dataset.negatives import read_noise, read_others
from model.spec.tokens import OTHER, SAMPLE_RATE
from tests.model.dataset.sounds import buzz, in_silence, write


def test_other_speech_is_cut_into_pieces_that_know_their_file(tmp_path):
    speech = np.concatenate([np.pad(buzz(digit, 1), (0, 800)) for digit in range(20)])
    write(tmp_path / "talks" / "말.wav", in_silence(speech, seconds=9))
    write(tmp_path / "talks" / "word.wav", in_silence(buzz(3)))
    others = read_others([tmp_path / "talks"], tmp_path / "cache")
    assert all(clip.tokens == (OTHER,) and len(clip.pcm) < 1.6 * SAMPLE_RATE for clip in others.clips)
    assert len({clip.key for clip in others.clips}) == len(others.clips) > 5
    assert len({clip.key.split("-")[0] for clip in others.clips}) == 2
    assert others.findings == []


def test_of_a_silent_or_damaged_file_nothing_is_used_and_that_is_said(tmp_path):
    write(tmp_path / "talks" / "silent.wav", np.zeros(8_000))
    (tmp_path / "talks" / "text.wav").write_text("x")
    others = read_others([tmp_path / "talks"], tmp_path / "cache")
    assert others.clips == []
    assert {(finding.file, finding.fault) for finding in others.findings} == {
        ("silent.wav", Fault.SILENT),
        ("text.wav", Fault.UNREADABLE),
    }


def test_what_is_a_digit_is_no_other_word_and_that_is_said(tmp_path):
    write(tmp_path / "talks" / "digit.wav", in_silence(buzz(7)))
    write(tmp_path / "talks" / "word.wav", in_silence(buzz(3)))
    first, _ = read_others([tmp_path / "talks"], tmp_path / "cache").clips
    key = file_key(first.key)
    others = read_others([tmp_path / "talks"], tmp_path / "cache", digits={key})
    assert len(others.clips) == 1
    assert file_key(others.clips[0].key) != key
    assert [(finding.file, finding.fault) for finding in others.findings] == [("digit.wav", Fault.AMONG_DIGITS)]


def test_noise_comes_in_stretches_of_ten_seconds_and_what_is_empty_is_left_out(tmp_path):
    hiss = np.random.default_rng(0).normal(scale=0.01, size=25 * SAMPLE_RATE)
    write(tmp_path / "noise" / "hiss.wav", hiss)
    write(tmp_path / "noise" / "same.wav", hiss)
    write(tmp_path / "noise" / "empty.wav", np.zeros(SAMPLE_RATE))
    clips = read_noise([tmp_path / "noise"], tmp_path / "cache")
    assert [len(clip.pcm) for clip in clips] == [160_000, 160_000, 80_000]
    assert all(clip.tokens == () for clip in clips)
