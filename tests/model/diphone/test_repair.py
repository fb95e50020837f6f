import numpy as np

from model.diphone.repair import is_click, unfolded

RATE = 16_000


def folded(sound: np.ndarray) -> np.ndarray:
    return (sound + 1.0) % 2.0 - 1.0


def wave(peak: float) -> np.ndarray:
    return (peak * np.sin(2 * np.pi * 250 * np.arange(RATE // 10) / RATE)).astype(np.float32)


def test_peaks_that_were_folded_over_are_put_back():
    assert np.abs(folded(wave(1.3)) - wave(1.3)).max() > 1.9
    assert np.allclose(unfolded(folded(wave(1.3)), RATE), wave(1.3), atol=1e-5)


def test_a_sound_within_the_range_is_left_as_it_is():
    assert np.array_equal(unfolded(wave(0.9), RATE), wave(0.9))


def test_a_single_step_shifts_nothing_after_it():
    sound = np.concatenate([np.full(50, -0.8), np.full(5_000, 0.8)]).astype(np.float32)
    assert np.array_equal(unfolded(sound, RATE), sound)


def test_three_folds_in_a_row_share_no_edge():
    sound = folded(wave(1.9))
    assert np.allclose(unfolded(sound, RATE), wave(1.9), atol=1e-5)


def test_what_is_given_is_not_changed():
    sound = folded(wave(1.3)).astype(np.float32)
    before = sound.copy()
    unfolded(sound, RATE)
    assert np.array_equal(sound, before)


def test_one_loud_moment_is_a_click():
    click = wave(0.01)
    click[100] = 1.0
    assert is_click(click, RATE)


def test_the_pulses_of_a_voice_are_no_clicks():
    pulses = np.zeros(RATE // 2, dtype=np.float32)
    pulses[:: RATE // 100] = 1.0
    pulses[RATE // 4 // 160 * 160] = 1.28
    assert np.abs(pulses).max() > 10 * np.sqrt(np.mean(np.square(pulses)))
    assert not is_click(pulses, RATE)


def test_a_vowel_and_nothing_are_no_clicks():
    assert not is_click(wave(0.5), RATE)
    assert not is_click(np.zeros(0, dtype=np.float32), RATE)
