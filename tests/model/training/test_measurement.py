import dataclasses
import json

import numpy as np
import pytest
import torch
from torch.nn import functional

from model.dataset.clip import Clip
from model.dataset.joined import DIGITS_A_STRING
from model.spec.showing import showing_at
from model.spec.tokens import OTHER, token_of
from model.training.measurement import STRINGS_OF_EACH, UNTOLD, Certainty, fitted_certainty, measured


class Oracle:
    """A model that names the digit that a clip says by its level, in the frame after its end; sure to a degree."""

    def __init__(self, sureness: float = 6.0) -> None:
        self._sureness = sureness

    def __call__(self, waveforms: torch.Tensor) -> torch.Tensor:
        whole = functional.pad(waveforms, (0, -waveforms.size(1) % 320))
        frames = whole.reshape(len(whole), -1, 320).abs().mean(dim=2)
        logits = torch.zeros(len(waveforms), frames.size(1), 12)
        logits[:, :, 0] = self._sureness
        for row, levels in enumerate(frames):
            loud = torch.nonzero(levels > 0.01).flatten()
            for at in loud[:: max(1, len(loud))]:
                logits[row, at, 0] = 0.0
                logits[row, at, int(torch.round(levels[at] * 20))] = self._sureness
        return logits.log_softmax(dim=2)


def says(token: int, number: int = 0) -> Clip:
    return Clip(np.full(3_200, round(32_768 * token / 20), dtype=np.int16), (token,), "x", key=f"{token}-{number}")


@pytest.fixture
def clips() -> list[Clip]:
    return [says(token, number) for token in [*range(1, 11), OTHER] for number in range(3)]


def test_what_is_heard_rightly_counts(clips):
    figures = measured(Oracle(), clips, UNTOLD, seed=0)
    shares = figures.shares
    assert (shares["accuracy"].count, shares["accuracy"].total) == (30, 30)
    assert (shares["other_words_rejected"].count, shares["other_words_rejected"].total) == (3, 3)
    assert shares["string_digit_errors"].total > 600
    assert figures.outcomes[0].key == "1-0"
    assert [outcome.said for outcome in figures.outcomes[-3:]] == [10, 10, 10]
    assert figures.metrics()["accuracy"]["total"] == 30


def test_few_recordings_are_joined_to_few_strings(clips):
    few, more = (measured(Oracle(), clips[:count], UNTOLD, seed=0).strings.total for count in (2, 4))
    assert 2 * STRINGS_OF_EACH * DIGITS_A_STRING[0] <= few <= 2 * STRINGS_OF_EACH * DIGITS_A_STRING[1]
    assert more > few


def test_what_is_heard_wrongly_does_not(clips):
    wrong = [dataclasses.replace(clip, tokens=(token_of(3),)) for clip in clips if clip.is_digit]
    accuracy = measured(Oracle(), wrong, UNTOLD, seed=0).shares["accuracy"]
    assert (accuracy.count, accuracy.total) == (3, 30)


def test_what_would_be_shown_by_a_model_that_is_surer_or_less_sure_is_counted(clips):
    words = [*clips, dataclasses.replace(says(3), tokens=(OTHER,))]
    counted = measured(Oracle(4.0), words, UNTOLD, seed=0).metrics()["shown_by_threshold"]
    loosest, strictest = showing_at(0.0, counted), showing_at(1.0, counted)
    assert (loosest.digits, loosest.right, loosest.wrong) == (30, 30, 0)
    assert (loosest.other_words, loosest.taken) == (4, 1)
    assert strictest.threshold == 0.95
    assert (strictest.digits, strictest.right, strictest.taken) == (30, 0, 0)
    assert json.loads(json.dumps(counted)) == counted


def test_what_other_gets_off_its_score_is_off_in_the_figures(clips):
    words = [*clips, dataclasses.replace(says(3), tokens=(OTHER,))]
    strict, lenient = (
        measured(Oracle(4.0), words, Certainty(1.0, 0.2, other_discount=discount), seed=0).showing(0.0)
        for discount in (0.0, 20.0)
    )
    assert lenient.taken > strict.taken


def test_without_recordings_there_are_no_figures():
    figures = measured(Oracle(), [], UNTOLD, seed=0)
    assert figures.shares == figures.metrics() == {}
    assert figures.outcomes == ()


def test_too_few_recordings_tell_nothing_of_how_sure_it_may_be(clips):
    assert fitted_certainty(Oracle(), clips[:10], words=10, seed=0) is None


def test_the_certainty_is_fitted_on_words_in_noise(clips):
    certainty = fitted_certainty(Oracle(), clips, words=60, seed=0)
    assert certainty.temperature > 0
    assert 0.3 <= certainty.threshold <= 0.9
    assert certainty == fitted_certainty(Oracle(), clips, words=60, seed=0)
