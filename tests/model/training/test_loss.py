import torch

from model.dataset.composition import Batch
from model.training.loss import naming_loss


def batch(*, frames: slice, tokens: list[int]) -> Batch:
    speakable = torch.zeros(1, 10, dtype=torch.bool)
    speakable[0, frames] = True
    return Batch(torch.zeros(1, 3_200), torch.tensor(tokens), torch.tensor([len(tokens)]), speakable)


def named_at(frame: int, token: int = 3) -> torch.Tensor:
    """Log-probabilities of a model that names one token in one frame, and is sure of it."""
    logits = torch.zeros(1, 10, 12)
    logits[0, :, 0] = 8.0
    logits[0, frame] = 0.0
    logits[0, frame, token] = 8.0
    return logits.log_softmax(dim=2)


def test_naming_the_right_token_at_its_end_costs_next_to_nothing():
    assert naming_loss(named_at(7), batch(frames=slice(6, 9), tokens=[3])) < 0.1


def test_naming_it_too_early_or_wrongly_costs():
    right = batch(frames=slice(6, 9), tokens=[3])
    assert naming_loss(named_at(2), right) > 5
    assert naming_loss(named_at(7, token=4), right) > 5


def test_saying_nothing_where_nothing_is_said_costs_nothing():
    nothing = batch(frames=slice(0, 0), tokens=[])
    assert naming_loss(named_at(7), nothing) > 5
    silent = torch.zeros(1, 10, 12)
    silent[0, :, 0] = 12.0
    assert naming_loss(silent.log_softmax(dim=2), nothing) < 0.01
