"""What learns beside a recogniser and is left behind: three heads that make it hear people, of whom it names none.

A model of synthetic voices hears people as strangers. Words of other languages, said by people, are an auxiliary task
(Caruana 1997): a head of its own names them. And a judge is to tell from what is heard whether a person speaks; its
gradient is reversed, so that what is heard comes not to tell (domain-adversarial training, Ganin and Lempitsky 2015).
Most of all it helps to name the phonemes of both, in one inventory: what people make of an l is then heard as what the
synthetic voices make of it.
"""

from typing import Any, Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from model.dataset.phonemes import PHONEMES
from model.network import CHANNELS
from model.spec.tokens import BLANK

DROPOUT: Final = 0.25
"""Share of what is heard that the heads for words and phonemes do without: there are few recordings of each word."""

JUDGE_CHANNELS: Final = 64
JUDGE_KERNEL: Final = 5
"""Frames (20 ms) that each of the judge's two layers sees: together 180 ms, about a syllable."""


class Opinions(NamedTuple):
    """What the companions make of what is heard."""

    words: Tensor
    """Log-probabilities of blank and the auxiliary words [shape=(batch, frames, 1 + words)]."""

    human: Tensor
    """Log-odds that a person speaks [shape=(batch, frames)]."""

    phonemes: Tensor
    """Log-probabilities of blank and the phonemes [shape=(batch, frames, 1 + phonemes)]."""


class Companions(nn.Module):
    """A head for the auxiliary words, a judge whose gradient is reversed, and a head for phonemes.

    Parameters
    ----------
    words : int
        Size of the auxiliary vocabulary.
    """

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words = _naming(words)
        self.judge = nn.Sequential(
            nn.Conv1d(CHANNELS, JUDGE_CHANNELS, JUDGE_KERNEL, padding="same"),
            nn.ReLU(),
            nn.Conv1d(JUDGE_CHANNELS, JUDGE_CHANNELS, JUDGE_KERNEL, padding="same"),
            nn.ReLU(),
            nn.Conv1d(JUDGE_CHANNELS, 1, 1),
        )
        self.phonemes = _naming(PHONEMES)

    def forward(self, hidden: Tensor, *, reversal: float) -> Opinions:
        """Return the opinions on what is heard in each frame [shape=(batch, 112, frames)].

        Parameters
        ----------
        hidden : Tensor
        reversal : float
            Weight of the reversed gradient.
        """
        words = functional.log_softmax(self.words(hidden).transpose(1, 2), dim=2)
        human: Tensor = self.judge(_Reversed.apply(hidden, reversal)).squeeze(1)  # type: ignore[no-untyped-call]
        phonemes = functional.log_softmax(self.phonemes(hidden).transpose(1, 2), dim=2)
        return Opinions(words, human, phonemes)


def _naming(names: int) -> nn.Sequential:
    """Return a head that names one of some in each frame, or none."""
    return nn.Sequential(nn.Dropout(DROPOUT), nn.Conv1d(CHANNELS, BLANK + 1 + names, 1))


class _Reversed(torch.autograd.Function):
    """Leaves what goes forward, and turns the gradient round."""

    @staticmethod
    def forward(context: Any, hidden: Tensor, reversal: float) -> Tensor:  # noqa: ANN401 - torch's own
        context.reversal = reversal
        return hidden.view_as(hidden)

    @staticmethod
    def backward(context: Any, *gradients: Tensor) -> tuple[Tensor, None]:  # noqa: ANN401
        return -context.reversal * gradients[0], None
