"""A voice: who speaks, which of their phones stand for a sound, and the program that joins them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from model.diphone.segment import Segment
from model.spec.waveform import Waveform

Ways = Mapping[str, str]
"""How a sound of `model.formant.phones` may be written, or two of them, with a space between, that are one phone: ways
with commas between them, phones with spaces."""


class Joiner(Protocol):
    """Who joins the recorded pairs of sounds of one person."""

    @property
    def path(self) -> Path:
        """The file of the pairs."""

    @property
    def lowest_hz(self) -> float:
        """The lowest pitch (Hz) that it may be asked for."""

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the neighbouring phones that were recorded.

        Raises
        ------
        SynthesisError
            If the voice is not installed.
        """

    def say(self, utterances: Sequence[Sequence[Segment]]) -> Iterator[Waveform]:
        """Yield what the voice says, float32 [shape=(n,)], 16 kHz, one sound an utterance.

        Raises
        ------
        SynthesisError
            If the program or the voice is not installed, or fails.
        """


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker, of whose speech most pairs of neighbouring sounds were recorded."""

    name: str
    """Unlike that of any other voice."""

    language: str
    """Code of the language of the speaker."""

    joiner: Joiner
    """Who joins the sounds."""

    f0_hz: float
    """Usual pitch (Hz)."""

    silence: str
    """Its phone for a pause."""

    ways: Ways
    """How it may say a sound; what is not here, it cannot."""
