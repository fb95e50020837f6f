"""espeak-ng: a program that reads text, or phonemes, in about a hundred languages by about a hundred voices."""

import io
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import soundfile
import soxr

from model.spec.errors import SynthesisError
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

_PROGRAM: Final = "espeak-ng"


@dataclass(frozen=True, slots=True)
class Voice:
    """One way of espeak-ng to speak."""

    variant: str
    """Name of the variant: the speaker."""

    pitch: int
    """0 to 99."""

    speed: int
    """Words a minute, 80 to 260."""

    language: str = "ko"
    """Name of espeak-ng's voice: the language."""

    @property
    def name(self) -> str:
        """Language and variant, as espeak-ng calls them both."""
        return f"{self.language}+{self.variant}"


def variants() -> list[str]:
    """Return the names of all variants, sorted; each can speak every language.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed.
    """
    listing = _run("--voices=variant").decode()
    return sorted({line.split("!v/")[1].split("  ")[0].strip() for line in listing.splitlines() if "!v/" in line})


def languages() -> set[str]:
    """Return the names of the languages that are installed.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed.
    """
    return {line.split()[1] for line in _run("--voices").decode().splitlines()[1:]}


def split_variants(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the variants to train on and those held out: every eighth, so that both hold all kinds."""
    return [name for index, name in enumerate(names) if index % 8], list(names[::8])


def speak(text: str, voice: Voice) -> Waveform:
    """Return a text as a waveform, float32 [shape=(n,)], 16 kHz; the same for the same voice.

    Parameters
    ----------
    text : str
        Words of the language of the voice; what stands in ``[[…]]`` is phonemes, see `phonemes`.
    voice : Voice

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails.
    """
    content = _run("-v", voice.name, "-p", str(voice.pitch), "-s", str(voice.speed), "--stdout", text)
    samples, rate = soundfile.read(io.BytesIO(_with_length(content)), dtype="float32")
    resampled: Waveform = soxr.resample(samples, rate, SAMPLE_RATE)
    return resampled


def phonemes(spelling: str) -> str:
    """Return the text that makes espeak-ng speak phonemes, written in the mnemonics of the language of the voice."""
    return f"[[{spelling}]]"


def heard(spellings: Sequence[str], language: str) -> list[str]:
    """Return what espeak-ng says that it speaks for each spelling in phonemes; see `transcribed`."""
    return transcribed(list(map(phonemes, spellings)), language)


def transcribed(texts: Sequence[str], language: str) -> list[str]:
    """Return what espeak-ng says that it speaks for each text, as for `speak`, in phonetic letters.

    Parameters
    ----------
    texts : sequence of str
        Each of one clause, which is neither empty nor longer than a breath: else what follows belongs to other texts.
    language : str
        What espeak-ng calls it.

    Raises
    ------
    SynthesisError
        If espeak-ng is not installed or fails, or does not know the language.
    """
    paragraphs = "\n\n".join(texts)  # each gets a line of its own, even what cannot be spoken, if it is not empty
    lines = _run("-v", language, "--ipa", "-q", "--stdin", text=paragraphs).decode().split("\n")
    return lines[: len(texts)]


def _run(*arguments: str, text: str | None = None) -> bytes:
    if shutil.which(_PROGRAM) is None:
        raise SynthesisError(
            korean="음성 합성기 espeak-ng가 없습니다. 'sudo apt install espeak-ng'로 설치하세요.",
            english="The speech synthesiser espeak-ng is missing. Install it with 'sudo apt install espeak-ng'.",
        )
    content = None if text is None else text.encode()
    result = subprocess.run([_PROGRAM, *arguments], input=content, capture_output=True, check=False)
    if result.returncode:
        asked = " ".join(arguments[:2])
        raise SynthesisError(
            korean=f"espeak-ng가 실패했습니다(종료 코드 {result.returncode}, {asked}). 설치를 확인하세요.",
            english=f"espeak-ng failed with exit status {result.returncode} ({asked}). Check its installation.",
        )
    return result.stdout


def _with_length(wav: bytes) -> bytes:
    """Return a WAV whose header tells its length: espeak-ng cannot know it while it writes to a pipe."""
    data = wav.index(b"data")
    size = len(wav) - data - 8
    return (
        wav[:4]
        + (len(wav) - 8).to_bytes(4, "little")
        + wav[8 : data + 4]
        + size.to_bytes(4, "little")
        + wav[data + 8 :]
    )
