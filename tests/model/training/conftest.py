"""A learner so small in what it learns that a step takes a blink."""

import pytest

from model.dataset.material import Material
from model.recognizer import Recognizer
from model.training import validation
from model.training.fit import TrainingConfig
from model.training.learner import Learner, LearningConfig
from model.training.processes import Processes


@pytest.fixture(autouse=True)
def small_validation(monkeypatch):
    monkeypatch.setattr(validation, "BATCHES", 1)
    monkeypatch.setattr(validation, "BATCH_SIZE", 4)


@pytest.fixture
def config() -> TrainingConfig:
    return TrainingConfig(epochs=3, steps_per_epoch=2, batch_size=4, workers=0)


@pytest.fixture
def material(beeps) -> Material:
    return Material(beeps)


@pytest.fixture
def new_learner(recognizer: Recognizer):
    """Make learners that start from the same weights."""

    def make(*, warmup_steps: int = 1, decay_steps: int = 2) -> Learner:
        config = LearningConfig(warmup_steps=warmup_steps, decay_steps=decay_steps)
        return Learner(config, recognizer, Processes())

    return make
