import pytest

from app.config import SieveConfig
from app.core.candidate import Candidate, Verdict
from app.core.decision import Decision
from app.core.nameless import NamelessRow
from model.spec.tokens import FRAME_SECONDS

CONFIG = SieveConfig(nameless=3, sound_seconds=5 * FRAME_SECONDS, wary_seconds=10.0)


def word(confidence):
    """Return a 7, or another word where the confidence is small."""
    decision = Decision(7, confidence, (0.0,) * 7 + (confidence, 0.0, 0.0))
    return Candidate(decision, among_speech=decision, spike=0, start=0, end=1)


def heard(row, now, *, frames=5, named=None, went_on=False, passed=None):
    """Return whether a sound of so many loud frames, in which a word may be named, makes the row long enough."""
    row.begin()
    for _ in range(frames):
        row.hear(is_loud=True)
    row.hear(is_loud=False)
    if named is not None:
        row.named(word(named))
    if went_on:
        row.went_on()
    if passed is not None:
        row.told([Verdict(word(0.9), passed=passed)])
    return row.finish(now)


@pytest.fixture
def row():
    return NamelessRow(CONFIG)


def test_the_third_sound_without_a_name_makes_a_row(row):
    assert [heard(row, now) for now in (1.0, 2.0, 3.0, 4.0)] == [False, False, True, True]


def test_a_click_is_no_sound(row):
    assert not any(heard(row, now, frames=4) for now in (1.0, 2.0, 3.0, 4.0))


def test_two_clicks_are_no_sound_either(row):
    row.begin()
    for is_loud in (True, True, True, False, True, True, True):
        row.hear(is_loud=is_loud)
    assert [row.finish(1.0), heard(row, 2.0), heard(row, 3.0)] == [False, False, False]


@pytest.mark.parametrize(
    ("between", "goes_on"),
    [
        ({"named": 0.9, "passed": False}, False),
        ({"named": 0.9, "passed": True}, False),
        ({"named": 0.1, "passed": False}, True),
        ({"named": 0.1, "passed": True}, False),
        ({"frames": 0}, True),
    ],
    ids=["a refused digit", "a digit", "another word", "a digit beside another word", "silence"],
)
def test_what_is_a_digit_ends_the_row_and_nothing_else(row, between, goes_on):
    assert not heard(row, 1.0)
    assert not heard(row, 2.0)
    assert not heard(row, 3.0, **between)
    assert heard(row, 4.0) == goes_on


def test_another_word_does_not_speak_for_the_next_sound(row):
    for now in (1.0, 2.0):
        assert not heard(row, now)
    assert not heard(row, 3.0, named=0.1)
    assert not heard(row, 4.0, named=0.9)
    assert not heard(row, 5.0)


def test_behind_a_digit_a_row_begins_anew(row):
    assert not heard(row, 1.0, named=0.9, passed=True)
    assert [heard(row, now) for now in (2.0, 3.0, 4.0)] == [False, False, True]


def test_a_sound_with_a_digit_is_of_no_row_even_if_it_goes_on(row):
    assert not heard(row, 1.0, named=0.9, went_on=True, passed=True)
    assert [heard(row, now) for now in (2.0, 3.0)] == [False, False]


def test_a_sound_that_goes_on_behind_its_name_is_of_the_row(row):
    assert [heard(row, now, named=0.9, went_on=True) for now in (1.0, 2.0, 3.0)] == [False, False, True]


@pytest.mark.parametrize(("last", "is_row"), [(11.9, True), (12.0, False)])
def test_what_was_heard_long_ago_is_of_no_row(row, last, is_row):
    assert [heard(row, now) for now in (1.0, 2.0, last)] == [False, False, is_row]
