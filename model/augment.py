"""What happens to a voice between the mouth and the model: other throats, other paces, rooms, microphones, noise.

Each transformation takes a waveform and returns one, and draws its chance from the generator that it is given, so that
the same seed gives the same sound.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import soxr

from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import FULL_SCALE, Waveform, to_pcm

Generator = np.random.Generator

_WSOLA_WINDOW: Final = 480
"""30 ms: two or more periods of any voice."""

_WSOLA_HOP: Final = _WSOLA_WINDOW // 2
_WSOLA_SEARCH: Final = 160
"""How far (samples) a piece may be moved to continue the wave: one period of a voice at 100 Hz."""


def loudness(waveform: Waveform) -> npt.NDArray[np.float64]:
    """Return the level of each full 10 ms (dB below full scale) [shape=(n // 160,)]."""
    hop = SAMPLE_RATE // 100
    frames = waveform[: len(waveform) // hop * hop].reshape(-1, hop).astype(np.float64)
    return np.asarray(10.0 * np.log10(np.square(frames).mean(axis=1) + 1e-12))


def warp(waveform: Waveform, factor: float) -> Waveform:
    """Read faster or slower, as a tape: formants and pitch rise by ``factor``, the duration falls by it."""
    resampled: Waveform = soxr.resample(waveform, SAMPLE_RATE * factor, SAMPLE_RATE, quality="LQ")
    return resampled


def stretch(waveform: Waveform, factor: float) -> Waveform:
    """Change the duration by ``factor`` and leave pitch and formants (WSOLA, Verhelst and Roelands 1993)."""
    if abs(factor - 1.0) < 0.02 or len(waveform) < 2 * _WSOLA_WINDOW:
        return waveform
    window = np.hanning(_WSOLA_WINDOW + 1)[:-1].astype(np.float32)
    length = round(len(waveform) * factor)
    margin = _WSOLA_WINDOW + _WSOLA_SEARCH
    padded = np.pad(waveform, (margin, margin + _WSOLA_WINDOW))
    output = np.zeros(length + 2 * _WSOLA_WINDOW, dtype=np.float32)
    natural = 0
    # One window before the beginning, so that the fade-in of the first does not swallow a plosive.
    for start in range(-_WSOLA_HOP, length, _WSOLA_HOP):
        nominal = max(0, min(round(start / factor), len(waveform)) + margin)
        best = nominal + _best_offset(padded, nominal, natural) if start > 0 else nominal
        output[start + _WSOLA_HOP : start + _WSOLA_HOP + _WSOLA_WINDOW] += padded[best : best + _WSOLA_WINDOW] * window
        natural = min(best + _WSOLA_HOP, len(padded) - _WSOLA_WINDOW)
    return output[_WSOLA_HOP : _WSOLA_HOP + length]


def _best_offset(padded: Waveform, nominal: int, natural: int) -> int:
    """Return where near ``nominal`` the wave continues best what would naturally follow."""
    region = padded[nominal - _WSOLA_SEARCH : nominal + _WSOLA_SEARCH + _WSOLA_WINDOW]
    template = padded[natural : natural + _WSOLA_WINDOW]
    return int(np.argmax(np.correlate(region[::2], template[::2], mode="valid"))) * 2 - _WSOLA_SEARCH


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How much of everything; the ranges are those that rooms, laptops and people have."""

    tempo: tuple[float, float] = (0.8, 1.25)
    """Range of the duration of one word."""

    word_seconds: tuple[float, float] = (0.12, 0.8)
    """No word is hurried or drawn out beyond this."""

    tract: float = 0.03
    """How far the throat of one word may differ from that of the string (share)."""

    level_jitter_db: float = 5.0
    """How far the level of one word may differ from that of the string."""

    level_dbfs: tuple[float, float] = (-45.0, -8.0)
    """Range of the level of the string (root mean square where there is sound)."""

    snr_db: tuple[float, float] = (0.0, 40.0)
    """Range of the signal-to-noise ratio."""

    room_share: float = 0.5
    """Share of examples in a room."""

    reverberation_seconds: tuple[float, float] = (0.1, 0.8)
    """Range of the time in which the sound of the room falls by 60 dB."""

    equaliser_db: float = 10.0
    """Largest boost or cut of the microphone's response."""

    telephone_share: float = 0.2
    """Share of examples whose band ends between 3.4 and 7 kHz."""

    def word(self, waveform: Waveform, *, tract: float, tempo: float, random: Generator) -> Waveform:
        """Return one word as another throat would say it, at another pace and level."""
        throat = tract * float(random.uniform(1.0 - self.tract, 1.0 + self.tract))
        pace = tempo * float(random.uniform(*self.tempo))
        seconds = len(waveform) / SAMPLE_RATE
        pace = min(max(pace, self.word_seconds[0] / seconds), max(1.0, self.word_seconds[1] / seconds))
        gain = 10.0 ** (float(random.uniform(-self.level_jitter_db, self.level_jitter_db)) / 20.0)
        return stretch(warp(waveform, throat), pace * throat) * np.float32(gain)

    def finish(self, waveform: Waveform, random: Generator) -> Waveform:
        """Return the example as a microphone in a room would hear it: filtered, with noise, at some level."""
        filtered = self._filter(waveform, random)
        active = filtered[np.abs(filtered) > 1e-4]
        reference = float(np.sqrt(np.square(active).mean())) if len(active) > 800 else 0.05
        noise = self._noise(len(waveform), random)
        snr_db = float(random.uniform(*self.snr_db))
        # One in six is clean: a recording with a close microphone, or digital silence around the word.
        amount = 0.0 if random.random() < 0.15 else reference * 10.0 ** (-snr_db / 20.0)
        gain = 10.0 ** (float(random.uniform(*self.level_dbfs)) / 20.0) / reference
        mixed = np.clip((filtered + np.float32(amount) * noise) * np.float32(gain), -1.0, 1.0)
        return to_pcm(mixed).astype(np.float32) / np.float32(FULL_SCALE)

    def _filter(self, waveform: Waveform, random: Generator) -> Waveform:
        """Apply microphone and room in one multiplication of spectra."""
        size = 1 << (len(waveform) + SAMPLE_RATE // 2 - 1).bit_length()
        spectrum = np.fft.rfft(waveform, size) * self._microphone(size, random)
        if random.random() < self.room_share:
            spectrum = spectrum * np.fft.rfft(self._room(random), size)
        filtered = np.fft.irfft(spectrum, size)[: len(waveform)]
        return filtered.astype(np.float32)

    def _microphone(self, size: int, random: Generator) -> npt.NDArray[np.float64]:
        """Return a smooth magnitude response drawn at seven frequencies, with a low cut and sometimes a high cut."""
        hertz = np.fft.rfftfreq(size, 1.0 / SAMPLE_RATE)
        points = np.array([50.0, 150.0, 400.0, 1_000.0, 2_200.0, 4_500.0, 8_000.0])
        gains = random.uniform(-self.equaliser_db, self.equaliser_db, len(points)) * random.random()
        curve = 10.0 ** (np.interp(np.log(hertz + 1.0), np.log(points), gains) / 20.0)
        low_cut = float(random.uniform(20.0, 250.0))
        curve *= 1.0 / np.sqrt(1.0 + (low_cut / np.maximum(hertz, 1.0)) ** 4)
        if random.random() < self.telephone_share:
            curve *= 1.0 / np.sqrt(1.0 + (hertz / float(random.uniform(3_400.0, 7_000.0))) ** 16)
        return np.asarray(curve)

    def _room(self, random: Generator) -> npt.NDArray[np.float64]:
        """Return the impulse response of a room: the direct sound, then noise that decays (Moorer 1979)."""
        seconds = float(random.uniform(*self.reverberation_seconds))
        times = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
        tail = random.standard_normal(len(times)) * 10.0 ** (-3.0 * times / seconds)
        tail[: round(float(random.uniform(0.001, 0.01)) * SAMPLE_RATE)] = 0.0
        direct_to_reverberant_db = float(random.uniform(-2.0, 15.0))
        tail *= 10.0 ** (-direct_to_reverberant_db / 20.0) / np.sqrt(np.square(tail).sum())
        tail[0] = 1.0
        return np.asarray(tail)

    def _noise(self, length: int, random: Generator) -> Waveform:
        """Return noise of unit level: white to brown, often with a hum, clicks, or swelling and fading."""
        size = 1 << (length - 1).bit_length()
        hertz = np.fft.rfftfreq(size, 1.0 / SAMPLE_RATE)
        phases = np.exp(2j * np.pi * random.random(len(hertz)))
        slope = float(random.uniform(0.0, 1.2))
        noise = np.fft.irfft(phases * np.maximum(hertz, 30.0) ** -slope, size)[:length]
        noise /= np.sqrt(np.square(noise).mean()) + 1e-12
        if random.random() < 0.15:
            noise += _hum(length, random)
        if random.random() < 0.15:
            noise += _clicks(length, random)
        if random.random() < 0.3:
            noise *= _swell(length, random)
        unit: Waveform = (noise / (np.sqrt(np.square(noise).mean()) + 1e-12)).astype(np.float32)
        return unit


def _hum(length: int, random: Generator) -> npt.NDArray[np.float64]:
    """Return a mains hum or a pure tone with harmonics."""
    pitch = float(random.choice([50.0, 60.0, 100.0, 120.0, float(random.uniform(150.0, 3_000.0))]))
    times = np.arange(length) / SAMPLE_RATE
    harmonics = range(1, 1 + int(random.integers(1, 6)))
    tones = [np.sin(2 * np.pi * pitch * n * times + random.uniform(0, 2 * np.pi)) / n for n in harmonics]
    return np.asarray(np.sum(tones, axis=0))


def _clicks(length: int, random: Generator) -> npt.NDArray[np.float64]:
    """Return keys, taps and knocks: short decaying bursts."""
    clicks = np.zeros(length)
    for _ in range(int(random.integers(1, 12))):
        burst = random.standard_normal(int(random.integers(40, 640)))
        burst *= np.exp(-np.linspace(0.0, 6.0, len(burst))) * float(random.uniform(1.0, 8.0))
        start = int(random.integers(0, length - len(burst)))
        clicks[start : start + len(burst)] += burst
    return clicks


def _swell(length: int, random: Generator) -> npt.NDArray[np.float64]:
    """Return a slow random envelope."""
    points = random.uniform(0.05, 1.0, 8)
    return np.asarray(np.interp(np.linspace(0, 7, length), np.arange(8), points))
