"""A learner so small in what it learns that a step takes a blink."""

from dataclasses import replace

import pytest
import torch

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
def material_beside_people(beeps) -> Material:
    """Words of two sounds each, the same ones beside the digits as among them."""
    clips = [replace(clip, phonemes=(clip.tokens[0], 30)) for clip in beeps]
    return Material(clips, auxiliary=[clip for clip in clips if clip.is_digit])


@pytest.fixture
def new_learner(recognizer: Recognizer):
    """Make learners that start from the same weights."""

    def make(*, auxiliary_words: int = 0, **changes: float) -> Learner:
        config = LearningConfig(**{"warmup_steps": 1, "decay_steps": 2, **changes})
        torch.manual_seed(0)
        return Learner(config, recognizer, Processes(), auxiliary_words=auxiliary_words)

    return make
