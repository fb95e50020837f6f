"""What learning makes small: connectionist temporal classification, held to naming a word around its end."""

import torch
from torch import Tensor
from torch.nn import functional

from model.dataset.composition import Batch
from model.spec.tokens import BLANK

_IMPOSSIBLE = -1e4
"""Log-probability of a path that may not be taken; finite, so that the gradient stays so."""


def naming_loss(log_probs: Tensor, batch: Batch) -> Tensor:
    """Return the negative log-likelihood of the tokens of a batch, summed over its examples.

    Parameters
    ----------
    log_probs : Tensor [shape=(batch, frames, 12)]
    batch : Batch
        On the same device.
    """
    return functional.ctc_loss(
        _held_to(batch.speakable, log_probs).transpose(0, 1),
        batch.targets,
        torch.full_like(batch.lengths, log_probs.size(1)),
        batch.lengths,
        blank=BLANK,
        reduction="sum",
        zero_infinity=True,
    )


def _held_to(speakable: Tensor, log_probs: Tensor) -> Tensor:
    """Make every path impossible that names a token in a frame in which none may be named."""
    silent = torch.zeros(log_probs.size(2), dtype=torch.bool, device=log_probs.device)
    silent[BLANK + 1 :] = True
    return log_probs.masked_fill(~speakable[:, :, None] & silent, _IMPOSSIBLE)
