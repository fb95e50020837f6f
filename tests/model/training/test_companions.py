import pytest
import torch

from model.dataset.phonemes import PHONEMES
from model.training.companions import Companions


def heard() -> torch.Tensor:
    return torch.randn(2, 112, 30, generator=torch.Generator().manual_seed(0)).requires_grad_()


def test_opinions_have_a_frame_each():
    words, human, phonemes = Companions(38)(heard(), reversal=1.0)
    assert words.shape == (2, 30, 39)
    assert torch.allclose(words.exp().sum(dim=2), torch.ones(2, 30))
    assert human.shape == (2, 30)
    assert phonemes.shape == (2, 30, 1 + PHONEMES)
    assert torch.allclose(phonemes.exp().sum(dim=2), torch.ones(2, 30))


def test_the_gradient_of_the_judge_is_turned_round_and_weighed():
    """What would help the judge is what the encoder is taught to avoid."""
    companions = Companions(3).eval()
    gradients = []
    for reversal in (-1.0, 0.5, 0.0):
        hidden = heard()
        companions(hidden, reversal=reversal).human.sum().backward()
        gradients.append(hidden.grad)
    helping, against, nothing = gradients
    assert torch.allclose(against, -0.5 * helping)
    assert not nothing.any()


@pytest.mark.parametrize("opinion", ["words", "phonemes"])
def test_words_and_phonemes_are_taught_as_they_are(opinion):
    companions, hidden = Companions(3).eval(), heard()
    getattr(companions(hidden, reversal=0.0), opinion).select(2, 1).sum().backward()
    assert hidden.grad.abs().sum() > 0
