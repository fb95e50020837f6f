import numpy as np
import pytest

from app.core.vad import WebRtcVad
from app.takes.utterances import CONFIG, Utterances
from app.takes.verdict import Flaw, flaw_of
from model.spec.tokens import SAMPLE_RATE
from model.spec.words import words_in
from tests.app.core.fakes import LevelVad
from tests.app.takes.voices import room, spoken, word

STREAM = spoken(word(0.4), word(0.3, seed=1), before=0.7, between=1.0, after=1.0, dbfs=-75)


def heard(waveform, block=None):
    utterances, block = Utterances(LevelVad()), block or len(waveform)
    return [found for start in range(0, len(waveform), block) for found in utterances.process(waveform[start:][:block])]


def test_each_word_comes_whole_with_the_silence_around_it():
    first, second = heard(STREAM)
    assert first.start == pytest.approx(0.7 - 0.25, abs=0.06)
    assert second.start == pytest.approx(2.1 - 0.25, abs=0.06)
    assert [first.onset, second.onset] == pytest.approx([0.7, 2.1], abs=0.05)
    for utterance, seconds in ((first, 0.4), (second, 0.3)):
        [said] = words_in(utterance.waveform)
        assert said.start / SAMPLE_RATE >= 0.2
        assert said.seconds == pytest.approx(seconds, abs=0.05)
        assert len(utterance.waveform) - said.end > 0.3 * SAMPLE_RATE
        assert flaw_of(utterance.waveform) is None


@pytest.mark.parametrize("block", [1, 7, 160, 4_096])
def test_it_is_the_same_for_every_block_size(block):
    whole, cut = heard(STREAM), heard(STREAM, block)
    assert [utterance.start for utterance in cut] == [utterance.start for utterance in whole]
    for one, other in zip(cut, whole, strict=True):
        assert np.array_equal(one.waveform, other.waveform)


def test_the_sound_is_the_streams_own():
    [first, _] = heard(STREAM)
    start = round(first.start * SAMPLE_RATE)
    assert np.array_equal(first.waveform, STREAM[start : start + len(first.waveform)])


def test_a_room_that_is_never_silent_is_cut():
    [first, *_] = heard(spoken(word(6.0)))
    assert len(first.waveform) == pytest.approx(4 * SAMPLE_RATE, rel=0.02)
    assert flaw_of(first.waveform) is Flaw.LONG


def test_half_a_word_is_no_utterance():
    utterances = Utterances(LevelVad())
    half = spoken(word(0.4), before=0.7)[: round(0.9 * SAMPLE_RATE)]
    assert list(utterances.process(half)) == []
    utterances.drop()
    [found] = utterances.process(spoken(word(0.4, seed=3), before=0.7, after=1.0))
    assert flaw_of(found.waveform) is None
    assert words_in(found.waveform)[0].seconds == pytest.approx(0.4, abs=0.05)


def test_what_begins_with_the_stream_has_no_beginning_and_is_no_utterance():
    utterances = Utterances(LevelVad())
    said = spoken(word(0.4), before=0.1, after=1.0)
    assert list(utterances.process(said)) == []
    assert len(list(utterances.process(STREAM))) == 2
    utterances.drop()
    assert list(utterances.process(said)) == []


@pytest.mark.parametrize("dbfs", [-70, -60, -50])
def test_the_noise_of_a_room_is_no_take_for_the_real_detector(dbfs):
    stream = np.concatenate([room(3.0, dbfs=dbfs), spoken(word(0.4, peak=0.5), dbfs=dbfs), room(2.0, dbfs=dbfs)])
    [found] = Utterances(WebRtcVad(CONFIG.vad)).process(stream)
    assert found.start == pytest.approx(3.3 - 0.25, abs=0.1)
    assert flaw_of(found.waveform) is None
