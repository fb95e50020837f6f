import numpy as np
import pytest

from model.formant.phones import PHONES
from model.formant.speaker import Speaker
from model.formant.timing import places, seconds


def durations(*words, index, **habits):
    place = places([word.split() for word in words])[index]
    return np.mean([seconds(place, Speaker(**habits), np.random.default_rng(seed)) for seed in range(40)])


def test_codas_are_what_no_vowel_takes():
    sounds = places([["i", "l"], ["o"], ["i", "ɾ", "j", "o", "i", "l"]])
    assert [sound.is_coda for sound in sounds] == [False, True, False, False, False, False, False, False, True]
    assert sounds[0].coda is PHONES["l"]
    assert [sound.is_last for sound in sounds] == [False] * 7 + [True, True]
    assert {sound.syllables for sound in sounds} == {5}


def test_open_vowels_are_longer_than_checked_ones():
    assert durations("i", index=0) > 1.3 * durations("i l", index=0)
    assert durations("s a", index=1) > 1.3 * durations("s a m", index=1)
    assert durations("j u", index=1) > 1.6 * durations("j u k̚", index=1)


def test_the_last_syllable_is_longer_than_others():
    assert durations("i", "i", index=1) > 1.3 * durations("i", "i", index=0)


def test_fast_people_are_faster():
    assert durations("i", index=0, rate=1.5) == pytest.approx(durations("i", index=0) / 1.5)


def test_unknown_signs_are_refused():
    with pytest.raises(KeyError):
        places([["i", "?"]])


def test_words_open_where_they_open():
    assert [sound.opens_word for sound in places([["i", "l"], ["k", "u"]])] == [True, False, True, False]
