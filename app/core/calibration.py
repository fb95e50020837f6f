"""Five seconds in which nobody speaks, and the sensitivity that keeps such a room silent."""

from typing import Final

import numpy as np

from app.config import LEAST_SENSITIVE_DBFS, MOST_SENSITIVE_DBFS
from app.core.events import Level
from app.core.level import FLOOR_DBFS

SECONDS: Final = 5.0
"""How long one must be quiet."""

LOUD_SHARE: Final = 95.0
"""Percentile of the levels that counts as the noise of the room: a single knock does not."""

MARGIN_DB: Final = 6.0
"""How far above the noise of the room the threshold is put."""

STEADY_DB: Final = 12.0
"""Where the loud moments are further than this above the middle, somebody spoke, or something fell down."""


class Calibration:
    """Takes the engine's `Level` events while the room is quiet, and tells the sensitivity for it.

    ::

        calibration = Calibration()
        calibration.hear(event)             # each Level, until calibration.finished
        EngineConfig(sensitivity=calibration.sensitivity)
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._began: float | None = None
        self._heard = 0.0
        self._levels: list[float] = []

    @property
    def progress(self) -> float:
        """How much of the time has passed, 0 to 1."""
        return min(self._heard / self._seconds, 1.0)

    @property
    def finished(self) -> bool:
        """Whether it was quiet for long enough to tell."""
        return self._heard >= self._seconds

    @property
    def disturbed(self) -> bool:
        """Whether somebody spoke meanwhile, so that one should begin again."""
        return bool(self._loud - self._percentile(50.0) > STEADY_DB)

    @property
    def sensitivity(self) -> float:
        """The sensitivity that leaves out what was heard, 0 to 1; of use when `finished` and not `disturbed`."""
        reach = LEAST_SENSITIVE_DBFS - MOST_SENSITIVE_DBFS
        return float(np.clip((LEAST_SENSITIVE_DBFS - self._loud - MARGIN_DB) / reach, 0.0, 1.0))

    def hear(self, level: Level) -> None:
        """Take the next level; after the time is over, nothing more is taken."""
        if self.finished:
            return
        self._began = level.time if self._began is None else self._began
        self._heard = level.time - self._began
        self._levels.append(level.dbfs)

    @property
    def _loud(self) -> float:
        return self._percentile(LOUD_SHARE)

    def _percentile(self, share: float) -> float:
        """Return the level that a share of all (percent) stay below; before the first, that of digital silence."""
        return float(np.percentile(self._levels or [FLOOR_DBFS], share))
