import pytest

from app.ui.listen.runner_up import runner_up


def probabilities(**parts):
    return [parts.get(f"d{digit}", 0.0) for digit in range(10)]


@pytest.mark.parametrize(("digit", "other"), [(1, 2), (2, 1), (3, 4), (4, 3), (5, 9), (9, 5), (6, 1), (1, 6)])
def test_a_near_one_of_the_same_pair_is_named(digit, other):
    assert runner_up(digit, probabilities(**{f"d{digit}": 0.6, f"d{other}": 0.3})) == other


def test_a_far_one_is_not_named():
    assert runner_up(1, probabilities(d1=0.9, d2=0.08)) is None


def test_a_near_one_of_no_pair_is_not_named():
    assert runner_up(1, probabilities(d1=0.6, d9=0.3)) is None


def test_nothing_is_no_runner_up():
    assert runner_up(1, probabilities()) is None
