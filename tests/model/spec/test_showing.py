from dataclasses import asdict

import pytest

from model.spec.showing import Showing, showing_at

LOOSE = Showing(0.3, digits=100, right=90, wrong=5, other_words=20, taken=10)
STRICT = Showing(0.8, digits=100, right=80, wrong=0, other_words=20, taken=1)
RECORDS = [asdict(STRICT), asdict(LOOSE)]


@pytest.mark.parametrize(
    ("threshold", "expected"), [(0.1, None), (0.3, LOOSE), (0.79, LOOSE), (0.8, STRICT), (1.0, STRICT)]
)
def test_the_nearest_that_is_no_stricter_is_told(threshold, expected):
    assert showing_at(threshold, RECORDS) == expected


def test_the_shares_are_of_what_they_say():
    assert (LOOSE.wrong_of_shown.count, LOOSE.wrong_of_shown.total) == (5, 95)
    assert (LOOSE.shown_of_said.count, LOOSE.shown_of_said.total) == (95, 100)
    assert (LOOSE.taken_of_other_words.count, LOOSE.taken_of_other_words.total) == (10, 20)


@pytest.mark.parametrize("records", [[{"threshold": 0.3}], [3], [{"threshold": 0.1, "of": "a newer Sutja"}]])
def test_what_is_no_showing_is_refused(records):
    with pytest.raises(TypeError):
        showing_at(0.5, records)
