import pytest
import torch

from model.dataset.composition import Batch
from model.training.companions import Opinions
from model.training.loss import companions_loss, ends_loss, naming_loss


def batch(*, frames: slice, tokens: list[int]) -> Batch:
    speakable = torch.zeros(1, 10, dtype=torch.bool)
    speakable[0, frames] = True
    return Batch(
        waveforms=torch.zeros(1, 3_200),
        targets=torch.tensor(tokens, dtype=torch.long),
        lengths=torch.tensor([len(tokens)]),
        speakable=speakable,
        auxiliary=torch.tensor([False]),
        phonemes=torch.tensor([], dtype=torch.long),
        phoneme_counts=torch.tensor([0]),
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


def loss_of(words: torch.Tensor, human: torch.Tensor, batch: Batch, loud: torch.Tensor) -> torch.Tensor:
    """What words and judge cost, where no phoneme is known."""
    unknown = torch.zeros(len(batch.lengths), 10, 5).log_softmax(dim=2)
    return companions_loss(Opinions(words, human, unknown), batch, loud, phonemes_weight=1.0)


def test_the_judge_is_asked_where_somebody_speaks_and_both_sides_weigh_the_same():
    sides, words = two_sides(), torch.cat([named_at(7, 1), named_at(7, 1)])
    loud = torch.zeros(2, 10, dtype=torch.bool)
    loud[0, :8], loud[1, :2] = True, True
    right = torch.tensor([[-9.0], [9.0]]).expand(2, 10)
    costs = [float(loss_of(words, human, sides, loud)) for human in (right, -right)]
    assert costs[0] < 0.2
    assert costs[1] > 50
    half = right.clone()
    half[0] = 9.0
    other_half = right.clone()
    other_half[1] = -9.0
    assert abs(float(loss_of(words, half, sides, loud)) - float(loss_of(words, other_half, sides, loud))) < 0.01
    in_silence = right.clone()
    in_silence[:, 8:] *= -1
    assert float(loss_of(words, in_silence, sides, loud)) == costs[0]


def test_a_wrong_auxiliary_word_costs():
    sides, human = two_sides(), torch.tensor([[-9.0], [9.0]]).expand(2, 10)
    loud = torch.ones(2, 10, dtype=torch.bool)
    right, wrong = (loss_of(torch.cat([named_at(7, 2), named_at(7, word)]), human, sides, loud) for word in (1, 5))
    assert float(right) < 0.2
    assert float(wrong) > 2


def cost_of_ends(person: torch.Tensor, synthetic: torch.Tensor) -> float:
    """What it costs that the recogniser names this of a person's word, and that of a synthetic voice's digit."""
    return float(ends_loss(torch.cat([synthetic, person]), two_sides()))


@pytest.mark.parametrize("token", [1, 4, 11])
def test_a_persons_word_may_be_called_anything_at_its_end(token):
    assert cost_of_ends(named_at(7, token), named_at(7)) < 0.2


def test_a_persons_word_is_named_at_its_end_and_once():
    nothing, twice = named_at(7, 0), named_at(8, 4)
    twice[0, 6] = named_at(6, 4)[0, 6]
    for wrong in (named_at(2, 4), nothing, twice):
        assert cost_of_ends(wrong, named_at(7)) > 5


def test_where_a_synthetic_voice_ends_is_not_asked_twice():
    assert cost_of_ends(named_at(7), named_at(2)) == cost_of_ends(named_at(7), named_at(7))
    assert ends_loss(named_at(2), batch(frames=slice(6, 9), tokens=[3])) == 0.0


def test_processes_that_share_the_words_of_people_add_up_to_what_one_makes_of_them():
    sides, heard = two_sides(), torch.cat([named_at(2), named_at(2)])
    halves = [torch.tensor([True, False]), torch.tensor([False, True])]
    shares = [float(ends_loss(heard[half], sides.part(half))) for half in halves]
    assert sum(shares) / 2 == pytest.approx(float(ends_loss(heard, sides)))


def phonemes_of(batch: Batch, *said: list[int]) -> Batch:
    """The batch, with the phonemes of each of its examples."""
    return batch._replace(
        phonemes=torch.tensor([phoneme for phonemes in said for phoneme in phonemes], dtype=torch.long),
        phoneme_counts=torch.tensor([len(phonemes) for phonemes in said]),
    )


def named_in_turn(*frames: int) -> torch.Tensor:
    """Log-probabilities of a model that is sure of one phoneme, or none, in each frame [shape=(10, 5)]."""
    logits = torch.zeros(10, 5)
    logits[range(10), frames] = 20.0
    return logits.log_softmax(dim=1)


def cost_of(phonemes: torch.Tensor, batch: Batch, *, weight: float = 1.0) -> torch.Tensor:
    """What phonemes cost, above all else."""
    words, human = torch.cat([named_at(7, 1)] * len(batch.lengths)), torch.zeros(len(batch.lengths), 10)
    loud = torch.ones(len(batch.lengths), 10, dtype=torch.bool)
    costs = [companions_loss(Opinions(words, human, phonemes), batch, loud, phonemes_weight=w) for w in (weight, 0.0)]
    return costs[0] - costs[1]


RIGHT = (0, 0, 4, 4, 0, 2, 0, 0, 2, 0)
"""Phonemes 4, 2 and 2, most of them in frames in which no word may be named."""


def test_phonemes_of_both_sides_are_named_at_any_moment_and_in_their_order():
    batch = phonemes_of(two_sides(), [4, 2, 2], [4, 2, 2])
    right, wrong = named_in_turn(*RIGHT), named_in_turn(*reversed(RIGHT))
    assert float(cost_of(torch.stack([right, right]), batch)) < 0.01
    for sides in ([right, wrong], [wrong, right]):
        assert float(cost_of(torch.stack(sides), batch)) > 5


def test_the_encoder_learns_from_the_phonemes_of_both_sides():
    phonemes = torch.zeros(2, 10, 5, requires_grad=True)
    cost_of(phonemes.log_softmax(dim=2), phonemes_of(two_sides(), [4, 2], [1])).backward()
    assert (phonemes.grad.abs().sum(dim=(1, 2)) > 0).all()


def test_an_example_without_phonemes_adds_nothing():
    right, wrong = named_in_turn(*RIGHT), named_in_turn(*reversed(RIGHT))
    batch = phonemes_of(two_sides(), [], [4, 2, 2])
    known = torch.stack([wrong, right]).requires_grad_()
    cost_of(known, batch).backward()
    assert not known.grad[0].any()
    assert known.grad[1].any()
    unknown = torch.stack([wrong, wrong]).requires_grad_()
    cost = cost_of(unknown, two_sides())
    cost.backward()
    assert float(cost.detach()) == 0.0
    assert unknown.grad is not None


def test_processes_that_share_a_batch_add_up_to_what_one_makes_of_it():
    batch = phonemes_of(two_sides(), [4, 2, 2], [])
    phonemes = torch.zeros(2, 10, 5).log_softmax(dim=2)
    halves = [torch.tensor([True, False]), torch.tensor([False, True])]
    shares = [float(cost_of(phonemes[half], batch.part(half))) for half in halves]
    assert sum(shares) / 2 == pytest.approx(float(cost_of(phonemes, batch)))
    assert float(cost_of(phonemes, batch, weight=0.5)) == pytest.approx(0.5 * float(cost_of(phonemes, batch)))
