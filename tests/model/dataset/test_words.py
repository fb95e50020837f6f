import numpy as np
import pytest

from model.dataset.words import PIECE_FRAMES, survey
from model.spec.tokens import SAMPLE_RATE
from tests.model.dataset.sounds import buzz, in_silence


def test_a_word_is_found_where_it_is():
    word = buzz(4)
    found = survey(in_silence(word, at=0.4))
    assert len(found.words) == 1
    assert abs(found.words[0].start - 0.4 * SAMPLE_RATE) < 0.03 * SAMPLE_RATE
    assert abs(found.words[0].end - 0.4 * SAMPLE_RATE - len(word)) < 0.03 * SAMPLE_RATE
    assert found.pieces == found.words


def test_a_word_in_twenty_seconds_is_found():
    found = survey(in_silence(buzz(4), seconds=20, at=13))
    assert len(found.words) == 1
    assert 12.9 * SAMPLE_RATE < found.words[0].start < 13.1 * SAMPLE_RATE


def test_two_words_are_two_and_a_closure_inside_a_word_is_none():
    apart = in_silence(buzz(1), seconds=2) + in_silence(buzz(2), seconds=2, at=1.2)
    close = in_silence(buzz(1), seconds=2) + in_silence(buzz(2), seconds=2, at=0.3 + len(buzz(1)) / SAMPLE_RATE + 0.12)
    assert len(survey(apart).words) == 2
    assert len(survey(close).words) == 1


def test_a_click_or_a_breath_is_no_second_word():
    sound = in_silence(buzz(1), seconds=2)
    sound[28_000:28_200] = 0.9
    sound[22_000:27_000] += np.random.default_rng(1).normal(scale=0.01, size=5_000).astype(np.float32)
    assert len(survey(sound).words) == 1


@pytest.mark.parametrize("scale", [0.0, 1e-4, 0.05])
def test_silence_and_steady_noise_are_silent(scale):
    noise = np.random.default_rng(2).normal(scale=scale, size=SAMPLE_RATE).astype(np.float32)
    assert survey(noise) == ([], [], True)


def test_a_long_vowel_cut_tight_is_not_silent():
    vowel = 0.1 * np.sin(np.arange(13_000) * 0.1) * np.minimum(1, np.arange(13_000, 0, -1) / 800)
    assert len(survey(vowel.astype(np.float32)).words) == 1


def test_clicks_alone_are_too_short_and_not_silent():
    sound = in_silence(np.full(300, 0.9, dtype=np.float32))
    sound[7_000:7_300] = 0.5
    assert survey(sound).words == []
    assert not survey(sound).is_silent


def test_nothing_is_silent():
    assert survey(np.zeros(0, dtype=np.float32)).is_silent
    assert survey(np.zeros(10, dtype=np.float32)).is_silent


def test_running_speech_is_cut_where_it_is_quiet():
    speech = np.concatenate([np.pad(buzz(digit, 1), (0, 800)) for digit in range(20)])
    found = survey(in_silence(speech, seconds=9))
    assert len(found.words) == 1
    assert all(end - start <= (PIECE_FRAMES + 1) * 160 for start, end in found.pieces)
    assert [piece.end for piece in found.pieces[:-1]] == [piece.start for piece in found.pieces[1:]]
    assert (found.pieces[0].start, found.pieces[-1].end) == found.words[0]
