"""The resampler: the same waveform for every block size, at its right time, and nothing from beyond the band."""

import math
import tracemalloc

import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st

from app.core.resampler import Resampler

RATES = [8_000, 11_025, 22_050, 32_000, 44_056, 44_100, 48_000, 96_000]


def noise(rate: int, seconds: float, channels: int = 2) -> np.ndarray:
    """Return noise of a fixed seed."""
    shape = (round(rate * seconds), channels)
    return (0.1 * np.random.default_rng(7).standard_normal(shape)).astype(np.float32)


def tone(hertz: float, rate: int, seconds: float = 1.0) -> np.ndarray:
    """Return a sine [shape=(n,)]."""
    return np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate).astype(np.float32)


def resampled(samples: np.ndarray, rate: int, block_samples: int | None = None) -> np.ndarray:
    """Send samples through a resampler in blocks."""
    resampler = Resampler(rate)
    step = block_samples or max(1, len(samples))
    blocks = [resampler.process(samples[i : i + step]) for i in range(0, len(samples), step)]
    return np.concatenate([*blocks, resampler.flush()])


@pytest.mark.parametrize("rate", [*RATES, 16_000])
@pytest.mark.parametrize("block_samples", [1, 7, 160, 441, 4_096])
def test_the_waveform_is_the_same_for_every_block_size(rate, block_samples):
    samples = noise(rate, 0.3)
    np.testing.assert_array_equal(resampled(samples, rate, block_samples), resampled(samples, rate))


@given(
    rate=st.sampled_from([8_000, 22_050, 44_100, 48_000]),
    channels=st.integers(1, 9),
    lengths=st.lists(st.integers(0, 500), max_size=12),
)
def test_the_waveform_is_the_same_for_any_cut(rate, channels, lengths):
    samples = noise(rate, 0.75, channels)[: sum(lengths)]
    resampler = Resampler(rate)
    pieces = [resampler.process(piece) for piece in np.split(samples, np.cumsum(lengths))]
    whole = Resampler(rate)
    np.testing.assert_array_equal(
        np.concatenate([*pieces, resampler.flush()]), np.concatenate([whole.process(samples), whole.flush()])
    )


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_comes_out_in_place(rate):
    for hertz in (200, 1_000, 3_000):
        waveform = resampled(tone(hertz, rate)[:, None], rate)
        inner = slice(800, 15_200)  # the ends are heard through silence
        carrier = np.exp(-2j * np.pi * hertz * np.arange(16_000) / 16_000)[inner]
        heard = (waveform[inner] * carrier).mean() / (tone(hertz, 16_000)[inner] * carrier).mean()
        late_seconds = -np.angle(heard) / (2 * np.pi * hertz)
        assert abs(late_seconds) < 0.000_15
        assert abs(heard) == pytest.approx(1.0, abs=0.001)


@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_speech_sounds_as_in_training(rate):
    speech_band = np.concatenate([tone(hertz, rate, 0.2) for hertz in (150, 700, 2_300, 4_000, 6_500)]) / 2
    waveform = resampled(speech_band[:, None], rate)
    offline = soxr.resample(speech_band, rate, 16_000)
    heard, expected = (np.abs(np.fft.rfft(sound)) for sound in (waveform[: len(offline)], offline))
    assert 20 * math.log10(np.std(heard - expected) / np.std(expected)) < -35


@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000])
@pytest.mark.parametrize("hertz", [8_000, 9_000, 12_000, 15_900, 20_000])
def test_what_lies_beyond_the_band_is_silent(rate, hertz):
    waveform = resampled(tone(hertz, rate)[:, None], rate)[800:-800]  # the ends ring
    assert 20 * math.log10(np.std(waveform)) < -75


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("count", [0, 1, 1_000, 12_345])
def test_the_length_is_that_of_the_sound(rate, count):
    assert abs(len(resampled(noise(rate, 2)[:count], rate)) - count * 16_000 / rate) <= 1


@pytest.mark.parametrize("rate", RATES)
def test_a_moment_comes_out_after_the_stated_delay(rate):
    resampler = Resampler(rate)
    given = 0
    for heard in range(1, rate // 10):
        given += len(resampler.process(np.zeros((1, 1), dtype=np.float32)))
        # All moments older than the delay are out, within a few samples.
        assert given / 16_000 >= heard / rate - resampler.delay_seconds - 0.001
    assert given > 0
    assert 0 < resampler.delay_seconds < 0.04


def test_the_channels_are_averaged_and_16_khz_passes_unchanged():
    left, right = tone(500, 16_000), tone(900, 16_000)
    resampler = Resampler(16_000)
    waveform = resampler.process(np.stack([left, right], axis=1))
    np.testing.assert_array_equal(waveform, (left + right) / 2)
    assert resampler.delay_seconds == 0
    assert len(resampler.flush()) == 0


def test_a_long_block_needs_little_memory():
    samples = noise(44_100, 20, channels=1)
    resampler = Resampler(44_100)
    tracemalloc.start()
    resampler.process(samples)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 30e6


@pytest.mark.parametrize("rate", [16_000, 44_100])
def test_what_is_no_number_is_silence(rate):
    samples = noise(rate, 0.1)
    samples[100:110, 0] = np.nan, np.inf, -np.inf, np.nan, 1, np.nan, np.nan, np.nan, np.nan, np.nan
    clean = np.where(np.isfinite(samples), samples, 0)
    np.testing.assert_array_equal(resampled(samples, rate), resampled(clean, rate))


def test_after_a_flush_a_new_sound_begins():
    resampler = Resampler(44_100)
    samples = noise(44_100, 0.2)
    first = np.concatenate([resampler.process(samples), resampler.flush()])
    second = np.concatenate([resampler.process(samples), resampler.flush()])
    np.testing.assert_array_equal(first, second)
