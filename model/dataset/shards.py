"""Decoded samples on the disk: files of nothing but int16 samples, and an index that says what lies where.

A shard is written once, under a name that was never used before, and never changed: another process may have it mapped.
"""

import contextlib
import json
import sys
import uuid
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

import numpy as np

from model.dataset.clip import Stretch
from model.dataset.finding import Fault
from model.dataset.recording import DECODING, Decoded, Recording
from model.spec.files import write_atomically
from model.spec.tokens import SAMPLE_RATE
from model.spec.words import Span

FORM: Final = f"{DECODING}-{SAMPLE_RATE}-{sys.byteorder}"
"""What the content depends on besides the recordings."""

SHARD_SAMPLES: Final = 1 << 24
"""Samples after which a shard is closed (32 MB): held in memory once while it is written."""

INDEX: Final = "index.json"


@dataclass(slots=True)
class Shards:
    """The content of a cache folder; what is damaged in it, or of another version, counts as not there."""

    folder: Path
    """Where it lies."""

    _checksums: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Bytes and CRC-32 of each shard."""

    _records: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What is known about each recording, by its key."""

    _waiting: dict[str, Decoded] = field(default_factory=dict)
    """Recordings that are not written yet."""

    _waiting_samples: int = 0

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read the index of a folder; a missing or damaged one gives an empty cache."""
        shards = cls(folder)
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            content = json.loads((folder / INDEX).read_bytes())
            if content["form"] == FORM:
                shards._checksums = {
                    str(name): (int(size), int(crc)) for name, (size, crc) in content["shards"].items()
                }
                shards._records = dict(content["recordings"])
        return shards

    def check(self, keys: set[str]) -> None:
        """Forget what is said of the given recordings where it is damaged, and the shards that are."""
        needed = {recording.sound.path.name for key in keys if (recording := self.find(key)) and recording.sound}
        for name in [name for name in needed if not self._is_whole(name)]:
            del self._checksums[name]
            # Another process may still read it; on Windows it then stays until the cache is deleted.
            with contextlib.suppress(OSError):
                (self.folder / name).unlink()
        for key in [key for key in keys if key in self._records and self.find(key) is None]:
            del self._records[key]

    def find(self, key: str) -> Recording | None:
        """Return what is known about a recording."""
        try:
            return self._recording(key)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def add(self, key: str, decoded: Decoded) -> None:
        """Take a recording; it is there after the next `flush`, or when enough have come together.

        Raises
        ------
        OSError
            If the folder cannot be written, or the disk is full.
        """
        self._waiting[key] = decoded
        self._waiting_samples += len(decoded.pcm)
        if self._waiting_samples >= SHARD_SAMPLES:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting: first the shard, then the index that names it.

        Raises
        ------
        OSError
            If the folder cannot be written, or the disk is full.
        """
        if not self._waiting:
            return
        name = f"{uuid.uuid4().hex}.pcm"
        content = np.concatenate([decoded.pcm for decoded in self._waiting.values()]).tobytes()
        write_atomically(self.folder / name, content)
        self._checksums[name] = (len(content), zlib.crc32(content))
        start = 0
        for key, decoded in self._waiting.items():
            place = {"shard": name, "start": start, "length": len(decoded.pcm)}
            self._records[key] = decoded.as_record() | place
            start += len(decoded.pcm)
        self._waiting, self._waiting_samples = {}, 0
        self._write_index()

    def _write_index(self) -> None:
        content = {"form": FORM, "shards": self._checksums, "recordings": self._records}
        write_atomically(self.folder / INDEX, json.dumps(content, separators=(",", ":")).encode())

    def _recording(self, key: str) -> Recording:
        record = self._records[key]
        start, length = int(record["start"]), int(record["length"])
        size, _ = self._checksums[record["shard"]]
        spans = [tuple(Span(int(a), int(b)) for a, b in record[name]) for name in ("words", "pieces")]
        if start < 0 or start + length > size // 2 or any(not 0 <= a <= b <= length for a, b in spans[0] + spans[1]):
            raise ValueError(key)
        sound = Stretch(self.folder / record["shard"], start, length) if length else None
        return Recording(key, sound, tuple(Fault(fault) for fault in record["faults"]), *spans)

    def _is_whole(self, name: str) -> bool:
        """Return whether a shard is what was written; read in pieces, which also brings it into the system's memory."""
        size, expected = self._checksums[name]
        checksum = 0
        try:
            with (self.folder / name).open("rb") as file:
                if file.seek(0, 2) != size:
                    return False
                file.seek(0)
                while piece := file.read(1 << 20):
                    checksum = zlib.crc32(piece, checksum)
        except OSError:
            return False
        return checksum == expected
