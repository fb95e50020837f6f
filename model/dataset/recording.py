"""A file of sound, decoded once: its samples, where the words in it are, and what was wrong with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from model.dataset.clip import Stretch
from model.dataset.finding import Fault
from model.dataset.inspection import mix
from model.dataset.words import survey
from model.spec.errors import RecordingError
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Pcm, open_recording, parts_of, to_pcm
from model.spec.words import Span

DECODING: Final = 1
"""Version of everything that decides what is made of a file; another one makes the cache anew."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What is known about a file."""

    key: str
    """Hash of its content (32 hexadecimal digits); empty where it could not be opened."""

    sound: Stretch | None
    """Its samples, mono, 16 kHz; none where it could not be read."""

    faults: tuple[Fault, ...] = ()
    """What was wrong with it."""

    words: tuple[Span, ...] = ()
    """Where its words are, counted from the first sample of ``sound``."""

    pieces: tuple[Span, ...] = ()
    """The same in pieces of at most 1.5 s."""

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.sound.length / SAMPLE_RATE if self.sound else 0.0

    def stretch(self, span: Span) -> Stretch | None:
        """Return where the samples of a span lie."""
        if self.sound is None:
            return None
        return Stretch(self.sound.path, self.sound.start + span.start, span.end - span.start)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file that was just read."""

    pcm: Pcm
    """Its samples [shape=(n,)], mono, 16 kHz; none where it could not be read."""

    faults: tuple[Fault, ...]
    """What was wrong with it."""

    words: tuple[Span, ...]
    """Where its words are."""

    pieces: tuple[Span, ...]
    """The same in pieces of at most 1.5 s."""

    def as_record(self) -> dict[str, Any]:
        """Return what was found, for the index of the cache."""
        return {"faults": list(self.faults), "words": list(self.words), "pieces": list(self.pieces)}

    @classmethod
    def of(cls, parts: list["Decoded"]) -> "Decoded":
        """Join the parts of one file."""
        starts = np.cumsum([0, *(len(part.pcm) for part in parts)]).tolist()
        return cls(
            pcm=np.concatenate([part.pcm for part in parts]),
            faults=_joint_faults(parts),
            words=tuple(_moved(span, by) for part, by in zip(parts, starts, strict=False) for span in part.words),
            pieces=tuple(_moved(span, by) for part, by in zip(parts, starts, strict=False) for span in part.pieces),
        )


UNREADABLE: Final = Decoded(np.zeros(0, dtype=np.int16), (Fault.UNREADABLE,), (), ())
"""What is made of a file that is no audio, or damaged."""


def decode(path: Path) -> Decoded:
    """Read a file, inspect it, and mend what can be mended."""
    try:
        with open_recording(path) as recording:
            parts = [_inspected(part, recording.samplerate) for part in parts_of(recording)]
    except (RecordingError, soundfile.SoundFileError, OSError):
        return UNREADABLE
    return Decoded.of(parts) if parts else UNREADABLE


def _inspected(samples: npt.NDArray[np.float32], rate: int) -> Decoded:
    mixed = mix(samples)
    waveform = mixed.mono if rate == SAMPLE_RATE else soxr.resample(mixed.mono, rate, SAMPLE_RATE)
    found = survey(waveform)
    empty = () if found.words else (Fault.SILENT if found.is_silent else Fault.SHORT,)
    return Decoded(to_pcm(waveform), (*mixed.faults, *empty), tuple(found.words), tuple(found.pieces))


def _joint_faults(parts: list[Decoded]) -> tuple[Fault, ...]:
    """Return the faults of all parts; that nothing is said in one of them is none, where something is in another."""
    faults = dict.fromkeys(fault for part in parts for fault in part.faults)
    spoken = any(part.words for part in parts)
    return tuple(fault for fault in faults if not (spoken and fault in (Fault.SILENT, Fault.SHORT)))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
