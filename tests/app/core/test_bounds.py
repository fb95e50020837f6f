from hypothesis import given
from hypothesis import strategies as st

from app.core.bounds import word_bounds


def bounds(levels, *, earliest=0, spike, latest=None):
    return word_bounds(levels, earliest=earliest, spike=spike, latest=latest or len(levels), frame_seconds=0.02)


def test_a_word_in_silence():
    assert bounds([-80] * 5 + [-20] * 10 + [-80] * 5, spike=14) == (5, 15)


def test_a_word_after_another_begins_where_that_ended():
    assert bounds([-20] * 20 + [-80] * 5, earliest=8, spike=18) == (8, 20)


def test_words_that_touch_part_at_the_quietest_moment():
    levels = [-20, -20, -20, -30, -22, -21]
    assert bounds(levels, spike=2, latest=6) == (0, 4)


def test_a_weak_beginning_belongs_to_the_word():
    assert bounds([-80, -80, -40, -38, -20, -20, -60], spike=5) == (2, 6)


@given(
    levels=st.lists(st.floats(-100, 0), min_size=1, max_size=80),
    places=st.tuples(st.integers(0, 79), st.integers(0, 79), st.integers(0, 79)),
)
def test_bounds_lie_between_what_was_before_and_what_was_heard(levels, places):
    earliest, spike, latest = sorted(min(place, len(levels)) for place in places)
    start, end = bounds(levels, earliest=earliest, spike=spike, latest=latest or None)
    assert earliest <= start <= end <= (latest or len(levels))
