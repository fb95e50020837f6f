import numpy as np
import pytest

from model.dataset.finding import Fault
from model.dataset.inspection import mix
from tests.model.dataset.sounds import buzz, in_silence

WORD = in_silence(buzz(3))


def stereo(left, right):
    return np.stack([left, right], axis=1).astype(np.float32)


def test_a_good_recording_is_mixed_and_nothing_is_said():
    mixed = mix(stereo(WORD, WORD * 0.7))
    assert mixed.faults == ()
    np.testing.assert_allclose(mixed.mono, WORD * 0.85, atol=1e-6)


@pytest.mark.parametrize("noise", [0.0, 1e-4])
def test_a_dead_channel_does_not_halve_the_other(noise):
    dead = np.random.default_rng(1).normal(size=len(WORD)) * noise
    mixed = mix(stereo(dead, WORD))
    assert mixed.faults == (Fault.DEAD_CHANNEL,)
    np.testing.assert_allclose(mixed.mono, WORD, atol=1e-6)


def test_an_inverted_channel_does_not_cancel_the_other():
    mixed = mix(stereo(WORD, -WORD))
    assert mixed.faults == (Fault.INVERTED_CHANNEL,)
    np.testing.assert_allclose(np.abs(mixed.mono), np.abs(WORD), atol=1e-6)


def test_an_offset_is_removed():
    mixed = mix((WORD[:, None] + np.float32(0.05)).astype(np.float32))
    assert mixed.faults == (Fault.OFFSET,)
    assert abs(mixed.mono.mean()) < 1e-4


@pytest.mark.parametrize("level", [1.0, 0.5])
def test_clipping_is_named_also_after_the_level_was_lowered(level):
    slow = np.sin(np.arange(16_000) * 0.05)[:, None].astype(np.float32)
    assert Fault.CLIPPED in mix(np.clip(slow * 3, -1, 1) * np.float32(level)).faults
    assert mix(np.round(slow * 0.999 * 32_767 * level) / np.float32(32_768)).faults == ()


def test_quiet_sound_of_few_steps_is_not_clipped():
    steps = np.round(np.sin(np.arange(16_000) * 0.05) * 3)[:, None] / 32_768
    assert mix(steps.astype(np.float32)).faults == ()


def test_silence_and_what_is_no_number_have_no_faults():
    assert mix(np.zeros((1_000, 2), dtype=np.float32)).faults == ()
    assert np.isfinite(mix(np.full((1_000, 1), np.nan, dtype=np.float32)).mono).all()
