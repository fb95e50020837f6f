import pytest

from model.spec.tokens import OTHER
from model.training import validation
from model.training.validation import Validation


def test_figures_are_the_same_each_time_and_those_of_the_digits(beeps, recognizer):
    validation = Validation(beeps, seed=1)
    first, second = validation.figures(recognizer), validation.figures(recognizer)
    assert first == second
    assert first.loss > 0
    assert first.accuracy.total == sum(clip.tokens != (OTHER,) for clip in beeps)


def test_few_clips_are_composed_to_few_batches(beeps, monkeypatch):
    monkeypatch.setattr(validation, "BATCHES", 8)
    monkeypatch.setattr(validation, "BATCH_SIZE", validation.EXAMPLES_OF_EACH)
    assert [len(Validation(beeps[:count], seed=1)._batches) for count in (1, 3, 60)] == [1, 3, 8]


def test_another_model_has_another_loss(beeps, recognizer):
    validation = Validation(beeps, seed=1)
    before = validation.figures(recognizer).loss
    recognizer.network.head.bias.data[0] += 3.0
    assert validation.figures(recognizer).loss != pytest.approx(before)
