"""Festival: a program that joins recorded pairs of sounds, and gives them any length and any pitch."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import soundfile
import soxr

from model.diphone.repair import unfolded
from model.spec.errors import SynthesisError
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

PACKAGES: Final = (
    "festival festvox-italp16k festvox-itapc16k festvox-czech-dita festvox-czech-krb festvox-czech-machac "
    "festvox-czech-ph festvox-suopuhe-lj festvox-suopuhe-mv festival-te festvox-te-nsk festvox-kallpc16k "
    "festvox-kdlpc16k"
)
"""What Debian calls the program and the voices."""

_PROGRAM: Final = "festival"

_SAY: Final = """(define (say name segments)
  (utt.save.wave (utt.synth (eval (list 'Utterance 'Segments segments))) name 'riff))"""


@dataclass(frozen=True, slots=True)
class Segment:
    """A phone of a voice, how long it lasts, and how high it is."""

    phone: str
    """What the voice calls it."""

    seconds: float
    """Duration."""

    f0_hz: tuple[tuple[float, float], ...] = ()
    """Pitches (Hz), each at a time (seconds) from the beginning of the phone."""


def say(voice: str, utterances: Sequence[Sequence[Segment]]) -> Iterator[Waveform]:
    """Yield what a voice says, float32 [shape=(n,)], 16 kHz, one sound an utterance.

    Parameters
    ----------
    voice : str
        What Festival calls it, after ``voice_``.
    utterances : sequence of sequence of Segment

    Raises
    ------
    SynthesisError
        If Festival or the voice is not installed, or fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{index}.wav" for index in range(len(utterances))]
        orders = [f'(say "{path.name}" \'({_written(said)}))' for path, said in zip(paths, utterances, strict=True)]
        _run("\n".join([f"(voice_{voice})", _SAY, *orders]), folder)
        for path in paths:
            samples, rate = soundfile.read(path, dtype="float32")
            yield soxr.resample(unfolded(samples, rate), rate, SAMPLE_RATE)


def missing() -> SynthesisError:
    """Return what to tell whoever lacks the program or one of the voices."""
    return SynthesisError(
        korean=f"음성 합성기 Festival이나 그 목소리가 없습니다. 'sudo apt install {PACKAGES}'로 설치하세요.",
        english="The speech synthesiser Festival or one of its voices is missing. "
        f"Install them with 'sudo apt install {PACKAGES}'.",
    )


def _written(segments: Sequence[Segment]) -> str:
    return " ".join(
        f"({segment.phone} {segment.seconds:.4f}"
        + "".join(f" ({time:.4f} {hertz:.1f})" for time, hertz in segment.f0_hz)
        + ")"
        for segment in segments
    )


def _run(orders: str, folder: str) -> None:
    if shutil.which(_PROGRAM) is None:
        raise missing()
    program = Path(folder) / "orders.scm"
    program.write_text(orders)
    result = subprocess.run([_PROGRAM, "-b", program.name], cwd=folder, capture_output=True, check=False)
    if result.returncode or b"SIOD ERROR" in result.stderr:
        raise SynthesisError(
            korean=f"Festival이 실패했습니다(종료 코드 {result.returncode}). 설치를 확인하세요.",
            english=f"Festival failed with exit status {result.returncode}. Check its installation.",
        )
