"""Clips that were made and not recorded, kept in the user's cache: they are made again as soon as anything is missing.

Whatever is wrong with the file, it counts as not there. Deleting it deletes nothing that cannot be made.
"""

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from filelock import FileLock

from model.dataset.clip import Clip
from model.spec.files import write_atomically
from model.spec.locks import CACHE_LOCK
from model.spec.places import made_private

Parts = tuple[Sequence[Clip], ...]
"""Clips in their parts, such as those to learn from and those that are held out."""

ENDING: Final = ".clips"

DIGEST_BYTES: Final = hashlib.sha256().digest_size
"""Length of the hash that a file begins with."""


def kept(folder: Path, name: str, depends_on: str, make: Callable[[], Parts]) -> Parts:
    """Return clips that were made before, or make them and keep them in place of those of the same name.

    Parameters
    ----------
    folder : Path
        The cache; it is made when it is not there. Where it cannot be written, nothing is kept.
    name : str
        Beginning of the name of the file.
    depends_on : str
        The rest of it: another one where other clips would be made.
    make : callable
        Makes them.
    """
    path = folder / f"{name}-{depends_on}{ENDING}"
    with suppress(OSError, ValueError):
        return _read(path)
    parts = make()
    with suppress(OSError), FileLock(made_private(folder) / CACHE_LOCK):
        for former in folder.glob(f"{name}-*{ENDING}"):
            former.unlink(missing_ok=True)
        write_atomically(path, _content(parts))
    return parts


def _content(parts: Parts) -> bytes:
    """Return a hash, and behind it an archive of all samples and of what is known about them.

    The checksums of the archive itself leave out its directory, and what is not read of it.
    """
    records = [[(len(clip.pcm), clip.tokens, clip.speaker, clip.phonemes) for clip in part] for part in parts]
    content = io.BytesIO()
    np.savez(
        content,
        pcm=np.concatenate([np.zeros(0, dtype=np.int16), *(clip.pcm for part in parts for clip in part)]),
        records=np.frombuffer(json.dumps(records).encode(), dtype=np.uint8),
    )
    return hashlib.sha256(content.getvalue()).digest() + content.getvalue()


def _read(path: Path) -> Parts:
    content = path.read_bytes()
    if hashlib.sha256(content[DIGEST_BYTES:]).digest() != content[:DIGEST_BYTES]:
        raise ValueError(path.name)
    with np.load(io.BytesIO(content[DIGEST_BYTES:]), allow_pickle=False) as archive:
        pcm, parts = archive["pcm"], json.loads(archive["records"].tobytes())
    ends = np.cumsum([length for part in parts for length, *_ in part], dtype=np.int64)
    sounds = iter(np.split(pcm, ends[:-1]))
    return tuple(
        [
            Clip(next(sounds), tuple(tokens), str(speaker), phonemes=tuple(phonemes))
            for _, tokens, speaker, phonemes in part
        ]
        for part in parts
    )
