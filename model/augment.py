"""What happens to a voice between the mouth and the model: other throats, other paces, rooms, microphones, noise.

Each transformation takes a waveform and returns one, and draws its chance from the generator that it is given, so that
the same seed gives the same sound.
"""

import functools
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import soxr

from model.duration import stretch, stretch_unevenly
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import FULL_SCALE, Waveform, to_pcm

Generator = np.random.Generator


def warp(waveform: Waveform, factor: float) -> Waveform:
    """Read faster or slower, as a tape: formants and pitch rise by ``factor``, the duration falls by it."""
    resampled: Waveform = soxr.resample(waveform, SAMPLE_RATE * factor, SAMPLE_RATE, quality="LQ")
    return resampled


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How much of everything; the ranges are those that rooms, laptops and people have."""

    tempo: tuple[float, float] = (0.8, 1.25)
    """Range of the duration of one word."""

    uneven_share: float = 0.0
    """Share of the words in which one sound is drawn out more than the next."""

    word_seconds: tuple[float, float] = (0.12, 0.8)
    """No word is hurried or drawn out beyond this, and no string beyond this for each of its words."""

    string_seconds: float = 2.4
    """No string is drawn out beyond this."""

    throat: tuple[float, float] = (0.82, 1.22)
    """Range of the throats: what a child's formants are to a man's."""

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

    narrow_share: float = 0.0
    """Share of examples that were sampled at 8 to 14 kHz: nothing is left above half of that, not even noise."""

    def word(self, waveform: Waveform, *, tract: float, tempo: float, random: Generator, words: int = 1) -> Waveform:
        """Return one word, or several in one breath, as another throat would say it, at another pace and level."""
        throat = tract * float(random.uniform(1.0 - self.tract, 1.0 + self.tract))
        pace = tempo * float(random.uniform(*self.tempo))
        seconds = len(waveform) / SAMPLE_RATE
        shortest = self.word_seconds[0] * words
        longest = min(self.word_seconds[1] * words, self.string_seconds)
        pace = min(max(pace, shortest / seconds), max(1.0, longest / seconds))
        gain = 10.0 ** (float(random.uniform(-self.level_jitter_db, self.level_jitter_db)) / 20.0)
        warped, factor = warp(waveform, throat), pace * throat
        # Where none is uneven nothing is drawn for it: such trainings stay what they were.
        is_uneven = self.uneven_share > 0.0 and random.random() < self.uneven_share
        stretched = stretch_unevenly(warped, factor, random) if is_uneven else stretch(warped, factor)
        return stretched * np.float32(gain)

    def finish(self, waveform: Waveform, random: Generator, *, noise: Waveform | None = None) -> Waveform:
        """Return the example as a microphone in a room would hear it: filtered, with noise, at some level.

        Parameters
        ----------
        waveform : Waveform
        random : Generator
        noise : Waveform, optional
            A recorded noise of the same length; else one is made.
        """
        filtered = self._filter(waveform, random)
        active = filtered[np.abs(filtered) > 1e-4]
        reference = float(np.sqrt(np.square(active).mean())) if len(active) > 800 else 0.05
        noise = self._noise(len(waveform), random) if noise is None else noise / _level(noise)
        snr_db = float(random.uniform(*self.snr_db))
        # One in six is clean: a recording with a close microphone, or digital silence around the word.
        amount = 0.0 if random.random() < 0.15 else reference * 10.0 ** (-snr_db / 20.0)
        gain = 10.0 ** (float(random.uniform(*self.level_dbfs)) / 20.0) / reference
        mixed = self._sampled((filtered + np.float32(amount) * noise) * np.float32(gain), random)
        mixed = np.clip(mixed, -1.0, 1.0)
        return to_pcm(mixed).astype(np.float32) / np.float32(FULL_SCALE)

    def _filter(self, waveform: Waveform, random: Generator) -> Waveform:
        """Apply microphone and room in one multiplication of spectra."""
        size = _fast_size(len(waveform) + SAMPLE_RATE // 2)
        spectrum = np.fft.rfft(waveform, size) * self._microphone(size, random)
        if random.random() < self.room_share:
            spectrum *= np.fft.rfft(self._room(random), size)
        filtered: Waveform = np.fft.irfft(spectrum, size)[: len(waveform)].astype(np.float32, copy=False)
        return filtered

    def _microphone(self, size: int, random: Generator) -> Waveform:
        """Return a smooth magnitude response drawn at seven frequencies, with a low cut and sometimes a high cut."""
        hertz, log_hertz = _frequencies(size)
        points = np.array([50.0, 150.0, 400.0, 1_000.0, 2_200.0, 4_500.0, 8_000.0])
        gains = random.uniform(-self.equaliser_db, self.equaliser_db, len(points)) * random.random()
        curve = np.exp(np.interp(log_hertz, np.log(points), gains * (np.log(10.0) / 20.0)).astype(np.float32))
        low_cut = np.float32(random.uniform(20.0, 250.0))
        curve /= np.sqrt(1 + np.square(np.square(low_cut / np.maximum(hertz, 1))))
        if random.random() < self.telephone_share:
            relative = np.square(np.square(hertz / np.float32(random.uniform(3_400.0, 7_000.0))))
            curve /= np.sqrt(1 + np.square(np.square(relative)))
        return np.asarray(curve)

    def _sampled(self, waveform: Waveform, random: Generator) -> Waveform:
        """Return the sound as some recordings and wireless headsets have it: half of them sample at 8 kHz."""
        if random.random() >= self.narrow_share:
            return waveform
        top = 4_000.0 if random.random() < 0.5 else float(random.uniform(4_000.0, 7_000.0))
        size = _fast_size(len(waveform))
        hertz, _ = _frequencies(size)
        # No steeper than the filters of devices are: over the last twentieth of the band.
        kept = np.clip((np.float32(top) - hertz) / np.float32(0.05 * top), 0.0, 1.0)
        narrow: Waveform = np.fft.irfft(np.fft.rfft(waveform, size) * kept, size).astype(np.float32, copy=False)
        return narrow[: len(waveform)]

    def _room(self, random: Generator) -> Waveform:
        """Return the impulse response of a room: the direct sound, then noise that decays (Moorer 1979)."""
        seconds = float(random.uniform(*self.reverberation_seconds))
        times = np.arange(SAMPLE_RATE // 2, dtype=np.float32) / SAMPLE_RATE
        tail = random.standard_normal(len(times), dtype=np.float32)
        tail *= np.exp(times * np.float32(-3.0 * np.log(10.0) / seconds))
        tail[: round(float(random.uniform(0.001, 0.01)) * SAMPLE_RATE)] = 0.0
        direct_to_reverberant_db = float(random.uniform(-2.0, 15.0))
        tail *= 10.0 ** (-direct_to_reverberant_db / 20.0) / np.sqrt(np.square(tail).sum())
        tail[0] = 1.0
        return tail

    def _noise(self, length: int, random: Generator) -> Waveform:
        """Return noise of unit level: white to brown, often with a hum, clicks, or swelling and fading."""
        size = _fast_size(length)
        _, log_hertz = _frequencies(size)
        spectrum = random.standard_normal((len(log_hertz), 2), dtype=np.float32).view(np.complex64)[:, 0]
        slope = float(random.uniform(0.0, 1.2))
        spectrum *= np.exp(np.maximum(log_hertz, np.log(30.0)) * np.float32(-slope))
        noise: Waveform = np.fft.irfft(spectrum, size)[:length].astype(np.float32, copy=False)
        noise /= _level(noise)
        if random.random() < 0.15:
            noise += _hum(length, random)
        if random.random() < 0.15:
            noise += _clicks(length, random)
        if random.random() < 0.3:
            noise *= _swell(length, random)
        return noise / _level(noise)


GENTLE: Final = Augmentation(
    tempo=(0.9, 1.12), throat=(0.96, 1.04), snr_db=(15.0, 50.0), room_share=0.2,
    reverberation_seconds=(0.1, 0.3), equaliser_db=4.0, telephone_share=0.05,
)  # fmt: skip
"""The same voice in a quiet room: with hardships alone, the fine differences would be learnt late."""


DIVERSE: Final = Augmentation(throat=(0.75, 1.3), equaliser_db=18.0, narrow_share=0.35)
"""Where several people are learnt from, others are to come: with other throats and other microphones than these."""

UNEVEN: Final = replace(DIVERSE, uneven_share=0.7)
"""Where all that is named is said by synthetic voices, which share out the time of a word more alike than people do.
What people say beside them gets it as well, so that it does not tell the judge who speaks."""


def _level(waveform: Waveform) -> np.float32:
    return np.float32(np.sqrt(np.square(waveform).mean()) + 1e-12)


def _fast_size(length: int) -> int:
    """Return a size not much above ``length`` whose Fourier transform is fast: 2, 3 or 5 times a power of two."""
    return min(factor << max(0, (-(-length // factor) - 1).bit_length()) for factor in (2, 3, 5))


@functools.lru_cache(maxsize=8)
def _frequencies(size: int) -> tuple[Waveform, Waveform]:
    """Return the frequencies (Hz) of a transform, and their natural logarithms."""
    hertz = np.fft.rfftfreq(size, 1.0 / SAMPLE_RATE)
    return hertz.astype(np.float32), np.log(hertz + 1.0).astype(np.float32)


def _hum(length: int, random: Generator) -> Waveform:
    """Return a mains hum or a pure tone with harmonics."""
    pitch = float(random.choice([50.0, 60.0, 100.0, 120.0, float(random.uniform(150.0, 3_000.0))]))
    angles = 2 * np.pi * pitch * np.arange(length) / SAMPLE_RATE  # in double precision: single would detune it
    harmonics = range(1, 1 + int(random.integers(1, 6)))
    tones = [np.sin((n * angles + random.uniform(0, 2 * np.pi)).astype(np.float32)) / n for n in harmonics]
    return np.asarray(np.sum(tones, axis=0, dtype=np.float32))


def _clicks(length: int, random: Generator) -> Waveform:
    """Return keys, taps and knocks: short decaying bursts."""
    clicks = np.zeros(length, dtype=np.float32)
    for _ in range(int(random.integers(1, 12))):
        burst = random.standard_normal(int(random.integers(40, 640)), dtype=np.float32)
        burst *= (np.exp(-np.linspace(0.0, 6.0, len(burst))) * random.uniform(1.0, 8.0)).astype(np.float32)
        start = int(random.integers(0, length - len(burst)))
        clicks[start : start + len(burst)] += burst
    return clicks


def _swell(length: int, random: Generator) -> Waveform:
    """Return a slow random envelope."""
    points = random.uniform(0.05, 1.0, 8)
    return np.interp(np.linspace(0, 7, length), np.arange(8), points).astype(np.float32)
