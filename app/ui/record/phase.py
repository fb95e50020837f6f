"""The states of recording that the page tells apart."""

from enum import StrEnum


class Phase(StrEnum):
    """What recording is doing."""

    RESTING = "resting"
    STARTING = "starting"
    ASKING = "asking"
    ENDING = "ending"
    GONE = "microphone gone"
    FAILED = "failed"

    @property
    def troubled(self) -> bool:
        """Whether the user has to do something."""
        return self in {Phase.GONE, Phase.FAILED}
