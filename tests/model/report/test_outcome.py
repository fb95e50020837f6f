import numpy as np
import pytest

from model.report.outcome import (
    OTHER_WORD,
    Outcome,
    Shown,
    accuracy,
    commonest_confusion,
    confusions,
    recalls,
    shown,
)
from model.spec.share import Share
from tests.model.report.conftest import outcome

HEARD = (
    outcome(0, 7, 7, 0.9),
    outcome(1, 7, 1, 0.8),
    outcome(2, 7, OTHER_WORD, 0.7),  # the likeliest digit is right all the same
    outcome(3, 1, 1, 0.4),
    outcome(4, OTHER_WORD, OTHER_WORD, 0.9),
    outcome(5, OTHER_WORD, 4, 0.9),
)


def test_the_accuracy_is_of_digits_alone_and_knows_that_they_are_digits():
    assert accuracy(HEARD) == Share(3, 4)
    assert recalls(HEARD)[7] == Share(2, 3)
    assert recalls(HEARD)[0] == Share(0, 0)


def test_the_confusions_add_up_to_the_digits():
    matrix = confusions(HEARD)
    assert matrix.sum() == 4
    assert matrix[7, 1] == 1
    assert np.trace(matrix) == 3


def test_the_commonest_confusion():
    heard = [outcome(i, 3, digit) for i, digit in enumerate((3, 8, 4, 8, 4, 5))]
    assert commonest_confusion(heard, 3) == (4, 2)  # of two that are as common, the smaller digit
    assert commonest_confusion(heard, 8) is None


def test_what_is_shown_depends_on_the_threshold():
    assert shown(HEARD, threshold=0.5, digits=True) == Shown(right=1, wrong=1, unknown=2)
    assert shown(HEARD, threshold=0.4, digits=True) == Shown(right=2, wrong=1, unknown=1)
    assert shown(HEARD, threshold=0.85, digits=True).wrong_of_shown == Share(0, 1)
    assert shown(HEARD, threshold=0.85, digits=True).unknown_of_all == Share(3, 4)
    assert shown(HEARD, threshold=0.5, digits=False) == Shown(right=0, wrong=1, unknown=1)


@pytest.mark.parametrize(
    ("field", "value"), [("said", 11), ("said", -1), ("heard", 11), ("digit", 10), ("confidence", 1.1)]
)
def test_values_out_of_range_are_not_usable(field, value):
    values = {"key": "", "said": 1, "heard": 1, "digit": 1, "confidence": 0.5, "digit_confidence": 0.5}
    assert Outcome(**values).is_usable()
    assert not Outcome(**{**values, field: value}).is_usable()
