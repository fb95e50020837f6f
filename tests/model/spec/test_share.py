import pytest

from model.spec.share import Share


def test_interval_of_wilson():
    # Newcombe (1998), table I: 81 of 263.
    low, high = Share(81, 263).interval
    assert (low, high) == (pytest.approx(0.2553, abs=1e-4), pytest.approx(0.3662, abs=1e-4))


def test_nothing_seen_tells_nothing():
    assert Share(0, 0).interval == (0.0, 1.0)
    assert Share(0, 0).value == 0.0


def test_reads_with_its_counts():
    assert str(Share(3, 4)).startswith("75.00% (3 of 4, 95 % interval ")
    assert Share(3, 4).as_record()["total"] == 4


def test_more_errors_than_digits_have_an_interval():
    share = Share(15, 10)
    assert share.value == 1.5
    assert 0.5 < share.interval[0] < share.interval[1] <= 1.0


@pytest.mark.parametrize(("count", "told"), [(0, "0"), (7, "0.2"), (29, "1"), (100, "3"), (2931, "99")])
def test_out_of_a_hundred_it_is_whole_but_where_that_would_make_nothing_of_it(count, told):
    assert Share(count, 2952).of_a_hundred == told
