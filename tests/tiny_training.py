"""The training script in small, as a process of its own: for tests that kill it, or start several.

python -m tests.tiny_training DATA… (as train_model.py)
"""

import functools
import sys
from dataclasses import replace

import pytest

import train_model
from model.report import figures
from model.training import measurement, recipe, trainer, validation
from model.training.fit import TrainingConfig


def shrink(patch: pytest.MonkeyPatch) -> None:
    """Let all stages be there, and none take long."""
    tiny = {"steps_per_epoch": 2, "batch_size": 2, "workers": 0}
    patch.setattr(recipe, "TrainingConfig", functools.partial(TrainingConfig, **tiny))
    for name in ("PEOPLE", "SYNTHETIC", "ADAPTED"):
        patch.setattr(recipe, name, replace(getattr(recipe, name), **tiny))
    for name in ("AUGMENTED_WORDS", "AUGMENTED_WORDS_OF_ADAPTED"):
        patch.setattr(train_model, name, 20)
    patch.setattr(measurement, "STRINGS", 4)
    patch.setattr(validation, "BATCHES", 1)
    patch.setattr(validation, "BATCH_SIZE", 4)
    patch.setattr(trainer, "SAVED_STEPS", 1)
    patch.setattr(figures, "drawn", lambda draw, **size: b"a picture")


if __name__ == "__main__":
    with pytest.MonkeyPatch.context() as patch:
        shrink(patch)
        sys.exit(train_model.main())
