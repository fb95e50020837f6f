"""Something that Sutja made and that is there, and how much of it there is."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.cli.links import is_folder
from model.spec.language import Text


class What(StrEnum):
    """The kinds of traces, in the order in which they are told."""

    RECORDINGS = "recordings"
    CACHE = "cache"
    RUN = "run"
    REPORT = "report"
    SETTINGS = "settings"
    MODEL = "model"


NAMES: Final = {
    What.RECORDINGS: Text(korean="녹음", english="recordings"),
    What.CACHE: Text(korean="캐시", english="caches"),
    What.RUN: Text(korean="학습 상태와 체크포인트", english="training runs and checkpoints"),
    What.REPORT: Text(korean="보고서", english="reports"),
    What.SETTINGS: Text(korean="설정", english="settings"),
    What.MODEL: Text(korean="모델", english="models"),
}


@dataclass(slots=True)
class Tally:
    """How much there is, or was."""

    files: int = 0
    """Files and links."""

    size: int = 0
    """Bytes of the files."""

    def add(self, status: os.stat_result) -> None:
        """Count one more."""
        self.files += 1
        self.size += status.st_size if stat.S_ISREG(status.st_mode) else 0

    def __str__(self) -> str:
        megabytes, files = f"{self.size / 1e6:.2f} MB", "file" if self.files == 1 else "files"
        return str(Text(korean=f"파일 {self.files}개, {megabytes}", english=f"{self.files} {files}, {megabytes}"))


@dataclass(frozen=True, slots=True)
class Trace:
    """Something that Sutja made, and that is there."""

    what: What
    """Its kind."""

    folder: Path
    """Where it is; it goes too when it is empty then, unless models lie in it."""

    paths: tuple[Path, ...]
    """Files, and folders with all that is in them."""

    lock: str = ""
    """Name of the file that is held locked while somebody writes there; empty where nobody ever does."""

    def tally(self) -> Tally:
        """Count what is there."""
        tally = Tally()
        for path in self.paths:
            for leaf in _leaves(path):
                tally.add(leaf)
        return tally


def _leaves(path: Path) -> Iterator[os.stat_result]:
    """Yield what there is to know about each file and link; what cannot be looked into counts for nothing."""
    with suppress(OSError):
        if not is_folder(path):
            yield path.lstat()
            return
        for name in os.listdir(path):
            yield from _leaves(path / name)
