import pytest

from model.dataset.phonemes import phonemes_of
from tests.rehearsal.bopomofo import phonemes_of_syllable


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("ㄊㄢ3", "t a n"), ("ㄙㄚ", "s a"), ("ㄧ4", "i"), ("ㄨ", "u"), ("ㄍㄨ1", "k u"), ("ㄍㄨㄥ1", "k u ŋ"),
        ("ㄨㄥ", "w ʌ ŋ"), ("ㄑㄧ2", "tʃ i"), ("ㄓ4", "tʃ ɯ"), ("ㄌㄧㄡ4", "l j o u"), ("ㄐㄧㄢ", "tʃ j e n"),
        ("ㄧㄥ", "i ŋ"), ("ㄦ4", "a ɾ"), ("ㄧㄝ", "j e"),
    ],
)  # fmt: skip
def test_syllables(written, sounds):
    assert phonemes_of_syllable(written) == phonemes_of(sounds.split())


def test_tones_make_no_other_syllable():
    assert len({phonemes_of_syllable(f"ㄇㄚ{tone}") for tone in ["", *range(1, 6)]}) == 1


@pytest.mark.parametrize("written", ["", "3", "seven", "가", "ㄊㄢㄢ", "ㄢㄊ", "ㄌㄩ4", "ㄧ6"])
def test_of_anything_else_nothing_is_known(written):
    assert phonemes_of_syllable(written) == ()
