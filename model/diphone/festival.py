"""Festival: a program that joins recorded pairs of sounds, and gives them any length and any pitch."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import soundfile
import soxr

from model.diphone.packages import failed, no_festival
from model.diphone.repair import unfolded
from model.diphone.segment import Segment
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

FOLDER: Final = Path("/usr/share/festival/voices")
"""Where Debian puts the voices."""

_PROGRAM: Final = "festival"

_HEADER_END: Final = b"EST_Header_End\n"

_SAY: Final = """(set! UniSyn_module_hooks nil)
(define (say name segments)
  (utt.save.wave (utt.synth (eval (list 'Utterance 'Segments segments))) name 'riff))"""
"""How to say something. The hooks of some voices would put other phones in the place of those asked for."""

_LOWEST_HZ: Final = 80.0


@dataclass(frozen=True, slots=True)
class Festival:
    """One of its voices."""

    name: str
    """What the program calls it, after ``voice_``."""

    group: str
    """The file of its diphones, below `FOLDER`."""

    @property
    def path(self) -> Path:
        """The file of its diphones."""
        return FOLDER / self.group

    @property
    def lowest_hz(self) -> float:
        """It breaks off, or crashes, at some pitches below 70 Hz."""
        return _LOWEST_HZ

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the neighbouring phones that were recorded."""
        if not self.path.is_file():
            raise no_festival()
        head, _, rest = self.path.read_bytes().partition(_HEADER_END)
        count = re.search(rb"NumEntries (\d+)", head)
        entries = rest.split(b"\n", int(count[1]) if count else 0)[:-1]
        names = (entry.split()[0].decode("latin1").partition("-") for entry in entries if entry)
        return frozenset((first, second) for first, _, second in names)

    def say(self, utterances: Sequence[Sequence[Segment]]) -> Iterator[Waveform]:
        """Yield what it says, float32 [shape=(n,)], 16 kHz."""
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{index}.wav" for index in range(len(utterances))]
            orders = [f'(say "{path.name}" \'({_written(said)}))' for path, said in zip(paths, utterances, strict=True)]
            _run("\n".join([f"(voice_{self.name})", _SAY, *orders]), folder)
            for path in paths:
                samples, rate = soundfile.read(path, dtype="float32")
                yield soxr.resample(unfolded(samples, rate), rate, SAMPLE_RATE)


def _written(segments: Sequence[Segment]) -> str:
    return " ".join(
        f"({segment.phone} {segment.seconds:.4f}"
        + "".join(f" ({time:.4f} {hertz:.1f})" for time, hertz in segment.f0_hz)
        + ")"
        for segment in _framed(segments)
    )


def _framed(segments: Sequence[Segment]) -> list[Segment]:
    """Return segments with the first pitch repeated where they begin, and the last where they end.

    Festival holds the first pitch until the second, instead of moving towards it, and where no pitch is given for the
    end, it takes one of 0 Hz and may write behind the end of its memory.
    """
    framed = list(segments)
    pitches = [hertz for segment in segments for _, hertz in segment.f0_hz]
    if pitches:
        framed[0] = replace(framed[0], f0_hz=((0.0, pitches[0]), *framed[0].f0_hz))
        framed[-1] = replace(framed[-1], f0_hz=(*framed[-1].f0_hz, (framed[-1].seconds, pitches[-1])))
    return framed


def _run(orders: str, folder: str) -> None:
    if shutil.which(_PROGRAM) is None:
        raise no_festival()
    program = Path(folder) / "orders.scm"
    program.write_text(orders)
    result = subprocess.run([_PROGRAM, "-b", program.name], cwd=folder, capture_output=True, check=False)
    if result.returncode or b"SIOD ERROR" in result.stderr:
        raise failed("Festival", "이", result)
