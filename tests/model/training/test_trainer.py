import dataclasses

import pytest
import torch

from model.spec.errors import DatasetError
from model.spec.share import Share
from model.training.processes import Processes
from model.training.trainer import Trainer, TrainingStopped
from model.training.validation import Figures, Validation


class Watching:
    def __init__(self):
        self.steps, self.epochs, self.end = [], [], None

    def step(self, number, loss):
        self.steps.append(number)

    def ends_at(self, steps):
        self.end = steps

    def epoch(self, record):
        self.epochs.append(record)


class Watched:
    """A trainer that is watched."""

    def __init__(self, trainer, watching):
        self._trainer, self._watching = trainer, watching
        self.restore = trainer.restore

    @property
    def history(self):
        return self._trainer.history

    def run(self, material):
        return self._trainer.run(material, watcher=self._watching)


class Scripted:
    """A validation whose losses are given."""

    def __init__(self, *losses):
        self._losses = list(losses)

    def figures(self, recognizer):
        return Figures(loss=self._losses.pop(0), accuracy=Share(1, 2))


@pytest.fixture
def trainer_of(new_learner, config):
    def make(validation=None, *, stop_after=None, config=config, saved=None, learner=None, asked=None):
        watching = Watching()
        trainer = Trainer(
            learner or new_learner(),
            config,
            validation=validation,
            group=Processes(),
            save=(saved if saved is not None else []).append,
            stop_requested=asked or (lambda: len(watching.steps) == stop_after),
        )
        return Watched(trainer, watching), watching

    return make


def test_without_anything_held_out_all_epochs_are_taken_and_the_last_is_kept(trainer_of, material, config):
    trainer, watching = trainer_of()
    course = trainer.run(material)
    assert watching.steps == list(range(1, config.steps + 1))
    assert [epoch.number for epoch in course.history] == [1, 2, 3]
    assert course.best_epoch == 3
    assert not course.stopped_early
    assert all(epoch.validation_loss is None for epoch in course.history)


def test_the_best_epoch_is_kept(trainer_of, material, new_learner):
    learner = new_learner()
    trainer, _ = trainer_of(Scripted(2.0, 1.0, 3.0), learner=learner)
    course = trainer.run(material)
    assert course.best_epoch == 2
    last = learner.snapshot().network.head.weight
    assert not course.recognizer.network.head.weight.equal(last)


def test_it_ends_when_nothing_improves_any_more(trainer_of, material, config):
    long = dataclasses.replace(config, epochs=50, patience=2)
    trainer, _ = trainer_of(Scripted(2.0, 1.0, 1.2, 0.999, 0.9, 0.8), config=long)
    course = trainer.run(material)
    assert [epoch.number for epoch in course.history] == [1, 2, 3, 4, 5]
    assert course.stopped_early
    assert course.history[-1].learning_rate < course.history[0].learning_rate


def test_the_learning_rate_has_fallen_when_the_epochs_are_over(trainer_of, material, config):
    trainer, _ = trainer_of(Scripted(3.0, 2.0, 1.0))
    assert trainer.run(material).history[-1].learning_rate == 0


def test_a_single_epoch_has_its_fall_as_well(trainer_of, material, config):
    single = dataclasses.replace(config, epochs=1, steps_per_epoch=6)
    trainer, watching = trainer_of(config=single)
    course = trainer.run(material)
    assert watching.end == len(watching.steps) == 6
    assert course.history[-1].learning_rate == 0


def test_stopped_at_any_step_and_gone_on_with_it_comes_to_the_same(trainer_of, material, config, beeps):
    validation = Validation(beeps, seed=1)
    whole, _ = trainer_of(validation)
    expected = whole.run(material)
    for stop_after in (1, 2, 5):
        saved = []
        stopped, _ = trainer_of(validation, stop_after=stop_after, saved=saved)
        with pytest.raises(TrainingStopped):
            stopped.run(material)
        resumed, watching = trainer_of(validation)
        resumed.restore(saved[-1])
        course = resumed.run(material)
        assert watching.steps[0] == stop_after + 1
        assert without_seconds(course.history) == without_seconds(expected.history)
        assert weights(course.recognizer).equal(weights(expected.recognizer))


LOST = "DataLoader worker (pid 7) is killed by signal: Terminated. "
"""What PyTorch raises wherever the main thread is when a process that composes batches was ended."""


class Losing:
    """A learner whose batches are no longer composed after a step."""

    def __init__(self, learner, error):
        self._learner, self._error = learner, error

    def __getattr__(self, name):
        return getattr(self._learner, name)

    def learn(self, batch):
        if self._learner.step:
            raise self._error
        return self._learner.learn(batch)


def test_a_signal_to_the_whole_group_is_a_wish_to_stop(trainer_of, material, new_learner):
    asked = []

    class Terminated(Losing):
        def learn(self, batch):
            asked.append(bool(self._learner.step))
            return super().learn(batch)

    trainer, _ = trainer_of(learner=Terminated(new_learner(), RuntimeError(LOST)), asked=lambda: any(asked))
    with pytest.raises(TrainingStopped):
        trainer.run(material)


def test_a_composing_process_that_is_lost_is_one_sentence(trainer_of, material, new_learner):
    trainer, _ = trainer_of(learner=Losing(new_learner(), RuntimeError(LOST)))
    with pytest.raises(DatasetError, match="--resume"):
        trainer.run(material)


def test_what_is_wrong_with_the_learning_itself_is_told_as_it_is(trainer_of, material, new_learner):
    trainer, _ = trainer_of(learner=Losing(new_learner(), RuntimeError("sizes do not match")))
    with pytest.raises(RuntimeError, match="sizes do not match"):
        trainer.run(material)


def test_what_learns_beside_is_gone_on_with_as_well(trainer_of, new_learner, material_beside_people):
    def learner():
        return new_learner(auxiliary_words=10)

    whole, _ = trainer_of(learner=learner())
    expected = weights(whole.run(material_beside_people).recognizer)
    saved = []
    stopped, _ = trainer_of(stop_after=2, saved=saved, learner=learner())
    with pytest.raises(TrainingStopped):
        stopped.run(material_beside_people)
    resumed, _ = trainer_of(learner=learner())
    resumed.restore(saved[-1])
    assert weights(resumed.run(material_beside_people).recognizer).equal(expected)


def without_seconds(history):
    return [dataclasses.replace(epoch, seconds=0.0) for epoch in history]


def weights(recognizer):
    return torch.cat([weight.detach().flatten() for weight in recognizer.state_dict().values()])


def test_a_state_survives_being_written(trainer_of, material, tmp_path):
    saved = []
    trainer, _ = trainer_of(Scripted(2.0, 1.0, 3.0), saved=saved)
    trainer.run(material)
    torch.save(saved[-1], tmp_path / "state")
    again, _ = trainer_of()
    again.restore(torch.load(tmp_path / "state", weights_only=True))
    assert again.history == trainer.history
