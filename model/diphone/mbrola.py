"""MBROLA: a program that joins recorded pairs of sounds, each resynthesised at one pitch (Dutoit and Leich 1993)."""

import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import soundfile
import soxr

from model.diphone.packages import damaged, failed, no_mbrola
from model.diphone.segment import Segment
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

FOLDER: Final = Path("/usr/share/mbrola")
"""Where Debian puts the voices."""

SILENCE: Final = "_"
"""What every voice calls a pause."""

_PROGRAM: Final = "mbrola"

_VOLUME: Final = "0.7"
"""Loud moments of some voices would leave the range of 16 bits at that of the recordings."""

_MAGIC: Final = b"MBROLA"
_VERSION_BYTES: Final = 5
_SETTINGS_BYTES: Final = 8
"""Samples in the file, their rate, their period and how they are coded."""

_LOWEST_HZ: Final = 50.0


@dataclass(frozen=True, slots=True)
class Mbrola:
    """One of its voices."""

    name: str
    """Of its folder, and of the file in it."""

    @property
    def path(self) -> Path:
        """The file of its diphones."""
        return FOLDER / self.name / self.name

    @property
    def lowest_hz(self) -> float:
        """As low as people creak."""
        return _LOWEST_HZ

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the neighbouring phones that were recorded."""
        if not self.path.is_file():
            raise no_mbrola()
        try:
            with self.path.open("rb") as file:
                return frozenset(_pairs(file))
        except (struct.error, EOFError):
            raise damaged(self.name) from None

    def say(self, utterances: Sequence[Sequence[Segment]]) -> Iterator[Waveform]:
        """Yield what it says, float32 [shape=(n,)], 16 kHz."""
        if shutil.which(_PROGRAM) is None or not self.path.is_file():
            raise no_mbrola()
        with tempfile.TemporaryDirectory() as folder:
            for index, segments in enumerate(utterances):
                sound = Path(folder) / f"{index}.wav"
                _run(self.path, _written(segments), sound)
                samples, rate = soundfile.read(sound, dtype="float32")
                yield soxr.resample(samples, rate, SAMPLE_RATE)


def _pairs(file: BinaryIO) -> Iterator[tuple[str, str]]:
    """Yield the pairs that a file of diphones names: those that were recorded, and other names of some of them."""
    if file.read(len(_MAGIC)) != _MAGIC:
        raise EOFError
    file.read(_VERSION_BYTES)
    count, small = struct.unpack("<hH", file.read(4))
    periods = small or struct.unpack("<i", file.read(4))[0]
    file.read(_SETTINGS_BYTES)
    for _ in range(count):
        recorded = _name(file), _name(file)
        if periods:
            periods -= struct.unpack("<hBB", file.read(4))[1]
            yield recorded
        else:  # all sound has been named: it is behind a name for another pair
            yield _name(file), _name(file)


def _name(file: BinaryIO) -> str:
    letters = b""
    while (letter := file.read(1)) != b"\0":
        if not letter:
            raise EOFError
        letters += letter
    return letters.decode("latin1")


def _written(segments: Sequence[Segment]) -> str:
    """Return lines of a phone, its milliseconds, and pitches, each behind the percent of the phone where it is."""
    return "".join(
        f"{segment.phone} {1000.0 * segment.seconds:.0f}"
        + "".join(f" {100.0 * time / segment.seconds:.0f} {hertz:.1f}" for time, hertz in segment.f0_hz)
        + "\n"
        for segment in segments
    )


def _run(voice: Path, orders: str, sound: Path) -> None:
    result = subprocess.run(
        [_PROGRAM, "-v", _VOLUME, voice, "-", sound], input=orders.encode("latin1"), capture_output=True, check=False
    )
    if result.returncode:
        raise failed("MBROLA", "가", result)
