"""How a model does on what it does not learn from, after each epoch: the same loss, and digits recognised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch

from model.dataset.clip import Clip
from model.dataset.composition import Batch, ComposedBatches
from model.dataset.material import Material
from model.evaluation import hear_clips
from model.recognizer import Recognizer
from model.spec.share import Share
from model.training.loss import naming_loss

BATCHES: Final = 8
BATCH_SIZE: Final = 32
"""Composed batches on which the loss is taken, the same after each epoch …"""

EXAMPLES_OF_EACH: Final = 6
"""… but no more than so many examples for each clip: more would tell nothing new."""

WORDS: Final = 600
"""Most clips that are heard one by one after an epoch; all of them are at the end."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What an epoch of learning has come to."""

    loss: float
    """Loss a token on strings composed of held-out clips."""

    accuracy: Share
    """Held-out digits recognised, said one by one."""


class Validation:
    """Held-out clips, alone and composed to strings.

    Parameters
    ----------
    clips : sequence of Clip
        Held out; at least one of them an isolated digit.
    seed : int
        Decides the strings.
    """

    def __init__(self, clips: Sequence[Clip], *, seed: int) -> None:
        words = [clip for clip in clips if clip.is_digit]
        order = np.random.default_rng(seed).permutation(len(words))  # names count up: a stride could miss digits
        self._words = [words[place] for place in sorted(order[:WORDS])]
        batches = min(BATCHES, -(-EXAMPLES_OF_EACH * len(clips) // BATCH_SIZE))
        self._batches = ComposedBatches(Material(clips), batch_size=BATCH_SIZE, steps=batches, seed=seed)
        self._composed: list[Batch] = []

    def figures(self, recognizer: Recognizer) -> Figures:
        """Return how a recogniser in evaluation mode does."""
        self._composed = self._composed or [self._batches[step] for step in range(len(self._batches))]
        return Figures(loss=self._loss(recognizer), accuracy=hear_clips(recognizer, self._words).accuracy)

    @torch.inference_mode()
    def _loss(self, recognizer: Recognizer) -> float:
        total = sum(float(naming_loss(recognizer(batch.waveforms), batch)) for batch in self._composed)
        return total / max(1, sum(len(batch.targets) for batch in self._composed))
