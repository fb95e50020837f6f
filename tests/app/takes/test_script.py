from collections import Counter
from itertools import pairwise

from app.takes.script import next_digit


def asked(rounds, *, counts=(), seed=0):
    counts, digits = Counter(counts), []
    for _ in range(rounds):
        digits.append(next_digit(counts, seed=seed, before=digits[-1] if digits else None))
        counts[digits[-1]] += 1
    return digits


def test_after_ten_each_digit_was_asked_for_once():
    for seed in range(20):
        assert sorted(asked(10, seed=seed)) == list(range(10))


def test_it_stays_balanced_and_never_asks_twice_in_a_row():
    for seed in range(20):
        digits = asked(60, seed=seed)
        assert set(Counter(digits).values()) <= {5, 6, 7}
        assert all(one != other for one, other in pairwise(digits))


def test_each_round_and_each_seed_has_an_order_of_its_own():
    digits = asked(30)
    assert len({tuple(digits[start : start + 10]) for start in (0, 10, 20)}) == 3
    assert digits[:10] != list(range(10))
    assert asked(10, seed=1) != asked(10, seed=2)


def test_another_day_it_goes_on_where_it_stopped():
    whole = asked(10)
    assert asked(6, counts=whole[:4]) == whole[4:]


def test_what_is_missing_after_an_import_is_asked_for_between_others():
    digits = asked(6, counts={digit: 20 for digit in range(10) if digit != 3})
    assert digits[::2] == [3, 3, 3]
    assert 3 not in digits[1::2]
