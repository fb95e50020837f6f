"""Words of broad-band sound, as different from each other as takes are: for what compares waveforms."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile
import soxr

from model.dataset.clip import Clip, clip_of
from model.spec.tokens import SAMPLE_RATE, token_of


def buzz(digit: int, take: int = 0) -> np.ndarray:
    """A word of its own for each digit: noise in a band that moves from one place to another; each take is new."""
    random = np.random.default_rng((digit, take, 9))
    count = int(SAMPLE_RATE * random.uniform(0.3, 0.36))
    halves = [_band(random, count // 2, 250 + 300 * place) for place in (digit // 2, 4 - digit % 5)]
    return (0.5 * np.concatenate(halves) * np.hanning(count // 2 * 2) ** 0.25).astype(np.float32)


def _band(random: np.random.Generator, count: int, low_hertz: float) -> np.ndarray:
    spectrum = np.fft.rfft(random.normal(size=count))
    hertz = np.fft.rfftfreq(count, 1 / SAMPLE_RATE)
    sound = np.fft.irfft(spectrum * ((hertz > low_hertz) & (hertz < low_hertz + 500)), count)
    return sound / np.abs(sound).max()


def buzz_clip(digit: int, take: int = 0, *, speaker: str = "x", key: str = "") -> Clip:
    clip = clip_of(buzz(digit, take), tokens=[token_of(digit)], speaker=speaker)
    return replace(clip, key=key)


def in_silence(word: np.ndarray, seconds: float = 1.0, at: float = 0.3) -> np.ndarray:
    """The word in faint noise, as a recording of a second has it."""
    seed = round(float(np.abs(word).sum()) * 1000)
    sound = np.random.default_rng(seed).normal(scale=3e-4, size=round(seconds * SAMPLE_RATE)).astype(np.float32)
    start = round(at * SAMPLE_RATE)
    sound[start : start + len(word)] += word
    return sound


def write(path: Path, waveform: np.ndarray, rate: int = SAMPLE_RATE) -> Path:
    """Write a waveform of 16 kHz as a file of any rate."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waveform = waveform if rate == SAMPLE_RATE else soxr.resample(waveform, SAMPLE_RATE, rate)
    soundfile.write(path, waveform, rate, subtype="PCM_16")
    return path
