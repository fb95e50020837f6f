import numpy as np
import pytest

from model.dataset.words import survey
from model.spec.tokens import SAMPLE_RATE
from model.spec.words import levels_of, words_in
from tests.app.takes.voices import room, spoken, word


def test_a_word_is_found_where_it_is():
    [found] = words_in(spoken(word(0.4), before=0.5))
    assert found.start / SAMPLE_RATE == pytest.approx(0.5, abs=0.03)
    assert found.end / SAMPLE_RATE == pytest.approx(0.9, abs=0.03)
    assert found.seconds == pytest.approx(0.4, abs=0.04)


@pytest.mark.parametrize("waveform", [np.zeros(0, np.float32), np.zeros(100, np.float32), room(1.0, dbfs=-75)])
def test_in_silence_there_is_none(waveform):
    assert words_in(waveform) == []


def test_two_words_are_two_and_the_closure_of_a_plosive_parts_none():
    assert len(words_in(spoken(word(), word(seed=1), between=0.35))) == 2
    assert len(words_in(spoken(word(0.2), word(0.2, seed=1), between=0.15))) == 1


def test_clicks_are_no_words():
    clicks = spoken(*[word(0.03, peak=0.5)] * 2, between=0.1)
    assert len(levels_of(clicks)) > 50
    assert words_in(clicks) == []


@pytest.mark.parametrize("dbfs", [-75, -60, -50])
@pytest.mark.parametrize("peak", [0.02, 0.3, 0.9])
@pytest.mark.parametrize("lengths", [(0.05,), (0.15,), (0.4,), (1.0,), (0.4, 0.3), (0.1, 0.4), (0.3, 0.3, 0.3)])
def test_the_trainer_finds_the_same_words(lengths, peak, dbfs):
    """What is taken while recording must not be left out when the folder is read."""
    waveform = spoken(*(word(length, peak=peak, seed=place) for place, length in enumerate(lengths)), dbfs=dbfs)
    assert len(words_in(waveform)) == len(survey(waveform).words)
