import numpy as np

from model.dataset.doubt import Doubt, doubts
from model.dataset.shape import shapes_of
from tests.model.dataset.sounds import buzz_clip

DIGITS = np.repeat(np.arange(10), 12)
SHAPES = shapes_of([buzz_clip(digit, take) for digit in range(10) for take in range(12)])
APART = np.arange(120)


def test_right_names_are_not_doubted():
    assert doubts(SHAPES, DIGITS, APART) == []


def test_wrong_names_are_found_with_what_they_sound_like():
    named = DIGITS.copy()
    named[[5, 50, 100]] = [7, 1, 3]
    assert doubts(SHAPES, named, APART) == [Doubt(5, 0), Doubt(50, 4), Doubt(100, 8)]


def test_copies_of_one_take_do_not_vouch_for_each_other():
    shapes = np.concatenate([SHAPES, SHAPES[[5, 5, 5]]])
    named = np.concatenate([DIGITS, [7, 7, 7]])
    named[5] = 7
    clusters = np.concatenate([APART, [5, 5, 5]])
    assert [doubt.place for doubt in doubts(shapes, named, clusters)] == [5, 120, 121, 122]


def test_nothing_is_said_where_little_or_nothing_can_be_known():
    assert doubts(SHAPES[::4], DIGITS[::4], APART[::4]) == []
    assert doubts(SHAPES[:12], DIGITS[:12], APART[:12]) == []
    mixed = np.random.default_rng(0).permutation(DIGITS)
    assert doubts(SHAPES, mixed, APART) == []
