"""What a room holds besides a voice, made from numbers; and one person's digits, joined at a given pace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from model.duration import stretch
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

LEAD_SECONDS = 0.6
TAIL_SECONDS = 0.8

ROOM_DBFS = -75.0
"""Noise of a quiet room, under everything that is said."""


@dataclass(frozen=True)
class Said:
    """Sound, and what is said in it."""

    waveform: Waveform
    digits: list[int]
    ends: list[float]
    """Where each word ends (seconds)."""


def recited(words: Sequence[tuple[int, Waveform]], *, pause_seconds: float, random: np.random.Generator) -> Said:
    """Return words said one by one in a quiet room."""
    parts, ends = [_silence(LEAD_SECONDS)], []
    for _, word in words:
        parts.append(word)
        ends.append(sum(map(len, parts)) / SAMPLE_RATE)
        parts.append(_silence(pause_seconds))
    return Said(in_quiet_room(np.concatenate(parts), random), [digit for digit, _ in words], ends)


def string(words: Sequence[tuple[int, Waveform]], *, pace: float, random: np.random.Generator) -> Said:
    """Return words said in one breath, so many a second; what is longer than its share of time is said faster."""
    spacing = SAMPLE_RATE / pace
    sound = np.zeros(round(LEAD_SECONDS * SAMPLE_RATE + len(words) * spacing + TAIL_SECONDS * SAMPLE_RATE), np.float32)
    ends = []
    for number, (_, word) in enumerate(words):
        hurried = stretch(word, min(1.0, spacing / len(word)))
        start = round(LEAD_SECONDS * SAMPLE_RATE + number * spacing)
        sound[start : start + len(hurried)] += hurried
        ends.append((start + len(hurried)) / SAMPLE_RATE)
    return Said(in_quiet_room(sound, random), [digit for digit, _ in words], ends)


def at_level(sound: Waveform, dbfs: float) -> Waveform:
    """Return a sound whose voice has a level; what is above full scale is clipped."""
    return np.clip(sound * np.float32(10 ** (dbfs / 20) / _voice_level(sound)), -1.0, 1.0)


def with_noise(sound: Waveform, snr_db: float, random: np.random.Generator) -> Waveform:
    amount = _voice_level(sound) * 10 ** (-snr_db / 20)
    return (sound + amount * random.standard_normal(len(sound))).astype(np.float32)


def in_room(sound: Waveform, seconds: float, random: np.random.Generator) -> Waveform:
    """Return a sound as a room reverberates it: direct sound 5 dB above noise that falls by 60 dB (Moorer 1979)."""
    if not seconds:
        return sound
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    response = random.standard_normal(len(times)) * 10 ** (-3 * times / seconds)
    response[: SAMPLE_RATE * 3 // 1_000] = 0.0
    response *= 10 ** (-5 / 20) / np.sqrt(np.square(response).sum())
    response[0] = 1.0
    size = len(sound) + len(response)
    return np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(response, size), size)[: len(sound)].astype(np.float32)


def typing(seconds: float, random: np.random.Generator) -> Waveform:
    """Seven keys a second: a click as it goes down, and a softer one as it comes up."""
    sound = np.zeros(round(seconds * SAMPLE_RATE), np.float32)
    down = np.cumsum(random.exponential(1 / 7, round(seconds * 7)))
    for at, loud in [*((key, 0.3) for key in down), *((key + 0.09, 0.1) for key in down)]:
        click = random.standard_normal(320) * np.exp(-np.arange(320) / random.uniform(20, 80)) * loud
        start = round(at * SAMPLE_RATE)
        if start + len(click) < len(sound):
            sound[start : start + len(click)] += click.astype(np.float32)
    return sound


def tones(seconds: float, random: np.random.Generator) -> Waveform:
    """Beeps of 50 ms to 1 s at 150 Hz to 4 kHz, with pauses."""
    parts: list[Waveform] = []
    while sum(map(len, parts)) < seconds * SAMPLE_RATE:
        beep = np.arange(round(random.uniform(0.05, 1.0) * SAMPLE_RATE)) / SAMPLE_RATE
        pitch = 150 * (4_000 / 150) ** random.random()
        parts += [(0.2 * np.sin(2 * np.pi * pitch * beep)).astype(np.float32), _silence(random.uniform(0.1, 1.0))]
    return np.concatenate(parts)


def hum(seconds: float, random: np.random.Generator) -> Waveform:
    """A mains hum with harmonics and some hiss."""
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    harmonics = sum(np.sin(2 * np.pi * 60 * n * times) / n for n in range(1, 9))
    return (0.05 * harmonics + 1e-3 * random.standard_normal(len(times))).astype(np.float32)


def white(seconds: float, random: np.random.Generator) -> Waveform:
    return (0.05 * random.standard_normal(round(seconds * SAMPLE_RATE))).astype(np.float32)


def pink(seconds: float, random: np.random.Generator) -> Waveform:
    spectrum = np.fft.rfft(random.standard_normal(round(seconds * SAMPLE_RATE)))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 20))
    noise = np.fft.irfft(spectrum)
    return (0.05 * noise / noise.std()).astype(np.float32)


def chords(seconds: float, random: np.random.Generator) -> Waveform:
    """Four chords again and again, plucked twice a second, with a tune above them."""
    parts = []
    for beat in range(round(seconds * 2)):
        times = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
        root = 130.8 * 2 ** ((0, 7, 9, 5)[beat // 4 % 4] / 12)
        pitches = [root, root * 2 ** (4 / 12), root * 2 ** (7 / 12), root * 2 ** (2 + int(random.integers(12)) / 12)]
        notes = [np.sin(2 * np.pi * n * pitch * times) / n**1.5 for pitch in pitches for n in range(1, 6)]
        parts.append(0.08 * np.sum(notes, axis=0) * np.exp(-3 * times))
    return np.concatenate(parts).astype(np.float32)


MADE_UP: dict[str, Callable[[float, np.random.Generator], Waveform]] = {
    "typing": typing,
    "pure tones": tones,
    "hum": hum,
    "white noise": white,
    "pink noise": pink,
    "chords": chords,
}


def in_quiet_room(sound: Waveform, random: np.random.Generator) -> Waveform:
    return (sound + 10 ** (ROOM_DBFS / 20) * random.standard_normal(len(sound))).astype(np.float32)


def _voice_level(sound: Waveform) -> float:
    """Return the root mean square where there is a voice."""
    voice = sound[np.abs(sound) > 0.03 * np.abs(sound).max()]
    return float(np.sqrt(np.square(voice).mean()))


def _silence(seconds: float) -> Waveform:
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)
