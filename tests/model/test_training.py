import torch

from model.evaluation import hear_clips
from model.training import TrainingConfig, fit

CONFIG = TrainingConfig(epochs=2, steps_per_epoch=3, batch_size=4, workers=0)


def weights(recognizer) -> torch.Tensor:
    return torch.cat([parameter.detach().flatten() for parameter in recognizer.parameters()])


def test_the_same_seed_gives_the_same_weights_and_another_does_not(beeps):
    first, second = (list(fit(beeps, CONFIG)) for _ in range(2))
    other = list(fit(beeps, TrainingConfig(epochs=2, steps_per_epoch=3, batch_size=4, workers=0, seed=1)))
    assert [epoch.number for epoch in first] == [1, 2]
    assert first[-1].loss == second[-1].loss
    assert weights(first[-1].recognizer).equal(weights(second[-1].recognizer))
    assert not weights(first[-1].recognizer).equal(weights(other[-1].recognizer))


def test_an_epoch_is_not_changed_by_the_next(beeps):
    epochs = fit(beeps, CONFIG)
    first = next(epochs)
    before = weights(first.recognizer).clone()
    next(epochs)
    assert weights(first.recognizer).equal(before)


def test_it_learns(beeps):
    """A few dozen steps tell ten pairs of tones apart far better than chance."""
    *_, last = fit(beeps, TrainingConfig(epochs=4, steps_per_epoch=40, batch_size=12, workers=1))
    assert hear_clips(last.recognizer, beeps).accuracy.value > 0.6
