"""Waveforms of any length in, frames of exactly one length out."""

import numpy as np

from model.spec.waveform import Waveform


class Framer:
    """Cuts a stream into frames; what is left over waits for the next waveform.

    Parameters
    ----------
    frame_samples : int
        Length of a frame (samples at 16 kHz).
    """

    _rest: Waveform

    def __init__(self, frame_samples: int) -> None:
        if frame_samples < 1:
            raise ValueError(f"a frame needs at least one sample, not {frame_samples}")
        self._frame_samples = frame_samples
        self.reset()

    def process(self, waveform: Waveform) -> list[Waveform]:
        """Take ``waveform`` [shape=(n,)], any n, and return the frames that it completes.

        Each is an array of its own [shape=(frame_samples,)]; the first begins with what was left over.
        """
        # A copy even if nothing was left over: a frame must not change when the caller reuses its array.
        waiting = np.concatenate([self._rest, waveform])
        whole = len(waiting) // self._frame_samples
        used = whole * self._frame_samples
        self._rest = waiting[used:]
        return list(waiting[:used].reshape(whole, self._frame_samples))

    def reset(self) -> None:
        """Drop what was left over: a frame is never joined over a gap."""
        self._rest = np.zeros(0, dtype=np.float32)
