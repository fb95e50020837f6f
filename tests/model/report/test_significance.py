import math

import pytest

from model.report.significance import bounded, difference_interval, mcnemar
from model.spec.share import Share


@pytest.mark.parametrize(
    ("lost", "gained", "p_value"),
    [(0, 0, 1.0), (3, 3, 1.0), (0, 5, 2 / 2**5), (0, 6, 2 / 2**6), (1, 9, 2 * 11 / 2**10), (9, 1, 2 * 11 / 2**10)],
)
def test_mcnemar_counts_the_tail_of_a_fair_coin(lost, gained, p_value):
    assert mcnemar(lost, gained) == pytest.approx(p_value)


def test_mcnemar_of_very_many_disagreements():
    assert mcnemar(2_000, 2_000) == 1.0
    assert mcnemar(90, 130) == pytest.approx(2 * sum(math.comb(220, k) for k in range(91)) / 2**220)
    assert 0.0 <= mcnemar(1_000, 3_000) < 1e-200
    # By the normal approximation with its correction: z = (|b − c| − 1) / √(b + c).
    assert mcnemar(4_900, 5_100) == pytest.approx(math.erfc(199 / 100 / math.sqrt(2)), abs=1e-4)


def test_the_interval_of_a_difference_is_newcombes_own_example():
    # Newcombe 1998, table II, method 10: 56/70 − 48/80.
    assert difference_interval(Share(48, 80), Share(56, 70)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_more_errors_than_digits_are_as_many():
    assert bounded(Share(7, 5)) == Share(5, 5)
    assert bounded(Share(3, 5)) == Share(3, 5)
