"""That was wrong: what the user says it was, with its sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.spec.waveform import Waveform


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was taken for another."""

    digit: int
    """What it was, 0 to 9."""

    heard: int | None
    """What it was taken for; ``None`` for unknown."""

    word: int
    """The number of the word: what is said of it later takes the place of this."""

    waveform: Waveform
    """Its sound, with a little of what is around it: float32, mono, 16 kHz [shape=(n,)]."""
