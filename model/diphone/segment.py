"""What a program is to say: phones with a length and a pitch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A phone of a voice, how long it lasts, and how high it is."""

    phone: str
    """What the voice calls it."""

    seconds: float
    """Duration."""

    f0_hz: tuple[tuple[float, float], ...] = ()
    """Pitches (Hz), each at a time (seconds) from the beginning of the phone."""
