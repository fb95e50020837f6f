import itertools

import pytest

from tests.rehearsal.pronunciation import PAUSE, pronounced


def said(sentence):
    """Return all ways to say a sentence."""
    ways = itertools.product(*pronounced(sentence))
    return {" ".join(sound.phone for part in way for sound in part) for way in ways}


def in_one_breath(sentence):
    [way] = [way for way in said(sentence) if PAUSE not in way]
    return way


@pytest.mark.parametrize(
    ("sentence", "phones"),
    [
        ("일이", "i ɾ i"),
        ("일 이", "i ɾ i"),  # a coda moves to the vowel of the next word too
        ("육만", "j u ŋ m a n"),
        ("교육 만", "k j o j u ŋ m a n"),
        ("일련", "i l l j ʌ n"),
        ("학교", "h a k̚ k* j o"),
        ("좋다", "tɕ o tʰ a"),
        ("같이", "k a tɕʰ i"),
        ("저", "tɕ ʌ"),
        ("쉬어", "s w i ʌ"),
        ("시월", "ɕ i w ʌ l"),
        ("개", "k e"),
    ],
)
def test_sentences_in_one_breath(sentence, phones):
    assert in_one_breath(sentence) == phones


@pytest.mark.parametrize(
    ("sentence", "phones"),
    [
        ("의사", "ɰ i s a"),
        ("회의를", "h w e i ɾ ɯ l"),
        ("나의", "n a e"),
        ("희망", "h i m a ŋ"),
        ("사람의", "s a ɾ a m e"),
    ],
)
def test_the_vowel_that_is_written_as_two(sentence, phones):
    assert in_one_breath(sentence) == phones


def test_words_are_said_with_pauses_or_without():
    assert said("꽃 위") == {
        f"{before}{middle}{after}"
        for before in ("", f"{PAUSE} ")
        for middle in ("k* o tɕʰ w i", f"k* o t̚ {PAUSE} w i")
        for after in ("", f" {PAUSE}")
    }


def test_each_sound_knows_its_syllable():
    [way] = [
        way for way in itertools.product(*pronounced("일을")) if PAUSE not in [s.phone for part in way for s in part]
    ]
    assert [(sound.phone, sound.syllable) for part in way for sound in part] == [("i", 0), ("ɾ", 1), ("ɯ", 1), ("l", 1)]


@pytest.mark.parametrize("sentence", ["", " ", "one", "3"])
def test_what_is_no_korean_is_refused(sentence):
    with pytest.raises(ValueError, match=r"word|syllable"):
        pronounced(sentence)
