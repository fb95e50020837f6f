"""A microphone that does not hear what the program itself says."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from app.audio import microphone
from app.audio.source import AudioSource, Block
from app.audio.voice import Voice
from app.core.ring import Samples

ROOM_SECONDS: Final = 0.2
"""Sound that stands for the room: shorter than the pause that ends a stretch of speech, and too long for a pitch."""


class Deafened:
    """Another source, of which at times only the room is heard, as it was just before.

    Not silence: in a room with a noise, its end would be taken for somebody who begins to speak.

    Parameters
    ----------
    source : AudioSource
    deaf : callable
        Tells whether nothing is to be heard at this moment.
    """

    def __init__(self, source: AudioSource, deaf: Callable[[], bool]) -> None:
        self._source = source
        self._deaf = deaf
        self._room: Samples | None = None
        self._place = 0

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
        """Wait for sound and return it, or the room for as long; what the source says about itself stays."""
        block = self._source.read()
        if block is None:
            return None
        if self._deaf():
            return replace(block, samples=self._room_for(block.samples))
        self._remember(block.samples)
        return block

    def _remember(self, samples: Samples) -> None:
        known = self._room
        fits = known is not None and known.shape[1] == samples.shape[1]  # reopened, it may have other channels
        joined = np.concatenate([known, samples]) if known is not None and fits else samples.copy()
        self._room = joined[-round(ROOM_SECONDS * self.sample_rate) :]
        self._place = 0

    def _room_for(self, samples: Samples) -> Samples:
        if self._room is None or self._room.shape[1] != samples.shape[1]:
            return np.zeros_like(samples)
        places = np.arange(self._place, self._place + len(samples))
        self._place += len(samples)
        return self._room.take(places, axis=0, mode="wrap")

    def interrupt(self) -> None:
        """Let a waiting `read` return, from any thread."""
        self._source.interrupt()

    def close(self) -> None:
        """Stop delivering and release the device."""
        self._source.close()


def microphone_beside(voice: Voice, name: str | None) -> Deafened:
    """Return a microphone by its name, the system's own choice for none, that does not hear a voice of the program."""
    return Deafened(microphone.Microphone(name), lambda: voice.speaking)
