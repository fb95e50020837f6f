import numpy as np

from model.synthesis.release import without_release

RANDOM = np.random.default_rng(0)


def noise(seconds, level=0.1):
    return RANDOM.normal(0.0, level, round(seconds * 16_000)).astype(np.float32)


def silence(seconds):
    return np.zeros(round(seconds * 16_000), dtype=np.float32)


def test_what_follows_the_closure_is_cut_off():
    vowel = noise(0.2)
    word = without_release(np.concatenate([silence(0.1), vowel, silence(0.04), noise(0.05, 0.02), silence(0.2)]))
    assert abs(len(word) / 16_000 - 0.21) < 0.011


def test_a_closure_amid_a_string_is_no_end():
    sound = np.concatenate([noise(0.2), silence(0.04), noise(0.2)])
    assert len(without_release(sound)) == len(sound)


def test_a_word_without_closure_stays_whole():
    sound = noise(0.2)
    assert len(without_release(sound)) == len(sound)


def test_nothing_stays_nothing():
    assert len(without_release(silence(0.0))) == 0
