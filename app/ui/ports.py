"""What the window needs from outside: an engine to start and stop, and ways to make sources of sound.

`app.main` fills these; the window never imports the engine, and tests give it a scripted one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.audio.devices import Device
    from app.audio.source import AudioSource


class VoiceControl(Protocol):
    """What speaks digits back; no microphone of the program hears it."""

    def prepare(self) -> None:
        """Get ready to speak; returns at once."""

    def say(self, digits: Sequence[int]) -> None:
        """Say digits once all is said that was to be said before; returns at once."""


class EngineControl(Protocol):
    """The engine as the window sees it; what it hears arrives through the bridge."""

    def prepare(self) -> None:
        """Load the model before somebody waits for it; it takes seconds."""

    def start(self, source: AudioSource) -> None:
        """Begin to listen to a source, in a thread of the engine's own."""

    def stop(self) -> None:
        """End and return when the thread has ended and the source is closed; harmless when not running."""


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """What the user wants to be listened to."""

    demo: bool = False
    """Whether it is the bundled demo sound."""

    microphone: str | None = None
    """Name of the microphone; ``None`` is the system's default."""


@dataclass(frozen=True, slots=True)
class Sources:
    """How microphones are listed and sources made; each may block, and is called off the GUI thread."""

    list_microphones: Callable[[], Sequence[Device]]
    """Lists the microphones; raises `DeviceError` where there is none."""

    microphone: Callable[[str | None], AudioSource]
    """Makes the source for a microphone by name."""

    demo: Callable[[], AudioSource]
    """Makes the source that plays the demo sound at the pace of a microphone."""

    def make(self, choice: SourceChoice) -> AudioSource:
        """Make the source that was chosen."""
        return self.demo() if choice.demo else self.microphone(choice.microphone)
