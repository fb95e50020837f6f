"""What the trainer makes of recordings: the application asks it, so that the two never disagree.

It answers in a process of its own (`model.dataset.judging`), which ends with the question.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, Final

import numpy as np

from app.paths import ROOT
from app.takes.errors import InspectionError, not_inspected
from model.spec.language import Text
from model.spec.waveform import FULL_SCALE, Waveform, not_audio

PROGRAM: Final = (sys.executable, "-m", "model.dataset.judging")

NICENESS: Final = 10
"""It decodes on all cores, and the window goes on meanwhile."""

LOOK_SECONDS: Final = 0.1
"""Time after which it is asked whether anybody still wants to know, where there is no news."""

Lines = SimpleQueue[bytes | None]
"""What the process says, then nothing."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A file, and what it is said to hold."""

    path: Path
    """Where it is."""

    name: str
    """What it is called when it is spoken of."""

    digit: int
    """The digit."""

    def to_json(self) -> str:
        """Return the line by which the trainer is asked about it."""
        return json.dumps({"path": str(self.path.absolute()), "name": self.name, "digit": self.digit})


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a file, and what was done about it."""

    path: Path
    """The file."""

    file: Text
    """What it is called, with what it sounds like where that is the remark."""

    sentence: Text
    """The remark, and what the user can do."""

    left_out: bool
    """Whether the file is not used."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording as the trainer hears it: decoded, mended, mixed to one channel."""

    labelled: Labelled
    """Which one."""

    path: Path
    """File of int16 samples, mono, 16 kHz."""

    start: int
    """Its first sample in that file."""

    length: int
    """How many samples it has."""

    def read(self) -> Waveform:
        """Return the sound, float32 [shape=(n,)].

        Raises
        ------
        RecordingError
            If it is gone.
        """
        try:
            pcm = np.fromfile(self.path, dtype=np.int16, count=self.length, offset=2 * self.start)
        except OSError:
            raise not_audio(self.labelled.path) from None
        return pcm.astype(np.float32) / np.float32(FULL_SCALE)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the trainer makes of recordings."""

    sounds: tuple[Sound, ...]
    """Those that it would learn from."""

    remarks: tuple[Remark, ...]
    """What is wrong with them and with the others."""


def inspected(files: Sequence[Labelled], *, progress: Callable[[int, int], None]) -> Inspection:
    """Ask the trainer what it makes of recordings.

    Parameters
    ----------
    files : sequence of Labelled
    progress : callable
        Called often, with how many files are decoded, and how many there are; what it raises ends the inspection.

    Raises
    ------
    InspectionError
        If the trainer cannot be asked, or cannot answer.
    """
    if not files:
        return Inspection((), ())
    sounds: list[Sound] = []
    remarks: list[Remark] = []
    with _asked(files) as events:
        done, total = 0, len(files)
        for event in events:
            match event:
                case {"event": "files"}:
                    done, total = event["done"], event["total"]
                case {"event": "finding"}:
                    remarks.append(_remark(event, files))
                case {"event": "take"}:
                    sounds.append(_sound(event, files))
                case {"event": "failed"}:
                    raise InspectionError(**event["text"])
                case {"event": "judged"}:
                    return Inspection(tuple(sounds), tuple(remarks))
            progress(done, total)
    raise not_inspected()


def _remark(event: dict[str, Any], files: Sequence[Labelled]) -> Remark:
    return Remark(
        files[event["place"]].path, Text(**event["file"]), Text(**event["sentence"]), left_out=event["left_out"]
    )


def _sound(event: dict[str, Any], files: Sequence[Labelled]) -> Sound:
    return Sound(files[event["place"]], Path(event["path"]), start=event["start"], length=event["length"])


@contextmanager
def _asked(files: Iterable[Labelled]) -> Iterator[Iterator[dict[str, Any]]]:
    """Start the trainer's inspection, give what it says, and end it; no thread and no process is left."""
    with ExitStack() as held:
        try:
            # Files and not pipes, which would wait for each other.
            questions, complaints = (held.enter_context(tempfile.TemporaryFile()) for _ in range(2))
            questions.writelines(f"{file.to_json()}\n".encode("ascii") for file in files)
            questions.seek(0)
            process = held.enter_context(_started(questions, complaints))
        except OSError as error:
            raise not_inspected(error) from None
        lines: Lines = SimpleQueue()
        reader = threading.Thread(target=_read, args=(process, lines), name="sutja-inspection", daemon=True)
        reader.start()
        try:
            yield _events(lines)
        finally:
            process.kill()
            reader.join()
            complaints.seek(0)
            if said := complaints.read().decode(errors="replace"):
                _log.warning("the inspection said: %s", said)


def _started(questions: IO[bytes], complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the inspection; it yields to the window."""
    pipes: dict[str, Any] = {"stdin": questions, "stdout": subprocess.PIPE, "stderr": complaints}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        return subprocess.Popen(PROGRAM, cwd=ROOT, creationflags=flags, **pipes)
    process = subprocess.Popen(PROGRAM, cwd=ROOT, **pipes)
    with suppress(OSError):  # it has ended already
        os.setpriority(os.PRIO_PROCESS, process.pid, os.getpriority(os.PRIO_PROCESS, 0) + NICENESS)
    return process


def _read(process: subprocess.Popen[bytes], lines: Lines) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put(None)


def _events(lines: Lines) -> Iterator[dict[str, Any]]:
    """Give what the process says until it ends, and nothing every now and then, so that nobody waits in vain."""
    while True:
        try:
            line = lines.get(timeout=LOOK_SECONDS)
        except Empty:
            yield {}
            continue
        if line is None:
            return
        yield json.loads(line)
