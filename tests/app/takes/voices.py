"""Sound of a digit as a microphone gives it: a word that swells and fades, in the noise of a room."""

import numpy as np

from model.spec.tokens import SAMPLE_RATE


def word(seconds=0.4, *, peak=0.3, seed=0):
    """Broad-band sound with the outline of a syllable."""
    random = np.random.default_rng((seed, 1))
    count = round(seconds * SAMPLE_RATE)
    spectrum = np.fft.rfft(random.normal(size=count))
    hertz = np.fft.rfftfreq(count, 1 / SAMPLE_RATE)
    sound = np.fft.irfft(spectrum * ((hertz > 200) & (hertz < 3_000)), count) * np.hanning(count) ** 0.25
    return (peak * sound / np.abs(sound).max()).astype(np.float32)


def room(seconds, *, dbfs=-65.0, seed=0):
    """Faint noise."""
    scale = 10 ** (dbfs / 20)
    random = np.random.default_rng((seed, 2))
    return random.normal(scale=scale, size=round(seconds * SAMPLE_RATE)).astype(np.float32)


def spoken(*words, before=0.3, between=0.4, after=0.4, dbfs=-65.0):
    """The words, one after the other, in a room."""
    parts = [np.zeros(round(before * SAMPLE_RATE), dtype=np.float32)]
    for said in words:
        parts += [said, np.zeros(round(between * SAMPLE_RATE), dtype=np.float32)]
    parts[-1] = np.zeros(round(after * SAMPLE_RATE), dtype=np.float32)
    sound = np.concatenate(parts)
    return sound + room(len(sound) / SAMPLE_RATE, dbfs=dbfs)[: len(sound)]
