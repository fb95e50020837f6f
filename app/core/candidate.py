"""A word that the network named, and what became of it."""

from dataclasses import dataclass

from app.core.decision import Decision


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word as the network names it, before it is known what stands around it."""

    decision: Decision
    """What it is by itself."""

    among_speech: Decision
    """What it is where somebody talks."""

    spike: int
    """The frame of the utterance in which it was named."""

    start: int
    """Its first frame."""

    end: int
    """The frame after its last."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a candidate."""

    candidate: Candidate
    """The word."""

    passed: bool
    """Whether it is a digit by what stands around it as well."""
