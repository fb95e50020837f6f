import pytest

from app.config import SieveConfig
from app.core.candidate import Candidate, Verdict
from app.core.decision import Decision
from app.core.digit_string import DigitString


@pytest.fixture
def string() -> DigitString:
    return DigitString(SieveConfig(pair_confidence=0.9, forgiven=1, string_confidence=0.7, likely_confidence=0.4))


def verdict(confidence: float = 0.99, *, passed: bool = True) -> Verdict:
    """Return what became of a 7; by itself, it is always a likely one."""
    alone = Decision(7 if passed else None, 0.99, (0.0,) * 7 + (0.99, 0.0, 0.0))
    is_other = confidence < 0.5
    strict = Decision(
        None if is_other else 7, 1.0 - confidence if is_other else confidence, (0.0,) * 7 + (confidence, 0.0, 0.0)
    )
    return Verdict(Candidate(alone, among_speech=strict, spike=0, start=0, end=1), passed=passed)


def add(
    string: DigitString, *confidences: float, sure: bool = True, linked: bool | None = None, speech: bool = False
) -> None:
    for confidence in confidences:
        follows = string.has_begun if linked is None else linked
        string.add(verdict(confidence), -20.0, linked=follows, sure=sure, follows_speech=speech)


def test_two_sure_digits_prove_each_other_and_of_others_it_takes_three(string):
    add(string, 0.99)
    assert not string.is_long
    add(string, 0.8)
    assert string.is_long
    assert not string.proves_itself
    add(string, 0.8)
    assert string.proves_itself


def test_two_that_are_surer_are_enough(string):
    add(string, 0.95, 0.95)
    assert string.proves_itself


def test_a_doubtful_one_is_proved_by_three_that_are_sure(string):
    add(string, 0.99, sure=False)
    add(string, 0.99, 0.99)
    assert string.sure == 2
    assert string.is_unproven
    assert string.needs_more
    assert not string.proves_itself
    add(string, 0.99)
    assert not string.is_unproven
    assert string.proves_itself


def test_what_is_told_waits_no_longer_and_the_string_goes_on(string):
    first, second = verdict(0.99), verdict(0.98)
    string.add(first, -20.0, linked=False, sure=True, follows_speech=False)
    string.add(second, -25.0, linked=True, sure=True, follows_speech=False)
    assert string.is_held
    assert string.told() == [first, second]
    assert not string.is_held
    assert string.told() == []
    assert string.has_begun
    assert string.last == (7, -25.0)


def test_a_word_that_is_no_digit_is_forgiven_once_between_two_digits(string):
    add(string, 0.99)
    assert not string.forgives
    add(string, 0.99)
    assert string.forgives
    refused = verdict(passed=False)
    string.forgive(refused, linked=True)
    assert not string.forgives
    add(string, 0.99)
    assert string.forgives
    assert [one.passed for one in string.told()] == [True, True, False, True]


def test_a_digit_after_a_pause_begins_anew_and_only_that_may_follow_speech(string):
    add(string, 0.99)
    add(string, 0.99, speech=True)
    assert not string.needs_more
    add(string, 0.99, linked=False, speech=True)
    assert string.needs_more
    assert string.sure == 1
    assert not string.is_long
    assert not string.is_unproven


def test_a_doubtful_digit_before_a_pause_is_forgotten(string):
    add(string, 0.99, 0.99, sure=False)
    assert string.is_unproven
    add(string, 0.99, linked=False)
    assert string.sure == 1
    assert not string.is_unproven


def test_digits_that_are_unlikely_in_the_mean_do_not_prove_each_other(string):
    add(string, 0.99, 0.5, 0.5)
    assert not string.proves_itself
    assert not string.needs_more
    add(string, 0.9)
    assert string.proves_itself


def test_digits_that_hardly_sound_like_any_need_more_than_a_pause(string):
    add(string, 0.3)
    assert not string.needs_more
    add(string, 0.3)
    assert string.needs_more
    add(string, 0.99)
    assert not string.needs_more


def test_a_word_that_is_forgiven_counts_as_what_it_sounds_like(string):
    add(string, 0.5, 0.5)
    assert not string.needs_more
    string.forgive(verdict(0.1, passed=False), linked=True)
    assert string.needs_more


def test_a_word_that_is_forgiven_after_a_pause_parts_what_is_likely_from_what_follows(string):
    add(string, 0.99, 0.99, 0.99, 0.99)
    string.told()
    string.forgive(verdict(0.1, passed=False), linked=False)
    add(string, 0.3)
    assert not string.proves_itself
    assert string.needs_more


def test_where_no_digit_waits_what_is_forgiven_needs_no_proof(string):
    add(string, 0.99, 0.99)
    string.told()
    string.forgive(verdict(0.1, passed=False), linked=True)
    assert string.proves_itself
    add(string, 0.5)
    assert not string.proves_itself


def test_what_is_told_still_speaks_for_what_follows_it_but_for_nothing_after_a_pause(string):
    add(string, 0.99, 0.99, 0.99)
    string.told()
    add(string, 0.3)
    assert string.proves_itself
    add(string, 0.3, linked=False)
    add(string, 0.3)
    assert string.needs_more
