"""Festival: a program that joins recorded pairs of sounds, and gives them any length and any pitch."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import soundfile
import soxr

from model.diphone.packages import missing
from model.diphone.repair import unfolded
from model.diphone.segment import Segment
from model.spec.errors import SynthesisError
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

_PROGRAM: Final = "festival"

_SAY: Final = """(set! UniSyn_module_hooks nil)
(define (say name segments)
  (utt.save.wave (utt.synth (eval (list 'Utterance 'Segments segments))) name 'riff))"""
"""How to say something. The hooks of some voices would put other phones in the place of those asked for."""


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
        said = result.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise SynthesisError(
            korean=f"Festival이 실패했습니다(종료 코드 {result.returncode}: {said}). 설치를 확인하세요.",
            english=f"Festival failed with exit status {result.returncode} ({said}). Check its installation.",
        )
