import numpy as np
import pytest
import torch

from model.evaluation import (
    Hearing,
    digit_errors,
    edit_distance,
    fitted_temperature,
    fitted_threshold,
    greedy,
    hear,
)
from model.report.calibration import calibration_of
from model.spec.scoring import softmax
from model.spec.tokens import BLANK, OTHER, TOKENS


def spoken(*tokens: int) -> np.ndarray:
    """Log-probabilities that name the given tokens, a frame each."""
    probabilities = np.full((len(tokens), TOKENS), 0.001)
    probabilities[np.arange(len(tokens)), tokens] = 0.989
    return np.log(probabilities)


def test_greedy_merges_repeats_and_drops_blanks():
    assert greedy(spoken(0, 3, 3, 0, 3, 4, 4, 0)) == [3, 3, 4]
    assert greedy(spoken(0, 0)) == []


@pytest.mark.parametrize(
    ("heard", "said", "errors"),
    [
        ([], [], 0),
        ([1], [], 1),
        ([], [1, 2], 2),
        ([1, 2, 3], [1, 3], 1),
        ([1, 2], [2, 1], 2),
        ([1, 5, 3], [1, 2, 3], 1),
    ],
)
def test_edit_distance(heard, said, errors):
    assert edit_distance(heard, said) == errors


def test_digit_errors_count_all_digits_said():
    string = np.ones(320, dtype=np.float32), [2, 3, 4]
    heard = torch.from_numpy(spoken(2, BLANK, 4, BLANK))
    errors = digit_errors(lambda waveforms: heard.expand(len(waveforms), -1, -1), [string, string])
    assert (errors.count, errors.total) == (2, 6)


def test_hearing_of_a_perfect_model():
    tokens = [1, 5, 10, OTHER]
    heard = torch.from_numpy(np.stack([spoken(0, token, 0) for token in tokens]))
    hearing = hear(lambda waveforms: heard, [np.zeros(320, dtype=np.float32)] * 4, tokens)
    assert (hearing.accuracy.count, hearing.accuracy.total) == (3, 3)
    assert hearing.confusions.sum() == 3
    assert hearing.recalled(temperature=1.0, threshold=0.5).value == 1.0
    assert hearing.rejected(temperature=1.0, threshold=0.5).value == 1.0


def random_hearing(sharpness: float, clips: int = 4_000) -> Hearing:
    """Answers drawn from the model's own probabilities; then its scores are made ``sharpness`` times too sure."""
    random = np.random.default_rng(0)
    scores = random.normal(scale=2.0, size=(clips, TOKENS - 1))
    scores[:, -1] = -50.0
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    answers = np.array([random.choice(TOKENS - 1, p=row) for row in probabilities])
    return Hearing(scores=scores * sharpness, answers=answers)


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 3.0])
def test_the_temperature_undoes_overconfidence(sharpness):
    hearing = random_hearing(sharpness)
    temperature = fitted_temperature(hearing)
    assert temperature == pytest.approx(sharpness, rel=0.1)
    assert calibration_error(hearing, temperature) < 0.02
    if sharpness != 1.0:
        assert calibration_error(hearing, 1.0) > 0.05


def calibration_error(hearing: Hearing, temperature: float) -> float:
    probabilities = softmax(hearing.scores, temperature=temperature)
    right = probabilities.argmax(axis=1) == hearing.answers
    return calibration_of(probabilities.max(axis=1).tolist(), right.tolist()).error


def test_clips_heard_together_are_heard_as_alone(recognizer):
    random = np.random.default_rng(0)
    clips = [random.normal(scale=0.1, size=size).astype(np.float32) for size in (16_000, 100, 7_777, 12_345)]
    together = hear(recognizer, clips, [1, 2, 3, 4])
    alone = [hear(recognizer, [clip], [1]).scores[0] for clip in clips]
    assert np.allclose(together.scores, alone, atol=1e-3)
    assert hear(recognizer, [], []).accuracy.total == 0


def test_the_threshold_lets_the_asked_share_through():
    hearing = random_hearing(1.0)
    threshold = fitted_threshold(hearing, temperature=1.0, recall=0.8)
    right = hearing.scores.argmax(axis=1) == hearing.answers
    recalled = hearing.recalled(temperature=1.0, threshold=threshold)
    assert recalled.count / right.sum() == pytest.approx(0.8, abs=0.01)


def test_a_model_that_is_never_right_has_the_lowest_threshold():
    hearing = Hearing(scores=np.eye(TOKENS - 1)[[1]], answers=np.array([2]))
    assert fitted_threshold(hearing, temperature=1.0) == 0.3
