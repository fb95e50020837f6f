"""The sound of the last half minute, in memory alone, so that a word that was wrong can be looked at again."""

import numpy as np

from app.core.events import Heard
from app.core.ring import Ring
from app.ui.listen.heard_word import HeardWord
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import FULL_SCALE, Waveform

KEPT_SECONDS = 30
"""Long enough to notice a mistake and to say so."""

MARGIN_SECONDS = 0.2
"""Sound before and after a word that belongs to its recording."""


class SoundMemory:
    """Keeps what was heard, addressed by the time of the audio, which begins anew with each stretch of listening."""

    def __init__(self) -> None:
        self._run = 0
        self._given: dict[int, Waveform] = {}
        self.forget()

    @property
    def run(self) -> int:
        """The stretch of listening that is remembered."""
        return self._run

    def hear(self, event: Heard) -> Waveform:
        """Remember a moment, and return its waveform [shape=(n,)]."""
        waveform: Waveform = np.frombuffer(event.pcm, dtype=np.int16).astype(np.float32) / np.float32(FULL_SCALE)
        if not self._heard:
            self._origin = round(event.time * SAMPLE_RATE) - len(waveform)
        self._ring.write(waveform[:, None])
        self._heard += len(waveform)
        return waveform

    def of(self, word: HeardWord) -> Waveform | None:
        """Return the sound of a word, with a little of what is around it [shape=(n,)]; ``None`` where it is gone.

        What was given once is given again however late: who changes their mind takes their time.
        """
        if word.number not in self._given:
            waveform = self.between(word.start - MARGIN_SECONDS, word.end + MARGIN_SECONDS, run=word.run)
            if waveform is None:
                return None
            self._given[word.number] = waveform
        return self._given[word.number]

    def between(self, start: float, end: float, *, run: int) -> Waveform | None:
        """Return the sound between two times of a stretch of listening (seconds) [shape=(n,)].

        ``None`` where it is not kept any more, as that of another stretch than the present one.
        """
        if run != self._run:
            return None
        first = max(0, round(start * SAMPLE_RATE) - self._origin)
        last = min(self._heard, round(end * SAMPLE_RATE) - self._origin)
        try:
            return self._ring.slice(first, last)[:, 0] if first < last else None
        except IndexError:
            return None

    def forget(self) -> None:
        """Begin anew, with another stretch of listening."""
        self._run += 1
        self._ring = Ring(capacity=KEPT_SECONDS * SAMPLE_RATE, channels=1)
        self._heard = 0
        self._origin = 0
