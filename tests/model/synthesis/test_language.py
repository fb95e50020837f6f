import pytest

from model.synthesis import ARABIC, ENGLISH, KOREAN
from model.synthesis.sounds import SOUNDS, STRESS

LANGUAGES = pytest.mark.parametrize("language", [KOREAN, ENGLISH, ARABIC], ids=lambda language: language.code)


@LANGUAGES
def test_every_digit_has_a_reading_and_every_reading_a_pronunciation(language):
    words = [word for word, _ in language.readings]
    assert {digit for _, digit in language.readings} == set(range(10))
    assert len(set(words)) == len(words)
    assert set(language.phonemes) == set(words)


@LANGUAGES
def test_no_reading_is_among_the_other_words(language):
    words = {word for word, _ in language.readings}
    assert not words & set(language.others)
    assert not words & set(language.neighbours)
    assert len(set(language.others)) == len(language.others)


@LANGUAGES
def test_no_neighbour_is_pronounced_like_a_digit(language):
    digits = {one for pronunciations in language.phonemes.values() for one in pronunciations}
    neighbours = [one for pronunciations in language.neighbours.values() for one in pronunciations]
    assert not digits & set(neighbours)
    assert len(set(neighbours)) == len(neighbours)


@LANGUAGES
def test_pronunciations_are_made_of_known_sounds_and_stress_one_of_them(language):
    for pronunciations in [*language.phonemes.values(), *language.neighbours.values()]:
        for pronunciation in pronunciations:
            assert pronunciation.count(STRESS) == 1
            assert {sound.removeprefix(STRESS) for sound in pronunciation.split()} <= set(SOUNDS)


def test_dialects_are_spoken_natively_and_other_languages_are_not():
    assert ENGLISH.is_spoken_by("en-gb-scotland")
    assert KOREAN.is_spoken_by("ko")
    assert not KOREAN.is_spoken_by("kok")
