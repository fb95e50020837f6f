"""What Sutja is doing, in one word, and what the user should know about it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The states that the window tells apart."""

    PREPARING = "preparing"
    LISTENING = "listening"
    SPEECH = "speech"
    PAUSING = "pausing"
    PAUSED = "paused"
    DEVICE_GONE = "device gone"
    NO_MICROPHONE = "no microphone"
    ERROR = "error"

    @property
    def alive(self) -> bool:
        """Whether sound is being listened to."""
        return self in {State.LISTENING, State.SPEECH}

    @property
    def troubled(self) -> bool:
        """Whether the user has to do something."""
        return self in {State.DEVICE_GONE, State.NO_MICROPHONE, State.ERROR}


@dataclass(frozen=True, slots=True)
class Status:
    """A state with its details."""

    state: State
    """What Sutja is doing."""

    source: str = ""
    """Name of the microphone or file that is listened to."""

    message: str = ""
    """What happened and what to do, in the user's language; only in trouble."""
