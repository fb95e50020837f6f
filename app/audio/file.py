"""A recording that plays as a microphone, block by block and never as a whole in memory."""

import threading
import time
from pathlib import Path
from typing import Final

import soundfile

from app.audio.source import Block
from app.core.ring import Samples
from model.spec.waveform import not_audio, open_recording

BLOCKS_A_SECOND: Final = 100
"""Blocks of a file by default: 10 ms each."""


class FileSource:
    """A recording.

    Parameters
    ----------
    path : Path
        WAV, FLAC, OGG or MP3, of any width, rate and channel count.
    realtime : bool
        Whether a block is given only when it would have been spoken; else as fast as it is read.
    block_samples : int, optional
        Samples of a block; 10 ms by default.
    """

    def __init__(self, path: Path, *, realtime: bool = False, block_samples: int | None = None) -> None:
        if block_samples is not None and block_samples < 1:
            raise ValueError(f"a block needs at least one sample, not {block_samples}")
        self._path = path
        self._realtime = realtime
        self._wanted_samples = block_samples
        self._recording: soundfile.SoundFile | None = None
        self._sample_rate = 0
        self._delivered = 0
        self._opened = 0.0
        self._interrupted = threading.Event()

    @property
    def name(self) -> str:
        """Name of the file, without its folder."""
        return self._path.name

    @property
    def sample_rate(self) -> int:
        """The file's own rate (Hz); 0 before it is open."""
        return self._sample_rate

    def open(self) -> None:
        """Begin at the start of the file.

        Raises
        ------
        RecordingError
            If the file cannot be read, is no audio, or holds no sample.
        """
        self.close()
        self._recording = open_recording(self._path)
        self._sample_rate = self._recording.samplerate
        self._delivered = 0
        self._opened = time.monotonic()
        self._interrupted.clear()

    def read(self) -> Block | None:
        """Return the next block; ``None`` at the end of the file or after `interrupt`.

        Raises
        ------
        RecordingError
            If the file is damaged here.
        """
        if self._recording is None or self._interrupted.is_set():
            return None
        samples = self._next(self._recording)
        self._delivered += len(samples)
        if not len(samples) or (self._realtime and self._interrupted.wait(self._seconds_early())):
            return None
        return Block(samples)

    def interrupt(self) -> None:
        """Let `read` return ``None``, now and until the next `open`; from any thread."""
        self._interrupted.set()

    def close(self) -> None:
        """Release the file; closing twice is harmless."""
        if self._recording is not None:
            self._recording.close()
            self._recording = None

    def _next(self, recording: soundfile.SoundFile) -> Samples:
        count = self._wanted_samples or max(1, self._sample_rate // BLOCKS_A_SECOND)
        try:
            samples: Samples = recording.read(count, dtype="float32", always_2d=True)
        except soundfile.SoundFileError:
            raise not_audio(self._path) from None
        return samples

    def _seconds_early(self) -> float:
        """How long until the end of what was read would have been spoken (seconds)."""
        # Counted from the opening, so that short waits that end late do not add up.
        return self._opened + self._delivered / self._sample_rate - time.monotonic()
