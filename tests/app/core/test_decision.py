from dataclasses import replace

import numpy as np
import pytest

from app.core.decision import decide, decide_among_speech, impression
from model.spec.metadata import Metadata
from model.spec.scoring import TokenScorer
from model.spec.tokens import BLANK, OTHER, token_of
from tests.app.core.fakes import log_probs_naming


def metadata(*, threshold=0.6, temperature=1.0):
    return Metadata(model_version="x", temperature=temperature, digit_threshold=threshold, lookahead_seconds=0.0)


def scores(**probabilities):
    values = np.full(11, 1e-6)
    for name, probability in probabilities.items():
        values[10 if name == "other" else int(name[1:])] = probability
    return np.log(values)


def test_a_clear_digit_is_shown():
    decision = decide(scores(d7=0.9, d8=0.1), metadata())
    assert decision.digit == 7
    assert decision.confidence == pytest.approx(0.9, abs=1e-3)
    assert decision.probabilities[8] == pytest.approx(0.1, abs=1e-3)


def test_an_unclear_digit_is_unknown():
    assert decide(scores(d1=0.55, d2=0.45), metadata()).digit is None
    assert decide(scores(d1=0.55, d2=0.45), metadata(threshold=0.5)).digit == 1


def test_another_word_is_unknown_however_sure():
    decision = decide(scores(other=0.99, d1=0.01), metadata(threshold=0.0))
    assert decision.digit is None
    assert decision.confidence == pytest.approx(0.99, abs=1e-3)
    assert sum(decision.probabilities) == pytest.approx(0.01, abs=1e-3)


def test_other_gets_its_discount_where_a_word_is_said_by_itself():
    for_strangers = replace(metadata(), other_discount=4.0)
    likely_other = scores(other=0.9, d1=0.1)
    assert decide(likely_other, for_strangers).digit == 1
    assert decide_among_speech(likely_other, for_strangers).digit is None
    assert decide_among_speech(likely_other, for_strangers).is_other


def test_among_speech_a_model_may_have_to_be_surer():
    unsure = scores(d1=0.7, d2=0.3)
    assert decide_among_speech(unsure, metadata()).digit == 1
    assert decide_among_speech(unsure, replace(metadata(), speech_temperature=10.0)).confidence < 0.3


def test_the_temperature_counts():
    assert decide(scores(d1=0.9, d2=0.1), metadata(temperature=10.0)).confidence < 0.3


def test_an_impression_grows_with_the_evidence():
    window = TokenScorer()
    window.update(log_probs_naming(BLANK))
    before = impression(window, metadata())
    window.update(log_probs_naming(token_of(7)))
    after = impression(window, metadata())
    assert before.probabilities[7] < 0.1 < 0.5 < after.probabilities[7]
    assert after.unknown < 0.1


def test_an_impression_of_another_word():
    window = TokenScorer()
    window.update(log_probs_naming(OTHER))
    assert impression(window, metadata()).unknown > 0.5
    assert impression(window, replace(metadata(), other_discount=20.0)).unknown < 0.1
