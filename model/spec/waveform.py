"""Any audio file as a waveform: float32, mono, 16 kHz, in [-1, 1]."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from model.spec.channels import channels_of, mixed
from model.spec.errors import RecordingError
from model.spec.faults import reason_of
from model.spec.tokens import SAMPLE_RATE

Waveform = npt.NDArray[np.float32]
"""Float32 samples, mono, 16 kHz, in [-1, 1], shape=(n,)."""

Pcm = npt.NDArray[np.int16]
"""Int16 samples, mono, 16 kHz, shape=(n,)."""

FULL_SCALE: Final = 32_768
"""Int16 value of 1.0: what audio files and PortAudio divide by, so that a 16-bit recording comes back unchanged."""

AUDIO_SUFFIXES: Final = frozenset({".wav", ".flac", ".ogg", ".mp3", ".aif", ".aiff"})
"""Endings of the files that a folder is searched for."""

PIECE_FRAMES: Final = 1 << 16
"""Samples of each channel that are read at a time."""

PART_SECONDS: Final = 60
"""A long recording is read in parts of a minute, so that one of an hour takes no more memory."""

RATE_RANGE: Final = (4_000, 384_000)
"""Sample rates (Hz) that a recording may have; a header outside it is damage, not a recording."""


def to_mono(samples: npt.NDArray[np.float32]) -> Waveform:
    """Average the channels of ``samples`` [shape=(n, channels)] into one [shape=(n,)].

    What is not finite reads as silence, and what lies beyond full scale is clipped.
    """
    finite = np.where(np.isfinite(samples), samples, np.float32(0))
    return np.ascontiguousarray(np.clip(finite, -1.0, 1.0).mean(axis=1, dtype=np.float32))


def to_pcm(waveform: npt.NDArray[np.floating[Any]]) -> Pcm:
    """Round ``waveform`` [shape=(n,)], finite, in [-1, 1], to 16 bits; what lies beyond full scale is clipped."""
    pcm: Pcm = np.clip(np.rint(waveform * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
    return pcm


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
        If there is no such file, it may not be read, it is no audio, or it holds no sample.
    """
    try:
        # Neither a folder nor a pipe, which would make the reader wait for ever, and cannot be searched.
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "not a file")
        file = path.open("rb")
    except FileNotFoundError:
        raise RecordingError(
            korean=f"파일이 없습니다: {path}. 경로를 확인하세요.",
            english=f"There is no file {path}. Check the path.",
        ) from None
    except OSError as error:
        raise RecordingError(
            korean=f"파일을 읽을 수 없습니다: {path} ({reason_of(error)}). 파일인지, 읽기 권한이 있는지 확인하세요.",
            english=f"{path} cannot be read ({reason_of(error)}). Check that it is a file and that you may read it.",
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
    if not recording.frames:
        recording.close()
        raise _empty(path)
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
        float32 [shape=(n,)], mono, 16 kHz; a channel that is dead or inverted, or has an offset, does not spoil it.

    Raises
    ------
    RecordingError
        If the file cannot be read, is no audio, or holds no sample.
    """
    with open_recording(path) as recording:
        rate = recording.samplerate
        try:
            # In pieces, and not as many samples at once as a header claims that may be wrong.
            parts = [mixed(channels_of(part)).mono for part in parts_of(recording)]
        except soundfile.SoundFileError:
            raise not_audio(path) from None
    if not parts:
        raise _empty(path)
    mono = np.concatenate(parts)
    return mono if rate == SAMPLE_RATE else soxr.resample(mono, rate, SAMPLE_RATE)


def pieces_of(recording: soundfile.SoundFile) -> Iterator[npt.NDArray[np.float32]]:
    """Give the samples of an open recording in pieces [shape=(n, channels)]: a header may claim any number of them."""
    while len(piece := recording.read(PIECE_FRAMES, dtype="float32", always_2d=True)):
        yield piece


def parts_of(recording: soundfile.SoundFile) -> Iterator[npt.NDArray[np.float32]]:
    """Give the samples of an open recording a minute at a time [shape=(n, channels)]."""
    pieces: list[npt.NDArray[np.float32]] = []
    for piece in pieces_of(recording):
        pieces.append(piece)
        if sum(map(len, pieces)) >= PART_SECONDS * recording.samplerate:
            yield np.concatenate(pieces)
            pieces = []
    if pieces:
        yield np.concatenate(pieces)


def _empty(path: Path) -> RecordingError:
    return RecordingError(
        korean=f"소리가 들어 있지 않은 파일입니다: {path}. 다시 녹음하세요.",
        english=f"{path} holds no sound at all. Record it again.",
    )


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
