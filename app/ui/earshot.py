"""Notices in the sound that a voice cannot be made out: there is none, it is too faint, or so loud that it is torn."""

from collections import deque
from typing import Final

import numpy as np

from app.audio.diagnosis import CLIPPED_SHARE, DEAD_DBFS, QUIET_DBFS, Condition
from app.core.calibration import STEADY_DB
from app.core.level import FLOOR_DBFS, level_dbfs, peak_dbfs
from app.takes.verdict import FULL_LEVEL
from model.spec.waveform import Waveform

PATIENCE_SECONDS: Final = 20.0
"""Listening without a sound like speech after which whoever speaks wonders why."""

SILENCE_SECONDS: Final = 60.0
"""Listening without anything that stands out from the room after which it may be the wrong room: whoever wants to be
heard has spoken by then."""

MOST_MOMENTS: Final = 1_000
"""Moments of sound that are looked back on: twenty seconds and more."""

VOICED_MOMENTS: Final = 10
"""Moments that stand out from the room where somebody tried to be heard: a word or two, and not a click."""

TORN_WORDS: Final = 2
"""Torn stretches of speech in a row that are no slip: a cough is one."""


class Earshot:
    """Follows one stretch of listening, or what is left of it once something else was wrong with the microphone.

    Each method returns what there is to say from now on, once: a condition, ``FINE`` where what was said before is
    over, or ``None`` where nothing has changed.
    """

    def __init__(self) -> None:
        self._began: float | None = None
        self._told: Condition | None = None
        self._spoken = False
        self._peak_dbfs = FLOOR_DBFS
        self._levels: deque[float] = deque(maxlen=MOST_MOMENTS)
        self._torn_words = self._samples = self._clipped = 0

    def hear(self, time: float, waveform: Waveform) -> Condition | None:
        """Take a moment of sound [shape=(n,)] that ends at a time (seconds since listening began)."""
        self._began = time if self._began is None else self._began
        self._samples += len(waveform)
        self._clipped += int(np.count_nonzero(np.abs(waveform) >= FULL_LEVEL))
        self._peak_dbfs = max(self._peak_dbfs, peak_dbfs(waveform))
        self._levels.append(level_dbfs(waveform))
        seconds = time - self._began
        # Digital silence is another matter, which the microphone itself notices.
        if self._spoken or self._peak_dbfs <= DEAD_DBFS or seconds < PATIENCE_SECONDS:
            return None
        if self._is_faint_voice():
            return self._tell(Condition.TOO_QUIET)
        return self._tell(Condition.NOTHING_HEARD) if seconds >= SILENCE_SECONDS and self._told is None else None

    def _is_faint_voice(self) -> bool:
        """Whether somebody speaks too low: some moments stand out from the room, which by itself is even."""
        levels = np.array(self._levels)
        standing_out = np.count_nonzero(levels > np.median(levels) + STEADY_DB)
        return bool(levels.max() < QUIET_DBFS and standing_out >= VOICED_MOMENTS)

    def miss(self) -> Condition | None:
        """Take it that somebody was asked to speak, and has not been heard."""
        return self._tell(Condition.NOTHING_HEARD)

    def begin_speech(self) -> Condition | None:
        """Take it that somebody begins to speak, and so is heard."""
        self._spoken = True
        self._samples = self._clipped = 0
        return self._tell(Condition.FINE) if self._told in {Condition.TOO_QUIET, Condition.NOTHING_HEARD} else None

    def end_speech(self) -> Condition | None:
        """Look at the speech that is over."""
        torn = self._clipped >= CLIPPED_SHARE * max(1, self._samples)
        self._torn_words = self._torn_words + 1 if torn else 0
        if self._torn_words >= TORN_WORDS:
            return self._tell(Condition.CLIPPING)
        return self._tell(Condition.FINE) if self._told is Condition.CLIPPING and not torn else None

    def _tell(self, condition: Condition) -> Condition | None:
        changed, self._told = condition is not self._told, condition
        return condition if changed else None
