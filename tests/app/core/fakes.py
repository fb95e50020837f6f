"""Stand-ins at the seams of the core: a voice detector that follows the level, a network that names loud tones."""

import numpy as np

from model.spec.metadata import Metadata
from model.spec.tokens import BLANK, FRAME_SAMPLES, SAMPLE_RATE, TOKENS, token_of

FIRST_PITCH = 300
PITCH_STEP = 250
WAVER = 0.03
"""How far a voice strays from its pitch (a share of it); a beep does not."""


class LevelVad:
    """Calls speech what is loud."""

    def is_speech(self, pcm):
        return bool(np.abs(pcm).max() > 1_000)

    def reset(self):
        pass


class ToneClassifier:
    """Names the digit of a tone in the frame after it has ended, as the real network is taught to."""

    def __init__(self):
        self.metadata = Metadata(model_version="tones", temperature=1.0, digit_threshold=0.5, lookahead_seconds=0.0)
        self.frames_heard = 0
        self.reset()

    def reset(self):
        self._sounding = None

    def push(self, waveform):
        frames = waveform.reshape(-1, FRAME_SAMPLES)
        self.frames_heard += len(frames)
        return np.stack([self._frame(frame) for frame in frames])

    def peek(self, waveform):
        sounding, heard = self._sounding, self.frames_heard
        log_probs = self.push(waveform)
        self._sounding, self.frames_heard = sounding, heard
        return log_probs

    def whole(self, waveform):
        self.reset()
        return self.push(waveform[: len(waveform) // FRAME_SAMPLES * FRAME_SAMPLES])

    def _frame(self, frame):
        token = None if np.abs(frame).max() < 0.05 else token_of(self._digit(frame))
        named = self._sounding if token is None and self._sounding is not None else BLANK
        self._sounding = token
        return self._naming(named)

    def _naming(self, token):
        return log_probs_naming(token)

    def _digit(self, frame):
        return int(np.clip(round((self._pitch(frame) - FIRST_PITCH) / PITCH_STEP), 0, 9))

    def _pitch(self, frame):
        return np.abs(np.fft.rfft(frame * np.hanning(len(frame)), 4_096)).argmax() * SAMPLE_RATE / 4_096


class TornClassifier(ToneClassifier):
    """Hears a voice that it does not know: blank is always likelier than the digit, though not than all digits."""

    def _naming(self, token):
        if token == BLANK:
            return log_probs_naming(BLANK, probability=0.9999)
        probabilities = np.full(TOKENS, 0.03 / (TOKENS - 2))
        probabilities[[BLANK, token]] = 0.49, 0.48
        return np.log(probabilities).astype(np.float32)


def log_probs_naming(token, probability=0.999):
    probabilities = np.full(TOKENS, (1 - probability) / (TOKENS - 1))
    probabilities[token] = probability
    return np.log(probabilities).astype(np.float32)


def tone_word(digit, seconds=0.3, *, waver=WAVER):
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = (FIRST_PITCH + PITCH_STEP * digit) * (1 + waver * np.cos(10 * np.pi * times))
    return (0.4 * np.sin(2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE)).astype(np.float32)


def silence(seconds):
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)


def tone_sentence(*digits, gap=0.5):
    parts = [silence(gap)]
    for digit in digits:
        parts += [tone_word(digit), silence(gap)]
    return np.concatenate(parts)
