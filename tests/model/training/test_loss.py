import torch

from model.dataset.composition import Batch
from model.training.companions import Opinions
from model.training.loss import companions_loss, naming_loss


def batch(*, frames: slice, tokens: list[int]) -> Batch:
    speakable = torch.zeros(1, 10, dtype=torch.bool)
    speakable[0, frames] = True
    return Batch(
        torch.zeros(1, 3_200), torch.tensor(tokens), torch.tensor([len(tokens)]), speakable, torch.tensor([False])
    )


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


def test_an_empty_batch_costs_nothing_and_still_has_a_gradient():
    log_probs = torch.zeros(0, 10, 12, requires_grad=True)
    loss = naming_loss(log_probs, batch(frames=slice(6, 9), tokens=[3]).part(torch.tensor([False])))
    loss.backward()
    assert float(loss.detach()) == 0.0
    assert log_probs.grad is not None


def two_sides() -> Batch:
    """A digit by a synthetic voice, and word 1 by a person."""
    synthetic, person = batch(frames=slice(6, 9), tokens=[3]), batch(frames=slice(6, 9), tokens=[1])
    joined = [torch.cat(parts) for parts in zip(synthetic, person, strict=True)]
    return Batch(*joined)._replace(auxiliary=torch.tensor([False, True]))


def test_the_judge_is_asked_where_somebody_speaks_and_both_sides_weigh_the_same():
    sides, words = two_sides(), torch.cat([named_at(7, 1), named_at(7, 1)])
    loud = torch.zeros(2, 10, dtype=torch.bool)
    loud[0, :8], loud[1, :2] = True, True
    right = torch.tensor([[-9.0], [9.0]]).expand(2, 10)
    costs = [float(companions_loss(Opinions(words, human), sides, loud)) for human in (right, -right)]
    assert costs[0] < 0.2
    assert costs[1] > 50
    half = right.clone()
    half[0] = 9.0
    other_half = right.clone()
    other_half[1] = -9.0
    assert (
        abs(
            float(companions_loss(Opinions(words, half), sides, loud))
            - float(companions_loss(Opinions(words, other_half), sides, loud))
        )
        < 0.01
    )
    in_silence = right.clone()
    in_silence[:, 8:] *= -1
    assert float(companions_loss(Opinions(words, in_silence), sides, loud)) == costs[0]


def test_a_wrong_auxiliary_word_costs():
    sides, human = two_sides(), torch.tensor([[-9.0], [9.0]]).expand(2, 10)
    loud = torch.ones(2, 10, dtype=torch.bool)
    right, wrong = (
        companions_loss(Opinions(torch.cat([named_at(7, 2), named_at(7, word)]), human), sides, loud) for word in (1, 5)
    )
    assert float(right) < 0.2
    assert float(wrong) > 2
