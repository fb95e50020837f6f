"""The one contract of everything that delivers sound: the microphone, and a file that plays as one."""

from dataclasses import dataclass
from typing import Protocol

from app.audio.diagnosis import Diagnosis
from app.core.ring import Samples


@dataclass(frozen=True, slots=True)
class Block:
    """What a source delivers at a time."""

    samples: Samples
    """The sound at the source's own rate, shape=(n, channels); n may be any number from 1."""

    lost_samples: int = 0
    """Samples that were lost just before this block."""

    notice: Diagnosis | None = None
    """What a device's sound says about the device from here on: that it is muted, say."""


class AudioSource(Protocol):
    """Something that delivers sound; used by one thread, but for `interrupt`."""

    @property
    def name(self) -> str:
        """Name for people: of the device, or of the file."""

    @property
    def sample_rate(self) -> int:
        """Own rate (Hz); known once the source is open."""

    def open(self) -> None:
        """Begin to deliver.

        Raises
        ------
        SutjaError
            If the source cannot be opened; the sentence says why and what to do.
        """

    def read(self) -> Block | None:
        """Wait for sound and return all of it; ``None`` at the end or after `interrupt`.

        Raises
        ------
        DeviceLost
            If a device stopped delivering, or another one is to be opened in its place: `open` again.
        MicrophoneChanged
            Of these the second, once: until `open`, this one may still be read.
        """

    def interrupt(self) -> None:
        """Let a waiting `read` return, from any thread."""

    def close(self) -> None:
        """Stop delivering and release the device; closing twice is harmless."""
