"""Any audio file as a waveform: float32, mono, 16 kHz, in [-1, 1]."""

from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from model.spec.errors import RecordingError
from model.spec.tokens import SAMPLE_RATE

Waveform = npt.NDArray[np.float32]
"""Float32 samples, mono, 16 kHz, in [-1, 1], shape=(n,)."""

AUDIO_SUFFIXES: Final = frozenset({".wav", ".flac", ".ogg", ".mp3", ".aif", ".aiff"})
"""Endings of the files that a folder is searched for."""

RATE_RANGE: Final = (4_000, 384_000)
"""Sample rates (Hz) that a recording may have; a header outside it is damage, not a recording."""


def to_mono(samples: npt.NDArray[np.float32]) -> Waveform:
    """Average the channels of ``samples`` [shape=(n, channels)] into one [shape=(n,)]."""
    return np.ascontiguousarray(samples.mean(axis=1, dtype=np.float32))


class _Recording(soundfile.SoundFile):  # type: ignore[misc]  # soundfile has no types
    """A sound file that closes what it was opened through."""

    def __init__(self, file: BinaryIO) -> None:
        self._opened_through = file
        super().__init__(file)

    def close(self) -> None:
        super().close()
        self._opened_through.close()


def open_recording(path: Path) -> soundfile.SoundFile:
    """Open an audio file for reading; it is a context manager.

    Parameters
    ----------
    path : Path
        WAV, FLAC, OGG or MP3, of any width, rate and channel count.

    Raises
    ------
    RecordingError
        If there is no such file, it may not be read, or it is no audio.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise RecordingError(
            korean=f"파일이 없습니다: {path}. 경로를 확인하세요.",
            english=f"There is no file {path}. Check the path.",
        ) from None
    except OSError as error:
        raise RecordingError(
            korean=f"파일을 읽을 수 없습니다: {path} ({error.strerror}). 파일인지, 읽기 권한이 있는지 확인하세요.",
            english=f"{path} cannot be read ({error.strerror}). Check that it is a file and that you may read it.",
        ) from None
    try:
        # Through the open file and not by its name: names outside the code page fail in C libraries on Windows.
        recording = _Recording(file)
    except soundfile.SoundFileError:
        file.close()
        raise not_audio(path) from None
    if not RATE_RANGE[0] <= recording.samplerate <= RATE_RANGE[1]:
        recording.close()
        raise not_audio(path)
    return recording


def not_audio(path: Path) -> RecordingError:
    """Return the error for a file that is no audio, or whose audio is damaged."""
    return RecordingError(
        korean=f"소리 파일이 아니거나 손상되었습니다: {path}. WAV, FLAC, OGG, MP3 파일을 고르세요.",
        english=f"{path} is not an audio file, or is damaged. Choose a WAV, FLAC, OGG or MP3 file.",
    )


def read_waveform(path: Path) -> Waveform:
    """Read a whole audio file as a waveform.

    Returns
    -------
    Waveform
        float32 [shape=(n,)], mono, 16 kHz; values that are not finite read as silence.

    Raises
    ------
    RecordingError
        If the file cannot be read, is no audio, or holds no sample.
    """
    with open_recording(path) as recording:
        try:
            samples = recording.read(dtype="float32", always_2d=True)
        except soundfile.SoundFileError:
            raise not_audio(path) from None
        rate = recording.samplerate
    if not len(samples):
        raise RecordingError(
            korean=f"소리가 들어 있지 않은 파일입니다: {path}. 다시 녹음하세요.",
            english=f"{path} holds no sound at all. Record it again.",
        )
    mono = to_mono(np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0))
    return mono if rate == SAMPLE_RATE else soxr.resample(mono, rate, SAMPLE_RATE)


def with_silence(waveform: Waveform, *, before_seconds: float = 0.1, after_seconds: float = 0.3) -> Waveform:
    """Return a clip with silence around it: the network speaks up only shortly after a word is over."""
    return np.pad(waveform, (round(before_seconds * SAMPLE_RATE), round(after_seconds * SAMPLE_RATE)))


def audio_files(folder: Path) -> list[Path]:
    """Return the audio files below a folder, sorted by path; hidden files and folders are left out."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in AUDIO_SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
