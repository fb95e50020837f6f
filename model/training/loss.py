"""What learning makes small: connectionist temporal classification; words are held to being named around their end."""

from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from model.dataset.composition import Batch
from model.dataset.material import AUXILIARY_SHARE
from model.spec.tokens import BLANK
from model.training.companions import Opinions

WORDS_WEIGHT: Final = 0.5
"""Of the auxiliary words."""

JUDGE_WEIGHT: Final = 10.0
"""Of the judge: one decision a frame against some digits an example."""

_IMPOSSIBLE = -1e4
"""Log-probability of a path that may not be taken; finite, so that the gradient stays so."""


def naming_loss(log_probs: Tensor, batch: Batch) -> Tensor:
    """Return the negative log-likelihood of the tokens of a batch, summed over its examples.

    Parameters
    ----------
    log_probs : Tensor [shape=(batch, frames, tokens)]
    batch : Batch
        On the same device.
    """
    return _ctc_loss(_held_to(batch.speakable, log_probs), batch.targets, batch.lengths)


def companions_loss(opinions: Opinions, batch: Batch, loud: Tensor, *, phonemes_weight: float) -> Tensor:
    """Return what the companions add, as a mean over the examples: words and phonemes named, and people told apart.

    Parameters
    ----------
    opinions : Opinions
    batch : Batch
    loud : Tensor [shape=(batch, frames)]
        Frames in which somebody speaks: silence tells nothing of who.
    phonemes_weight : float
        Of the phonemes, where they are known.
    """
    chosen = batch.auxiliary
    words = naming_loss(opinions.words[chosen], batch.part(chosen))
    judged = functional.binary_cross_entropy_with_logits(
        opinions.human, chosen[:, None].expand_as(opinions.human).to(opinions.human.dtype), reduction="none"
    )
    loud = loud & (batch.lengths > 0)[:, None]
    sides = [judged[side][loud[side]] for side in (chosen, ~chosen)]
    judgement = sum((side.mean() for side in sides if len(side)), start=0.0 * judged.sum()) / len(sides)
    return (
        WORDS_WEIGHT * words / (len(chosen) * AUXILIARY_SHARE)
        + JUDGE_WEIGHT * judgement
        + phonemes_weight * _phonemes_loss(opinions.phonemes, batch) / len(chosen)
    )


def ends_loss(log_probs: Tensor, batch: Batch) -> Tensor:
    """Return the cost of not naming a word of a person at its end, as a mean over the examples.

    As what, does not matter: the word is no digit of the language, but it ends as digits do. From synthetic voices
    alone the recogniser learns too little of that, and names people's words at a closure in their midst.

    Parameters
    ----------
    log_probs : Tensor [shape=(batch, frames, tokens)]
        Of the recogniser, not of its companions.
    batch : Batch
    """
    chosen = batch.auxiliary
    said = batch.part(chosen)
    heard = log_probs[chosen]
    anything = torch.stack([heard[:, :, BLANK], heard[:, :, BLANK + 1 :].logsumexp(dim=2)], dim=2)
    loss = naming_loss(anything, said._replace(targets=torch.ones_like(said.targets)))
    return loss / (len(chosen) * AUXILIARY_SHARE)


def _phonemes_loss(log_probs: Tensor, batch: Batch) -> Tensor:
    """Return the negative log-likelihood of all phonemes that are known, at whatever moment they are named."""
    known = batch.phoneme_counts > 0
    return _ctc_loss(log_probs[known], batch.phonemes, batch.phoneme_counts[known])


def _ctc_loss(log_probs: Tensor, targets: Tensor, lengths: Tensor) -> Tensor:
    """Return the negative log-likelihood of targets [shape=(sum of lengths,)], summed over the examples."""
    if not len(lengths):
        return 0.0 * log_probs.sum()  # nothing to learn, but every weight has a gradient: processes wait for each other
    return functional.ctc_loss(
        log_probs.transpose(0, 1),
        targets,
        torch.full_like(lengths, log_probs.size(1)),
        lengths,
        blank=BLANK,
        reduction="sum",
        zero_infinity=True,
    )


def _held_to(speakable: Tensor, log_probs: Tensor) -> Tensor:
    """Make every path impossible that names a token in a frame in which none may be named."""
    silent = torch.zeros(log_probs.size(2), dtype=torch.bool, device=log_probs.device)
    silent[BLANK + 1 :] = True
    return log_probs.masked_fill(~speakable[:, :, None] & silent, _IMPOSSIBLE)
