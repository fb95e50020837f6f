"""Learning step after step: batches in, the loss of each out; where it ends, validation decides."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from torch.utils.data import DataLoader

from model.augment import Augmentation
from model.dataset.composition import GENTLE_SHARE, ComposedBatches
from model.dataset.material import Material
from model.training.interruption import worker_init
from model.training.learner import Learner
from model.training.processes import Processes


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """How long, and on how much at a time."""

    epochs: int = 40
    """At most so many passes of ``steps_per_epoch`` batches; the data are composed anew each time."""

    steps_per_epoch: int = 200
    """Batches an epoch."""

    batch_size: int = 16
    """Examples of 2.56 s a batch, over all processes; as many steps of 32 took twice as long and learnt little more."""

    patience: int = 4
    """Epochs without a smaller loss in validation after which learning comes to its end."""

    hard: Augmentation = field(default_factory=Augmentation)
    """What the examples go through that are not gentle."""

    gentle_share: float = GENTLE_SHARE
    """Share of the examples that are said in a quiet room by the voice as it is."""

    workers: int = 1
    """Processes that compose batches beside each one that learns."""

    seed: int = 0
    """Decides weights, composition and augmentation."""

    @property
    def diverse(self) -> bool:
        """Whether the voices to come are others than those that are learnt from."""
        return self.hard != Augmentation()

    @property
    def steps(self) -> int:
        """Batches in all, at most."""
        return self.epochs * self.steps_per_epoch


def fit(learner: Learner, material: Material, config: TrainingConfig, group: Processes) -> Iterator[float]:
    """Take the steps that are left, and yield the loss a token of each.

    Every chance of a step comes from the seed and its number, so that learning that was put away and taken up again
    gives the same weights as learning that was not.
    """
    batches = ComposedBatches(
        material,
        batch_size=config.batch_size, steps=config.steps, seed=config.seed, hard=config.hard,
        gentle_share=config.gentle_share, part=group.rank, parts=group.count,
    )  # fmt: skip
    steps = range(learner.step, learner.step if learner.finished else config.steps)
    loader = DataLoader(
        batches, batch_size=None, sampler=steps, num_workers=config.workers,
        worker_init_fn=worker_init, prefetch_factor=4 if config.workers else None,
    )  # fmt: skip
    for step, batch in zip(steps, loader, strict=True):
        torch.manual_seed(int(np.random.SeedSequence((config.seed, step, group.rank)).generate_state(1)[0]))
        yield group.mean(learner.learn(batch))
        if learner.finished:
            return


def is_composer_lost(error: RuntimeError) -> bool:
    """Tell whether an error is that of a process that composes batches and was ended; PyTorch has no class for it."""
    return str(error).startswith("DataLoader worker (pid")
