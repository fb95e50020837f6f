import pytest

from model.spec.tokens import OTHER
from model.training.validation import Validation


def test_figures_are_the_same_each_time_and_those_of_the_digits(beeps, recognizer):
    validation = Validation(beeps, seed=1)
    first, second = validation.figures(recognizer), validation.figures(recognizer)
    assert first == second
    assert first.loss > 0
    assert first.accuracy.total == sum(clip.tokens != (OTHER,) for clip in beeps)


def test_another_model_has_another_loss(beeps, recognizer):
    validation = Validation(beeps, seed=1)
    before = validation.figures(recognizer).loss
    recognizer.network.head.bias.data[0] += 3.0
    assert validation.figures(recognizer).loss != pytest.approx(before)
