"""One recorded digit: before it is kept, and where it lies afterwards."""

from dataclasses import dataclass
from pathlib import Path

from model.spec.waveform import Waveform


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """A digit that somebody said."""

    waveform: Waveform
    """The sound, float32 [shape=(n,)], mono, 16 kHz."""

    digit: int
    """Which digit it is, 0–9."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who speaks, and when or where: takes of one sitting sound alike."""

    speaker: str
    """Name of the speaker."""

    session: str
    """Name of the session."""


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """A take that lies on the disk."""

    name: str
    """Name of the file; later takes have later names."""

    path: Path
    """The file."""

    digit: int
    """Which digit it is."""

    sitting: Sitting
    """Whose it is."""
