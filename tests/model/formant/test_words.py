import re

import pytest

from model.formant.phones import PHONES
from model.formant.words import ARABIC, ENGLISH, KOREAN


@pytest.mark.parametrize("lexicon", [KOREAN, ENGLISH, ARABIC])
def test_words_are_made_of_known_sounds(lexicon):
    for word, variants in lexicon.items():
        assert variants, word
        for variant in variants:
            assert variant, word
            assert set(variant) <= set(PHONES), word
            assert any(PHONES[sign].is_syllabic for sign in variant), word


def test_all_readings_and_many_others_are_there():
    assert set("영 공 일 이 삼 사 오 육 륙 칠 팔 구".split()) <= set(KOREAN)
    assert len(KOREAN) >= 52
    assert set("zero one two three four five six seven eight nine".split()) <= set(ENGLISH)
    assert len(ENGLISH) >= 40
    assert len(ARABIC) == 10


def test_no_two_readings_sound_alike():
    variants = [variant for reading in "영공일이삼사오육륙칠팔구" for variant in KOREAN[reading]]
    assert len(set(variants)) == len(variants)


@pytest.mark.parametrize("word", [word for word in KOREAN if word not in "영공일이삼사오육륙칠팔구"])
def test_no_other_word_is_also_a_string_of_digits(word):
    readings = ["".join(variant) for reading in "영공일이삼사오육륙칠팔구" for variant in KOREAN[reading]]
    pattern = "(" + "|".join(map(re.escape, readings)) + ")+"
    assert not any(re.fullmatch(pattern, "".join(variant)) for variant in KOREAN[word])
