import pytest

from app.ui.listen.doubt import Doubt


def test_a_slip_now_and_then_is_no_doubt():
    doubt = Doubt()
    assert not any(doubt.notices(confidence) for confidence in [0.99, 0.98, None, 0.97, 0.6, 0.99] * 10)


@pytest.mark.parametrize("unsure", [None, 0.5, 0.74])
def test_several_unsure_words_are_noticed_once(unsure):
    doubt = Doubt()
    assert [doubt.notices(unsure) for _ in range(10)] == [False] * 3 + [True] + [False] * 6


def test_what_is_long_past_does_not_count():
    doubt = Doubt()
    assert not any(doubt.notices(confidence) for confidence in [None] * 3 + [0.9] * 8 + [None] * 3)
