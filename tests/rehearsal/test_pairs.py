import numpy as np
import pytest

from tests.rehearsal.pairs import balanced_accuracy

IS_FIRST = np.tile([True, False], 40)
SPEAKERS = np.repeat(list("abcdefgh"), 10)


def lead(right):
    return np.where(right == IS_FIRST, 1.0, -1.0)


def test_either_kind_counts_as_much():
    is_first = np.array([True] * 90 + [False] * 10)
    measured = balanced_accuracy(np.ones(100), is_first, ["a", "b"] * 50, seed=0)
    assert measured.value == pytest.approx(0.5)
    assert measured.counts == (90, 10)
    assert measured.recalls == (1.0, 0.0)


def test_the_interval_is_as_wide_as_people_differ():
    alike = balanced_accuracy(lead(np.arange(80) % 10 < 8), IS_FIRST, SPEAKERS, seed=0)
    unlike = balanced_accuracy(lead(np.isin(SPEAKERS, list("abcdef"))), IS_FIRST, SPEAKERS, seed=0)
    assert alike.interval == (pytest.approx(0.8), pytest.approx(0.8))
    assert unlike.interval[1] - unlike.interval[0] > 0.3
    assert unlike == balanced_accuracy(lead(np.isin(SPEAKERS, list("abcdef"))), IS_FIRST, SPEAKERS, seed=0)


def test_the_area_does_not_depend_on_the_threshold():
    measured = balanced_accuracy(np.where(IS_FIRST, 3.0, 2.0), IS_FIRST, SPEAKERS, seed=0)
    assert (measured.value, measured.area) == (0.5, 1.0)
