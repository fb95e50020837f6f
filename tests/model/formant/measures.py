"""What the tests measure on sounds: spectral envelopes, formants, pitch, levels."""

import numpy as np

from model.spec.tokens import SAMPLE_RATE


def envelope(sound, order=20):
    """Return frequencies and the spectral envelope (dB) by linear prediction."""
    emphasised = np.append(sound[0], sound[1:] - 0.95 * sound[:-1]) * np.hanning(len(sound))
    correlation = np.correlate(emphasised, emphasised, "full")[len(sound) - 1 :][: order + 1]
    correlation[0] *= 1.0001
    lags = np.abs(np.subtract.outer(np.arange(order), np.arange(order)))
    predictor = np.linalg.solve(correlation[lags], correlation[1:])
    spectrum = np.fft.rfft(np.append(1.0, -predictor), 4096)
    return np.fft.rfftfreq(4096, 1 / SAMPLE_RATE), -20 * np.log10(np.abs(spectrum))


def peaks(sound, order=20):
    """Return the frequencies (Hz) of the peaks of the envelope."""
    hertz, level = envelope(sound, order)
    inner = (level[1:-1] > level[:-2]) & (level[1:-1] > level[2:])
    return hertz[1:-1][inner]


def pitch(sound, low=60.0, high=500.0):
    """Return the pitch (Hz) by autocorrelation."""
    correlation = np.correlate(sound, sound, "full")[len(sound) - 1 :]
    shortest, longest = int(SAMPLE_RATE / high), int(SAMPLE_RATE / low)
    # The first of the high peaks: the second period fits as well as the first.
    region = correlation[shortest:longest]
    good = np.flatnonzero(
        (region[1:-1] > region[:-2]) & (region[1:-1] >= region[2:]) & (region[1:-1] > 0.85 * region.max())
    )
    return SAMPLE_RATE / (shortest + 1 + good[0])


def level_db(sound):
    """Return the level (dB)."""
    return float(10 * np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-12))


def band(sound, low, high):
    """Return what of a sound lies in a band (Hz)."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    return np.fft.irfft(np.where((hertz >= low) & (hertz < high), spectrum, 0), len(sound))
