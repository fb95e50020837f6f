"""One recording, trimmed to what is said in it; its samples lie in memory, or in a file that is mapped into it."""

import functools
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from model.dataset.phonemes import Phonemes
from model.spec.tokens import OTHER
from model.spec.waveform import FULL_SCALE, Pcm, Waveform, to_pcm
from model.spec.words import HOP_SAMPLES, loudness

MARGIN_SAMPLES: Final = HOP_SAMPLES
"""Room that is left at either end of a word: 10 ms."""

BELOW_PEAK_DB: Final = 40.0
"""What stays this far below the peak at the ends of a word does not belong to it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Samples in a file of nothing but int16 samples, read when they are needed: a corpus may exceed the memory."""

    path: Path
    """The file, int16 in the byte order of this machine."""

    start: int
    """First sample."""

    length: int
    """Number of samples."""

    def read(self) -> Pcm:
        """Return the samples, int16 [shape=(length,)]; the system loads the pages, and drops them where it must."""
        return _mapped(self.path)[self.start : self.start + self.length]


@functools.lru_cache(maxsize=256)
def _mapped(path: Path) -> Pcm:
    """Map a file into memory once in each process: what crosses to another process is the path alone."""
    return np.memmap(path, dtype=np.int16, mode="r")


@dataclass(frozen=True, slots=True)
class Clip:
    """One recording, trimmed to what is said in it."""

    sound: Pcm | Stretch
    """Int16 samples, mono, 16 kHz, shape=(n,), or where they lie."""

    tokens: tuple[int, ...]
    """What is said: one token a word."""

    speaker: str
    """Who says it: the synthetic voice, or the name of a group of recordings."""

    key: str = ""
    """Hash of the content of the file that it came from; empty for what came from none."""

    phonemes: Phonemes = ()
    """What is said, sound by sound, where that is known."""

    @property
    def pcm(self) -> Pcm:
        """The samples, int16 [shape=(n,)]."""
        return self.sound.read() if isinstance(self.sound, Stretch) else self.sound

    @property
    def waveform(self) -> Waveform:
        """The recording as float32 in [-1, 1]."""
        return self.pcm.astype(np.float32) / np.float32(FULL_SCALE)

    @property
    def is_digit(self) -> bool:
        """Whether this is one isolated digit."""
        return len(self.tokens) == 1 and self.tokens[0] != OTHER


def clip_of(waveform: Waveform, *, tokens: Iterable[int], speaker: str, phonemes: Phonemes = ()) -> Clip:
    """Return a clip of a waveform, trimmed."""
    return Clip(sound=to_pcm(trimmed(waveform)), tokens=tuple(tokens), speaker=speaker, phonemes=phonemes)


def trimmed(waveform: Waveform) -> Waveform:
    """Return the part of a waveform that `loud_part` tells."""
    return waveform[loud_part(waveform)]


def loud_part(waveform: Waveform) -> slice:
    """Return where a word is: from the first to the last 10 ms that are loud enough to belong to it, and a margin."""
    levels = loudness(waveform)
    if not len(levels):
        return slice(0, len(waveform))
    loud = np.flatnonzero(levels > levels.max() - BELOW_PEAK_DB)
    first, last = int(loud[0]), int(loud[-1])
    return slice(
        max(0, first * HOP_SAMPLES - MARGIN_SAMPLES), min((last + 1) * HOP_SAMPLES + MARGIN_SAMPLES, len(waveform))
    )


def fingerprint(clips: Iterable[Clip]) -> str:
    """Return a hash of what the clips hold, in any order: no name and no path enters it."""
    said = (clip.pcm.tobytes() + repr((clip.tokens, clip.phonemes)).encode() for clip in clips)
    digests = sorted(hashlib.sha256(content).digest() for content in said)
    return hashlib.sha256(b"".join(digests)).hexdigest()[:16]
