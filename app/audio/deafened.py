"""A microphone that does not hear what the program itself says."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from app.audio.source import AudioSource, Block


class Deafened:
    """Another source, silent at times.

    Parameters
    ----------
    source : AudioSource
    deaf : callable
        Tells whether nothing is to be heard at this moment.
    """

    def __init__(self, source: AudioSource, deaf: Callable[[], bool]) -> None:
        self._source = source
        self._deaf = deaf

    @property
    def name(self) -> str:
        """Name of the source."""
        return self._source.name

    @property
    def sample_rate(self) -> int:
        """Its own rate (Hz)."""
        return self._source.sample_rate

    def open(self) -> None:
        """Begin to deliver, as the source does."""
        self._source.open()

    def read(self) -> Block | None:
        """Wait for sound and return it, or silence that lasts as long; what the source says about itself stays."""
        block = self._source.read()
        if block is None or not self._deaf():
            return block
        return replace(block, samples=np.zeros_like(block.samples))

    def interrupt(self) -> None:
        """Let a waiting `read` return, from any thread."""
        self._source.interrupt()

    def close(self) -> None:
        """Stop delivering and release the device."""
        self._source.close()
