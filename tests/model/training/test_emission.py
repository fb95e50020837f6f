import numpy as np
import pytest
import torch

from model.dataset.clip import Clip
from model.spec.tokens import BLANK, FRAME_SAMPLES, OTHER, TOKENS
from model.training.emission import CORRECTIONS, corrected, fitted_correction


def scripted(score_of_digits: float, score_in_others: float):
    """A model that hears digit 3 in frame 2 of every clip with one score, or of one that is marked with another."""

    def model(waveforms: torch.Tensor) -> torch.Tensor:
        log_probs = torch.full((len(waveforms), waveforms.size(1) // FRAME_SAMPLES, TOKENS), -20.0)
        log_probs[:, :, BLANK] = -0.1
        marked = waveforms.abs().amax(dim=1) > 0.5
        log_probs[:, 2, 4] = torch.where(marked, score_in_others, score_of_digits)
        return log_probs

    return model


def clips(tokens: tuple[int, ...], level: int) -> list[Clip]:
    return [Clip(np.full(3_200, level, dtype=np.int16), tokens, "x") for _ in range(5)]


STRINGS = clips((4, 4), 1_000)
OTHERS = clips((OTHER,), 30_000)


def test_what_is_left_unnamed_for_want_of_a_little_is_named():
    correction = fitted_correction(scripted(-1.2, -9.0), [*STRINGS, *OTHERS], seed=0)
    assert correction == 1.25  # the least that names it


def test_digits_in_other_words_count_as_well():
    assert fitted_correction(scripted(-2.0, -0.5), [*STRINGS, *OTHERS, *OTHERS], seed=0) == 0.0


def test_nothing_is_changed_where_nothing_is_wrong_or_nothing_is_there():
    assert fitted_correction(scripted(0.0, -9.0), [*STRINGS, *OTHERS], seed=0) == 0.0
    assert fitted_correction(scripted(-1.2, -9.0), [], seed=0) == 0.0


@pytest.mark.parametrize("correction", CORRECTIONS[::4])
def test_the_score_of_blank_falls_and_all_else_is_as_it_was(recognizer, correction):
    waveform = torch.randn(1, 6_400, generator=torch.Generator().manual_seed(0)) * 0.1
    with torch.inference_mode():
        before, after = recognizer(waveform), corrected(recognizer, correction)(waveform)
    ratio = (after - before)[..., BLANK] - (after - before)[..., 5]
    assert torch.allclose(ratio, torch.full_like(ratio, -correction), atol=1e-4)
