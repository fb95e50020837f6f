"""The recursion against the sum over all paths, written out."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.spec.scoring import TokenScorer, digit_probabilities, discounted, score_tokens, softmax
from model.spec.tokens import BLANK, TOKENS


def random_log_probs(frames: int, seed: int) -> np.ndarray:
    logits = np.random.default_rng(seed).normal(scale=2.0, size=(frames, TOKENS))
    return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


def by_enumeration(log_probs: np.ndarray, token: int) -> float:
    """Sum over every path of blanks and the token that collapses to the token alone."""
    total = -np.inf
    for path in itertools.product((BLANK, token), repeat=len(log_probs)):
        collapsed = [t for t, _ in itertools.groupby(path) if t != BLANK]
        if collapsed == [token]:
            total = np.logaddexp(total, sum(log_probs[i, t] for i, t in enumerate(path)))
    return float(total)


@given(frames=st.integers(1, 7), seed=st.integers(0, 2**16), token=st.integers(1, TOKENS - 1))
def test_score_is_the_sum_over_all_paths(frames, seed, token):
    log_probs = random_log_probs(frames, seed)
    assert score_tokens(log_probs)[token - 1] == pytest.approx(by_enumeration(log_probs, token))


def test_nothing_is_the_path_of_blanks():
    log_probs = random_log_probs(5, seed=1)
    scorer = TokenScorer()
    for frame in log_probs:
        scorer.update(frame)
    assert scorer.scores[-1] == pytest.approx(log_probs[:, BLANK].sum())


def test_temperature_makes_less_sure_and_keeps_the_order():
    scores = np.array([0.0, 3.0, 1.0])
    cold, warm = softmax(scores), softmax(scores, temperature=4.0)
    assert cold.argmax() == warm.argmax() == 1
    assert warm.max() < cold.max()
    assert warm.sum() == pytest.approx(1.0)


def test_digit_probabilities_leave_out_the_other_token():
    scores = np.zeros(TOKENS - 1)
    scores[-1] = 100.0
    assert digit_probabilities(scores, temperature=1.0) == pytest.approx(np.full(10, 0.1))


def test_a_discount_is_for_other_alone_and_leaves_what_it_is_given():
    scores = np.zeros((2, 11))
    cheaper = discounted(scores, 4.0)
    assert (cheaper[:, 10] == -4.0).all()
    assert (cheaper[:, :10] == 0.0).all()
    assert (scores == 0.0).all()
