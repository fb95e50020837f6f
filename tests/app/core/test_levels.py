import pytest

from app.core.levels import Levels


def heard(count, capacity=5):
    levels = Levels(capacity)
    for frame in range(count):
        levels.append(float(frame))
    return levels


def test_levels_are_found_by_the_number_of_their_frame():
    levels = heard(33)
    assert len(levels) == 33
    assert levels[30] == 30.0
    assert levels[-1] == 32.0
    assert levels[29:32] == [29.0, 30.0, 31.0]
    assert levels[31:99] == [31.0, 32.0]
    assert levels[33:] == []


@pytest.mark.parametrize("count", [0, 1, 5, 9, 10, 11, 1_000])
def test_the_newest_are_kept(count):
    assert heard(count)[max(0, count - 5) :] == [float(frame) for frame in range(max(0, count - 5), count)]


def test_what_is_not_kept_is_told_and_not_made_up():
    levels = heard(1_000)
    for frames in (3, 1_000, slice(3, 1_000)):
        with pytest.raises(IndexError):
            levels[frames]


def test_it_holds_no_more_than_twice_what_it_must():
    assert len(heard(100_000)._kept) < 10


def test_there_must_be_room():
    with pytest.raises(ValueError, match="no room"):
        Levels(0)
