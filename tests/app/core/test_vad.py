import numpy as np
import pytest

from app.config import VadConfig
from app.core.vad import WebRtcVad


def voice_like(frames: int, frame_samples: int) -> np.ndarray:
    """A pulse train through two resonances: what the detector takes for a vowel."""
    pulses = np.zeros(frames * frame_samples)
    pulses[::133] = 1.0
    times = np.arange(800) / 16_000
    ring = sum(np.exp(-times * 300) * np.sin(2 * np.pi * hertz * times) for hertz in (700, 1_200))
    wave = np.convolve(pulses, ring)[: len(pulses)]
    return (wave / np.abs(wave).max() * 12_000).astype(np.int16).reshape(frames, frame_samples)


@pytest.mark.parametrize("frame_ms", [10, 20, 30])
def test_a_voice_is_speech_and_silence_is_not(frame_ms):
    config = VadConfig(frame_ms=frame_ms)
    vad = WebRtcVad(config)
    quiet = [vad.is_speech(np.zeros(config.frame_samples, dtype=np.int16)) for _ in range(20)]
    loud = [vad.is_speech(frame) for frame in voice_like(20, config.frame_samples)]
    assert not any(quiet)
    assert np.mean(loud) > 0.8


def test_reset_forgets_the_hangover():
    config = VadConfig()
    vad = WebRtcVad(config)
    for frame in voice_like(50, config.frame_samples):
        vad.is_speech(frame)
    still = np.zeros(config.frame_samples, dtype=np.int16)
    assert vad.is_speech(still)
    vad.reset()
    assert not vad.is_speech(still)


@pytest.mark.parametrize("fields", [{"frame_ms": 15}, {"aggressiveness": 4}, {"aggressiveness": -1}])
def test_settings_out_of_range_are_refused(fields):
    with pytest.raises(ValueError, match=str(next(iter(fields.values())))):
        VadConfig(**fields)
