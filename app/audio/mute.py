"""Notices a microphone that goes on delivering, but nothing but zeros: muted, or not permitted."""

from typing import Final

from app.audio.diagnosis import DEAD_DBFS, Condition, Diagnosis, dead_from_the_start, diagnosis_of, this_system
from app.core.level import peak_dbfs
from app.core.ring import Samples

DEAD_SECONDS: Final = 4.0
"""Digital silence that is no longer a device waking up."""

DISTRUST: Final = 8
"""How many times as long the next silence must last each time that sound came again: a microphone with noise
suppression gives nothing but zeros whenever nobody speaks, and is not muted."""


class MuteWatch:
    """Follows one opening of a microphone.

    Parameters
    ----------
    sample_rate : int
        Of the microphone (Hz).
    """

    def __init__(self, sample_rate: int) -> None:
        self._patience_samples = round(DEAD_SECONDS * sample_rate)
        self._dead_samples = 0
        self._sounded = False
        self._told = False

    def notice(self, samples: Samples) -> Diagnosis | None:
        """Take the next sound [shape=(n, channels)]; return what the user should know from here on, once each time."""
        if peak_dbfs(samples) > DEAD_DBFS:
            return self._alive()
        self._dead_samples += len(samples)
        if self._told or self._dead_samples < self._patience_samples:
            return None
        self._told = True
        # What was heard before was permitted.
        return diagnosis_of(Condition.MUTED, this_system()) if self._sounded else dead_from_the_start(this_system())

    def _alive(self) -> Diagnosis | None:
        told, self._told = self._told, False
        self._sounded = True
        self._dead_samples = 0
        if not told:
            return None
        self._patience_samples *= DISTRUST
        return diagnosis_of(Condition.HEARD_AGAIN, this_system())
