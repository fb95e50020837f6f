from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.augment import Augmentation, warp
from model.spec.words import loudness


def tone(hertz: float, seconds: float = 1.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(16_000 * seconds)) / 16_000)).astype(np.float32)


def pitch(waveform: np.ndarray) -> float:
    return float(np.abs(np.fft.rfft(waveform)).argmax() * 16_000 / len(waveform))


def test_warp_raises_pitch_and_shortens():
    warped = warp(tone(400), 1.2)
    assert len(warped) == pytest.approx(16_000 / 1.2, abs=2)
    assert pitch(warped) == pytest.approx(480, abs=3)


def test_the_same_seed_gives_the_same_sound():
    augmentation = Augmentation()
    first, second, other = (augmentation.finish(tone(300, 2.56), np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


@given(seed=st.integers(0, 10_000))
def test_an_example_stays_in_range_on_the_16_bit_grid(seed):
    finished = Augmentation().finish(tone(300, 0.8), np.random.default_rng(seed))
    assert finished.dtype == np.float32
    assert np.abs(finished).max() <= 1.0
    assert np.array_equal(finished * 32_768, np.round(finished * 32_768))


def test_silence_becomes_noise_or_stays_silent():
    levels = [
        np.abs(Augmentation().finish(np.zeros(16_000, dtype=np.float32), np.random.default_rng(seed))).max()
        for seed in range(20)
    ]
    assert min(levels) == 0.0
    assert max(levels) > 0.01


def test_noise_is_as_loud_as_asked():
    quiet, loud = (Augmentation(snr_db=(snr, snr), room_share=0.0, equaliser_db=0.0) for snr in (40.0, 0.0))
    word = np.concatenate([np.zeros(16_000, dtype=np.float32), tone(500)])

    def noise_share(augmentation: Augmentation) -> float:
        shares = []
        for seed in range(12):
            levels = loudness(augmentation.finish(word, np.random.default_rng(seed)))
            shares.append(levels[:90].mean() - levels[110:].mean())
        return float(np.median(shares))

    assert noise_share(quiet) < -30
    assert -10 < noise_share(loud) < 0


def test_a_word_keeps_a_speakable_duration():
    augmentation, random = Augmentation(), np.random.default_rng(0)
    for seconds in (0.15, 0.4, 1.2):
        for tempo in (0.55, 1.3):
            word = augmentation.word(tone(200, seconds), tract=1.0, tempo=tempo, random=random)
            assert 0.11 <= len(word) / 16_000 <= max(0.85, 1.25 * seconds)


def test_nothing_is_drawn_for_an_even_pace():
    """So that trainings without it are what they were."""
    even, uneven = (replace(Augmentation(), uneven_share=share) for share in (0.0, 1.0))
    states = []
    for augmentation in (even, uneven):
        random = np.random.default_rng(5)
        states.append((augmentation.word(tone(200, 0.4), tract=1.0, tempo=1.0, random=random), random.random()))
    before = np.random.default_rng(5)
    before.random(3)
    assert states[0][1] == before.random() != states[1][1]
    assert len(states[0][0]) == len(states[1][0])
    assert not np.array_equal(states[0][0], states[1][0])


def test_a_string_may_be_slow_but_not_faster_than_anybody_speaks():
    augmentation, random = Augmentation(tempo=(1.25, 1.25)), np.random.default_rng(0)
    drawn_out = augmentation.word(tone(200, 1.5), tract=1.0, tempo=1.0, random=random, words=4)
    assert 1.8 <= len(drawn_out) / 16_000 <= 1.9
    limited = augmentation.word(tone(200, 2.3), tract=1.0, tempo=1.0, random=random, words=6)
    assert 2.3 <= len(limited) / 16_000 <= 2.45
    hurried = replace(augmentation, tempo=(0.5, 0.5)).word(tone(200, 0.9), tract=1.0, tempo=1.0, random=random, words=6)
    assert 0.7 <= len(hurried) / 16_000 <= 0.75


def test_a_narrow_band_is_empty_above_even_of_noise():
    narrow = Augmentation(narrow_share=1.0, snr_db=(0.0, 10.0))
    tops = []
    for seed in range(20):
        finished = narrow.finish(tone(300, 2.56), np.random.default_rng(seed))
        power = np.square(np.abs(np.fft.rfft(finished)))
        heard = np.flatnonzero(power > power.max() * 1e-7)
        tops.append(float(heard[-1]) / 2.56)
    assert max(tops) <= 7_000
    assert sum(top <= 4_000 for top in tops) >= 4
