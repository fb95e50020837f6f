"""The level of each frame of a stream, the newest kept: a room that is never silent fills no memory."""

from collections.abc import Sequence
from typing import overload


class Levels(Sequence[float]):
    """Levels (dBFS), addressed by the number of their frame, which only grows.

    Parameters
    ----------
    capacity : int
        Frames that are kept at least.
    """

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"no room for a level: {capacity}")
        self._capacity = capacity
        self._kept: list[float] = []
        self._forgotten = 0

    def __len__(self) -> int:
        """Return how many frames were heard, kept or not."""
        return self._forgotten + len(self._kept)

    @overload
    def __getitem__(self, frames: int) -> float: ...

    @overload
    def __getitem__(self, frames: slice) -> list[float]: ...

    def __getitem__(self, frames: int | slice) -> float | list[float]:
        """Return the level of one frame, or the levels of some.

        Raises
        ------
        IndexError
            If one of them was not heard yet, or is not kept any more.
        """
        if isinstance(frames, slice):
            return [self[frame] for frame in range(*frames.indices(len(self)))]
        place = range(len(self))[frames] - self._forgotten
        if place < 0:
            raise IndexError(f"the level of frame {frames} is not kept any more")
        return self._kept[place]

    def append(self, dbfs: float) -> None:
        """Take the level of the next frame."""
        self._kept.append(dbfs)
        # Seldom and many at once: to drop one of a list costs as much.
        surplus = len(self._kept) - self._capacity
        if surplus >= self._capacity:
            del self._kept[:surplus]
            self._forgotten += surplus
