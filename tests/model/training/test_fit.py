import dataclasses

import torch

from model.evaluation import hear_clips
from model.recognizer import Recognizer
from model.training.fit import TrainingConfig, fit
from model.training.learner import Learner, LearningConfig
from model.training.processes import Processes


def weights(learner: Learner) -> torch.Tensor:
    return torch.cat([parameter.detach().flatten() for parameter in learner.snapshot().parameters()])


def test_the_same_seed_gives_the_same_weights_and_another_does_not(new_learner, material, config):
    learners = [new_learner() for _ in range(3)]
    configs = [config, config, dataclasses.replace(config, seed=1)]
    first, second, other = (
        list(fit(learner, material, config, Processes())) for learner, config in zip(learners, configs, strict=True)
    )
    assert len(first) == config.steps
    assert first == second != other
    assert weights(learners[0]).equal(weights(learners[1]))
    assert not weights(learners[0]).equal(weights(learners[2]))


def test_learning_that_was_put_away_gives_the_same_weights(new_learner, material, config):
    whole, before, after = (new_learner() for _ in range(3))
    losses = list(fit(whole, material, config, Processes()))
    interrupted = fit(before, material, config, Processes())
    first = [next(interrupted) for _ in range(3)]
    after.restore(before.state())
    assert first + list(fit(after, material, config, Processes())) == losses
    assert weights(after).equal(weights(whole))


def test_it_ends_where_the_learning_rate_does(new_learner, material, config):
    learner = new_learner()
    learner.finish(at_most=config.steps)
    assert len(list(fit(learner, material, config, Processes()))) == 2


def test_what_has_ended_takes_no_further_step(new_learner, material, config):
    learner = new_learner()
    learner.finish(at_most=config.steps)
    assert len(list(fit(learner, material, config, Processes()))) == 2
    again = new_learner()
    again.restore(learner.state())
    assert list(fit(again, material, config, Processes())) == []


def test_it_learns(material, beeps):
    """A few dozen steps tell ten pairs of tones apart far better than chance."""
    torch.manual_seed(0)
    learner = Learner(LearningConfig(warmup_steps=10), Recognizer(), Processes())
    config = TrainingConfig(epochs=4, steps_per_epoch=40, batch_size=12, workers=1)
    for _ in fit(learner, material, config, Processes()):
        pass
    assert hear_clips(learner.snapshot(), beeps).accuracy.value > 0.6
