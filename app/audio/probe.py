"""Listens to a microphone for a moment and measures what it gives."""

import time
from typing import Final

import numpy as np

from app.audio.diagnosis import Hearing
from app.audio.microphone import Microphone
from app.audio.source import AudioSource, Block
from app.core.frames import Framer
from app.core.level import FLOOR_DBFS, level_dbfs, peak_dbfs
from app.errors import DeviceLost
from model.spec.waveform import to_mono

MOMENT_SECONDS: Final = 0.05
"""Length of the moments of which the loudest and the quietest count."""

FULL_SCALE: Final = 0.999
"""Samples from here on are clipped: 16-bit sound ends at 0.99997."""

WAKING_SECONDS: Final = 0.2
"""What is left out at first: devices begin with zeros, a thump, or a block that nobody was there to take."""


def listen_to(name: str | None, *, seconds: float) -> Hearing:
    """Return what the microphone of a name, or the system's own choice, gives within a time (seconds).

    Raises
    ------
    DeviceError
        If it cannot be opened.
    """
    return measure(Microphone(name), seconds=seconds)


def measure(source: AudioSource, *, seconds: float) -> Hearing:
    """Return what a source gives within a time by the clock (seconds); it is opened and closed here.

    Raises
    ------
    SutjaError
        If it cannot be opened.
    """
    source.open()
    try:
        probe = _Probe(source.sample_rate)
        end = time.monotonic() + WAKING_SECONDS + seconds
        while time.monotonic() < end and (block := _next(source)) is not None:
            probe.hear(block)
        return probe.hearing()
    finally:
        source.close()


def _next(source: AudioSource) -> Block | None:
    try:
        return source.read()
    except DeviceLost:
        return None  # how much came until then says it


class _Probe:
    """Adds up what is heard."""

    def __init__(self, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._waking_samples = round(WAKING_SECONDS * sample_rate)
        self._framer = Framer(round(MOMENT_SECONDS * sample_rate))
        self._levels: list[float] = []
        self._peak_dbfs = FLOOR_DBFS
        self._samples = self._values = self._clipped = self._lost_samples = 0

    def hear(self, block: Block) -> None:
        """Take the next sound."""
        if not self._waking_samples:
            self._lost_samples += block.lost_samples
        samples = block.samples[self._waking_samples :]
        self._waking_samples -= len(block.samples) - len(samples)
        self._levels += map(level_dbfs, self._framer.process(to_mono(samples)))
        self._peak_dbfs = max(self._peak_dbfs, peak_dbfs(samples))
        self._samples += len(samples)
        self._values += samples.size
        self._clipped += int(np.count_nonzero(np.abs(samples) >= FULL_SCALE))

    def hearing(self) -> Hearing:
        """Return what it comes to."""
        return Hearing(
            seconds=self._samples / self._sample_rate,
            loudest_dbfs=max(self._levels, default=FLOOR_DBFS),
            quietest_dbfs=min(self._levels, default=FLOOR_DBFS),
            peak_dbfs=self._peak_dbfs,
            clipped_share=self._clipped / max(1, self._values),
            lost_seconds=self._lost_samples / self._sample_rate,
        )
