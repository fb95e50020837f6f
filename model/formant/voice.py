"""One breath of speech: sounds and a speaker in, a waveform out."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from model.formant import formants, friction, intonation, mouth, source, tract
from model.formant.articulation import pieces as articulate
from model.formant.piece import Array, Piece, gain, starts, weights
from model.formant.speaker import Generator, Speaker
from model.formant.timing import Place, places
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

PEAK: Final = 0.5
"""Largest sample of an utterance."""

_MARGIN: Final = SAMPLE_RATE // 100
"""10 ms are left at either end of what is heard."""

_AUDIBLE_DB: Final = -55.0
"""What stays this far below the peak at the ends is silence."""

_CREAK_SECONDS: Final = 0.12
"""How long before its end a voice begins to creak."""

_BREATH_TILT: Final = 1.0 / np.sqrt(1.0 + np.square(tract.HERTZ / 3000.0))
"""Turbulence in the throat is weaker where the wave is shorter than the jet is wide (Stevens 1998)."""

_BREATH: Final = 0.6
_FRICTION: Final = 2.2
"""Gains that bring the noises to the levels that they are given beside a vowel."""


def speak(words: Sequence[Sequence[str]], speaker: Speaker, random: Generator) -> Waveform:
    """Return what a speaker says in one breath; the same for the same state of the generator.

    Parameters
    ----------
    words : sequence of sequences of str
        The sounds of each word, signs of `phones.PHONES`.
    speaker : Speaker
    random : Generator
        Chance of this utterance: melody, durations, levels, noise.

    Returns
    -------
    Waveform
        float32 [shape=(n,)], mono, 16 kHz, at most 0.5, with at most 20 ms of silence at either end.

    Raises
    ------
    KeyError
        If a sign stands for no sound.
    ValueError
        If there is nothing to say.
    """
    sounds = places(words)
    if not sounds:
        raise ValueError("There is nothing to say: no word holds a sound.")
    pieces = articulate(words, speaker, random)
    return _finished(_spoken(sounds, pieces, speaker, random))


def _spoken(sounds: Sequence[Place], pieces: Sequence[Piece], speaker: Speaker, random: Generator) -> Array:
    length = int(starts(pieces)[-1] * SAMPLE_RATE)
    frame_times: Array = np.arange(tract.frames(length)) * np.float64(tract.HOP_SAMPLES / SAMPLE_RATE)
    times: Array = np.arange(length) / np.float64(SAMPLE_RATE)
    shares = weights(pieces, times, release=speaker.release)
    frame_shares = weights(pieces, frame_times, release=speaker.release)
    f0_hz = intonation.contour(sounds, pieces, frame_times, speaker=speaker, random=random)
    voice, breath = _excitation(pieces, shares, np.interp(times, frame_times, f0_hz), speaker, random)
    tracks = formants.tracks(sounds, pieces, frame_times, speaker=speaker, random=random)
    response = mouth.response(sounds, pieces, frame_shares, tracks, frame_times, speaker=speaker)
    noise = friction.spectra(sounds, pieces, frame_shares, speaker=speaker, random=random)
    spectra = (tract.analyse(voice) * _tilt(speaker) + tract.analyse(breath) * _BREATH_TILT) * response
    if noise.any():
        spectra += tract.analyse(random.standard_normal(length)) * noise * _FRICTION
    return tract.synthesise(spectra, length)


def _excitation(
    pieces: Sequence[Piece], shares: Array, f0_hz: Array, speaker: Speaker, random: Generator
) -> tuple[Array, Array]:
    """Return the pulses and the breath of the throat [shape=(n,) each]."""
    voiced = gain([piece.voice_db for piece in pieces]) @ shares
    breathed = gain([piece.breath_db for piece in pieces]) @ shares
    creak = _creak(np.arange(len(f0_hz)) - np.flatnonzero(voiced > 0.1).max(initial=0), speaker, random)
    pulses, opening = source.pulses(f0_hz, creak, speaker=speaker, random=random)
    # The lungs empty: a breath ends softer than it begins.
    effort = np.linspace(1.0, 10.0 ** (float(random.uniform(-8.0, 0.0)) / 20.0), len(f0_hz))
    breath = source.breath(opening, random) * breathed * _BREATH
    return pulses * voiced * effort, breath


def _creak(after_end: npt.NDArray[np.int64], speaker: Speaker, random: Generator) -> Array:
    """Return how creaky the voice is so many samples after (before) its end, 0 to 1: not at all, or more and more."""
    if float(random.random()) > speaker.creak:
        return np.zeros(len(after_end))
    seconds = _CREAK_SECONDS * float(random.uniform(0.5, 1.5))
    return np.clip(1.0 + after_end / (seconds * SAMPLE_RATE), 0.0, 1.0) * float(random.uniform(0.4, 1.0))


def _tilt(speaker: Speaker) -> Array:
    """Return how the voice falls off at high frequencies, beyond the pulses' own 6 dB per octave [shape=(513,)]."""
    return np.asarray(1.0 / np.sqrt(1.0 + np.square(tract.HERTZ / speaker.tilt_hz)))


def _finished(sound: Array) -> Waveform:
    """Cut the silence off, and set the level."""
    peak = np.abs(sound).max()
    heard = np.flatnonzero(np.abs(sound) > peak * 10.0 ** (_AUDIBLE_DB / 20.0))
    cut = sound[max(0, heard[0] - _MARGIN) : heard[-1] + _MARGIN]
    waveform: Waveform = (cut * (PEAK / peak)).astype(np.float32)
    return waveform
