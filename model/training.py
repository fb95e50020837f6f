"""Learning: from clips to a recogniser, by connectionist temporal classification on strings composed of them."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional
from torch.utils.data import DataLoader

from model.dataset.clip import Clip
from model.dataset.composition import Batch, ComposedBatches
from model.recognizer import Recognizer
from model.spec.tokens import BLANK


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """How to learn."""

    epochs: int = 40
    """Passes of ``steps_per_epoch`` batches; the data are composed anew each time."""

    steps_per_epoch: int = 100
    """Batches an epoch."""

    batch_size: int = 32
    """Examples of 2.56 s a batch."""

    learning_rate: float = 4e-3
    """Peak of the one-cycle schedule (Smith and Topin 2018)."""

    weight_decay: float = 1e-2
    """Of AdamW (Loshchilov and Hutter 2019)."""

    averaging: float = 0.997
    """Decay of the running average of the weights (Polyak and Juditsky 1992) that is kept in the end."""

    workers: int = 1
    """Processes that compose batches beside the one that learns."""

    seed: int = 0
    """Decides weights, composition and augmentation."""

    @property
    def steps(self) -> int:
        """Batches in all."""
        return self.epochs * self.steps_per_epoch


@dataclass(frozen=True, slots=True)
class Epoch:
    """Where learning stands after an epoch."""

    number: int
    """1 to ``epochs``."""

    loss: float
    """Mean loss a token of the epoch."""

    recognizer: Recognizer
    """The averaged model so far, in evaluation mode."""


def fit(clips: Sequence[Clip], config: TrainingConfig) -> Iterator[Epoch]:
    """Learn, and tell after each epoch; the last one holds the result.

    One thread computes, so that the same seed gives the same weights on any number of cores.

    Parameters
    ----------
    clips : sequence of Clip
        Isolated digits; strings and other words where there are some.
    """
    torch.manual_seed(config.seed)
    torch.set_num_threads(1)
    recognizer, averaged = Recognizer(), Recognizer()
    averaged.load_state_dict(recognizer.state_dict())
    optimizer = torch.optim.AdamW(recognizer.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=config.learning_rate, total_steps=config.steps, pct_start=0.15
    )
    batches = ComposedBatches(clips, batch_size=config.batch_size, steps=config.steps, seed=config.seed)
    losses: list[float] = []
    for step, batch in enumerate(DataLoader(batches, batch_size=None, num_workers=config.workers), start=1):
        losses.append(_learn(recognizer, optimizer, batch))
        schedule.step()
        _average(averaged, recognizer, decay=min(config.averaging, step / (step + 10)))
        if step % config.steps_per_epoch == 0:
            snapshot = copy.deepcopy(averaged).eval()
            yield Epoch(step // config.steps_per_epoch, sum(losses) / len(losses), snapshot)
            losses.clear()


def _learn(recognizer: Recognizer, optimizer: torch.optim.Optimizer, batch: Batch) -> float:
    """Take one step, and return the loss a token."""
    recognizer.train()
    log_probs = _masked_log_probs(recognizer, batch.waveforms)
    total = functional.ctc_loss(
        _held_to(batch.speakable, log_probs).transpose(0, 1),
        batch.targets,
        torch.full_like(batch.lengths, log_probs.size(1)),
        batch.lengths,
        blank=BLANK,
        reduction="sum",
        zero_infinity=True,
    )
    optimizer.zero_grad()
    (total / len(batch.lengths)).backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(recognizer.parameters(), 5.0)
    optimizer.step()
    return float(total.detach()) / max(1, len(batch.targets))


def _held_to(speakable: Tensor, log_probs: Tensor) -> Tensor:
    """Make every path impossible that names a token in a frame in which none may be named."""
    silent = torch.zeros(log_probs.size(2), dtype=torch.bool)
    silent[BLANK + 1 :] = True
    return log_probs.masked_fill(~speakable[:, :, None] & silent, -1e4)


def _masked_log_probs(recognizer: Recognizer, waveforms: Tensor) -> Tensor:
    """Run the model with bands and moments of the spectrogram masked (SpecAugment, Park et al. 2019)."""
    state = recognizer.initial_state(waveforms.size(0))
    mel = recognizer.frontend(torch.cat([state[0], waveforms], dim=1))
    masked = mel.clone()
    for _ in range(2):
        _mask(masked, dim=1, longest=6)
        _mask(masked, dim=2, longest=4)  # shorter than a coda: without its coda 일 would rightly be heard as 이
    log_probs: Tensor = recognizer.network(masked, state[1:])[0]
    return log_probs


def _mask(mel: Tensor, *, dim: int, longest: int) -> None:
    """Overwrite a stretch of up to ``longest`` bands or spectra of each example with the mean of the example."""
    for example in mel:
        length = int(torch.randint(0, longest + 1, ()))
        start = int(torch.randint(0, mel.size(dim) - length + 1, ()))
        example.narrow(dim - 1, start, length).fill_(float(example.mean()))


@torch.no_grad()
def _average(averaged: Recognizer, recognizer: Recognizer, *, decay: float) -> None:
    """Move the average towards the newest weights and normalisation statistics."""
    for kept, new in zip(averaged.state_dict().values(), recognizer.state_dict().values(), strict=True):
        if kept.is_floating_point():
            kept.lerp_(new, 1.0 - decay)
        else:
            kept.copy_(new)
