"""A ring of samples between two threads: the device's callback writes, the engine reads, neither waits."""

from typing import Any

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""Float32 samples in [-1, 1], shape=(n, channels)."""


class Ring:
    """The newest ``capacity`` samples, addressed by an index that only grows: samples since the start.

    One thread writes and one thread reads. The writer never waits for the reader: it overwrites the oldest
    samples, and the reader learns how many of them it missed.

    Parameters
    ----------
    capacity : int
        Samples of each channel that are kept.
    channels : int
    """

    def __init__(self, *, capacity: int, channels: int) -> None:
        if capacity < 1 or channels < 1:
            raise ValueError(f"no room for a sample: {capacity} samples of {channels} channels")
        self._buffer = np.zeros((capacity, channels), dtype=np.float32)
        # Two indices that the writer alone sets, each in one step under the GIL: it raises `_claimed` before it
        # touches the buffer, and `_written` once the samples are there.
        self._claimed = 0
        self._written = 0
        self._read = 0

    @property
    def capacity(self) -> int:
        """Samples of each channel that are kept."""
        return len(self._buffer)

    def write(self, samples: npt.NDArray[Any]) -> None:
        """Append ``samples`` [shape=(n, channels)] over the oldest; for the writing thread alone."""
        stop, newest = self._written + len(samples), samples[-self.capacity :]
        self._claimed = stop
        offset = (stop - len(newest)) % self.capacity
        head = min(len(newest), self.capacity - offset)
        self._buffer[offset : offset + head] = newest[:head]
        self._buffer[: len(newest) - head] = newest[head:]
        self._written = stop

    def read(self) -> tuple[Samples, int]:
        """Return all that was written since the last `read`; for the reading thread alone.

        Returns
        -------
        samples : np.ndarray [shape=(n, channels)], float32
            A copy; empty if nothing new was written.
        lost_samples : int
            Samples just before the copy that were overwritten before they could be read.
        """
        stop = self._written
        start = max(self._read, stop - self.capacity)
        samples, torn = self._copy(start, stop)
        lost_samples = start + torn - self._read
        self._read = stop
        return samples[torn:], lost_samples

    def slice(self, start: int, stop: int) -> Samples:
        """Return a copy of the samples from absolute index ``start`` up to ``stop`` [shape=(n, channels)].

        Raises
        ------
        IndexError
            If they are not written yet, or not kept any more.
        """
        if self._oldest() <= start <= stop <= self._written:
            samples, torn = self._copy(start, stop)
            if not torn:
                return samples
        raise IndexError(f"{start} to {stop} is not within {self._oldest()} to {self._written}")

    def _oldest(self) -> int:
        """Return the index of the oldest sample that the writer is not writing over."""
        return max(0, self._claimed - self.capacity)

    def _copy(self, start: int, stop: int) -> tuple[Samples, int]:
        """Copy ``start`` to ``stop``, and count the samples at the front that may have been overwritten meanwhile.

        numpy lets go of the GIL while it copies, so the writer may run during this. The race is harmless: what
        the writer touched it had claimed before, so its claim, looked at *after* the copy, covers every torn
        sample (and perhaps some that were still whole). They are told as lost and never given as sound.
        """
        offset = start % self.capacity
        head = min(stop - start, self.capacity - offset)
        samples = np.concatenate([self._buffer[offset : offset + head], self._buffer[: stop - start - head]])
        return samples, min(max(self._oldest() - start, 0), stop - start)
