import numpy as np
import pytest

from app.takes.trim import MARGIN_SAMPLES, trimmed, word_span
from model.spec.tokens import SAMPLE_RATE
from model.spec.words import words_in
from tests.app.takes.voices import room, spoken, word


def test_the_word_stays_with_a_fifth_of_a_second_on_either_side():
    waveform = spoken(word(0.4), before=1.0, after=1.0)
    assert len(trimmed(waveform)) / SAMPLE_RATE == pytest.approx(0.4 + 0.4, abs=0.05)
    [inside] = words_in(trimmed(waveform))
    assert inside.start == pytest.approx(MARGIN_SAMPLES, abs=320)


def test_nothing_is_made_up_where_the_word_begins_at_once():
    waveform = spoken(word(0.4), before=0.05, after=0.1)
    assert word_span(waveform) == (0, len(waveform))
    assert np.array_equal(trimmed(waveform), waveform)


def test_without_a_word_all_of_it_stays():
    silence = room(1.0, dbfs=-80)
    assert np.array_equal(trimmed(silence), silence)
