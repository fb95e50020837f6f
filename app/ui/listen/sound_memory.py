"""The sound of the last half minute, in memory alone, so that a word that was wrong can be looked at again."""

import numpy as np

from app.core.events import Heard
from app.core.ring import Ring
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import FULL_SCALE, Waveform

KEPT_SECONDS = 30
"""Long enough to notice a mistake and to say so."""


class SoundMemory:
    """Keeps what was heard, addressed by the time of the audio."""

    def __init__(self) -> None:
        self.forget()

    def hear(self, event: Heard) -> Waveform:
        """Remember a moment, and return its waveform [shape=(n,)]."""
        waveform: Waveform = np.frombuffer(event.pcm, dtype=np.int16).astype(np.float32) / np.float32(FULL_SCALE)
        if not self._heard:
            self._origin = round(event.time * SAMPLE_RATE) - len(waveform)
        self._ring.write(waveform[:, None])
        self._heard += len(waveform)
        return waveform

    def between(self, start: float, end: float) -> Waveform | None:
        """Return the sound between two times (seconds) [shape=(n,)]; ``None`` where it is not kept any more."""
        first = max(0, round(start * SAMPLE_RATE) - self._origin)
        last = min(self._heard, round(end * SAMPLE_RATE) - self._origin)
        try:
            return self._ring.slice(first, last)[:, 0] if first < last else None
        except IndexError:
            return None

    def forget(self) -> None:
        """Begin anew, with another stretch of listening."""
        self._ring = Ring(capacity=KEPT_SECONDS * SAMPLE_RATE, channels=1)
        self._heard = 0
        self._origin = 0
