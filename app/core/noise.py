"""How loud the room is when nobody speaks, from the level alone: it follows a fan that is switched on or off."""

from collections import deque

from app.config import GateConfig
from app.core.level import FLOOR_DBFS


class NoiseFloor:
    """The lowest level of the last seconds that lasted for a moment (Martin 2001, "minimum statistics").

    It needs no verdict on what is speech: it falls at once where the room gets quieter, and follows a noise that stays
    after the window has passed. Digital silence is no room, but a microphone that wakes, is muted, or gives nothing
    between words: it counts until there has been sound for a while, and then not at all.

    Parameters
    ----------
    config : GateConfig
    frame_seconds : float
        Length of a frame.
    """

    def __init__(self, config: GateConfig, *, frame_seconds: float) -> None:
        self._recent: deque[float] = deque(maxlen=max(1, round(config.steady_seconds / frame_seconds)))
        self._window_frames = round(config.window_seconds / frame_seconds)
        self._waking_frames = round(config.waking_seconds / frame_seconds)
        # Levels that may still become the lowest, with the frames in which they were heard: rising from the oldest.
        self._lowest: deque[tuple[int, float]] = deque()
        self._frame = 0
        self._silent_until = 0

    @property
    def dbfs(self) -> float:
        """The floor (dBFS); that of digital silence before the room was heard."""
        awake = self._frame - self._silent_until >= self._waking_frames
        return self._lowest[0][1] if awake and self._lowest else FLOOR_DBFS

    def hear(self, level_dbfs: float) -> None:
        """Take the level of the next frame (dBFS)."""
        self._frame += 1
        self._recent.append(level_dbfs)
        if len(self._recent) == self._recent.maxlen:
            self._take(max(self._recent))
        if self._lowest and self._lowest[0][0] <= self._frame - self._window_frames:
            self._lowest.popleft()

    def _take(self, lasted: float) -> None:
        """Take a level that has lasted for a moment."""
        if lasted <= FLOOR_DBFS:
            self._silent_until = self._frame
            return
        while self._lowest and self._lowest[-1][1] >= lasted:
            self._lowest.pop()
        self._lowest.append((self._frame, lasted))
