"""What Sutja made outside of its own folders, so that ``sutja forget`` finds it: ``ledger.jsonl``, a line an entry.

It never leaves this computer. A line that cannot be read costs that line only.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from filelock import FileLock

from model.spec.errors import LedgerError
from model.spec.faults import reason_of
from model.spec.files import write_atomically
from model.spec.locks import RUN_LOCK, is_held
from model.spec.places import HOME_VARIABLE, data_folder, made_private

PATIENCE_SECONDS: Final = 10.0
"""How long to wait for another process that writes the ledger, which takes it milliseconds."""


class Kind(StrEnum):
    """What Sutja leaves where the user told it to."""

    RUN = "run"
    """A run folder: checkpoint, split, curves."""

    REPORT = "report"
    """The folder of a report."""

    MODEL = "model"
    """A model and its weights, in a folder of the user's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Files and folders that Sutja wrote in a folder; all else in it is not Sutja's.

    Raises
    ------
    ValueError
        If the folder is not absolute, or a name is not a plain one: what is to be deleted must not lie elsewhere.
    """

    kind: Kind
    """What they are."""

    folder: Path
    """Where they are: absolute, and free of links when it was written down."""

    names: tuple[str, ...]
    """Names of the files."""

    folders: tuple[str, ...] = ()
    """Names of the sub-folders that are Sutja's with all that is in them."""

    def __post_init__(self) -> None:
        wrong = [name for name in (*self.names, *self.folders) if not _is_plain(name)]
        if wrong or not self.folder.is_absolute():
            raise ValueError(f"not a plain name in an absolute folder: {wrong or self.folder}")

    def present(self) -> tuple[Path, ...]:
        """Return what of it is there still, also what an interrupted writing left.

        Raises
        ------
        OSError
            If the folder cannot be looked into.
        """
        if not os.path.isdir(self.folder):
            return ()
        known = [self.folder / name for name in (*self.names, *self.folders)]
        unfinished = self._unfinished() if self.names else []
        return (*(path for path in known if os.path.lexists(path)), *unfinished)

    def _unfinished(self) -> list[Path]:
        """Return the temporary files of `write_atomically` whose process was killed."""
        names = "|".join(re.escape(name) for name in self.names)
        pattern = re.compile(rf"\.(?:{names})\.[a-z0-9_]{{8}}")
        return sorted(self.folder / name for name in os.listdir(self.folder) if pattern.fullmatch(name))

    def with_more(self, other: "Entry") -> "Entry":
        """Return the entry with the names of another one of the same folder as well."""
        names = dict.fromkeys((*self.names, *other.names))
        folders = dict.fromkeys((*self.folders, *other.folders))
        return Entry(self.kind, self.folder, tuple(names), tuple(folders))

    def to_json(self) -> str:
        """Return the entry as a line of the ledger; a name that is no text survives as escaped surrogates."""
        return json.dumps(
            {"kind": self.kind, "folder": str(self.folder), "names": self.names, "folders": self.folders}
        )  # fmt: skip


def ledger_file() -> Path:
    """Return where the ledger is, or would be."""
    return data_folder() / "ledger.jsonl"


def lock_file() -> Path:
    """Return the file by which the processes that write the ledger wait for each other."""
    return data_folder() / "ledger.lock"


def remember(kind: Kind, folder: Path, names: Iterable[str], *, folders: Iterable[str] = ()) -> None:
    """Write down what Sutja makes in a folder of the user's; best before it is made. Twice is as good as once.

    Parameters
    ----------
    kind : Kind
    folder : Path
        Run folder, report folder, or the folder that a model lies in.
    names : iterable of str
        Files that Sutja writes there.
    folders : iterable of str
        Sub-folders that Sutja makes there; `forget` removes them with all that is in them.

    Raises
    ------
    LedgerError
        If Sutja's own folder cannot be written.
    ValueError
        If a name holds a path.
    """
    entry = Entry(kind, Path(os.path.realpath(folder)), tuple(names), tuple(folders))
    with _writing():
        if not any(known.with_more(entry) == known for known in entries() if _place(known) == _place(entry)):
            _append(entry)


def entries() -> list[Entry]:
    """Return what was written down, an entry for each kind and folder; lines that cannot be read are left out.

    Raises
    ------
    LedgerError
        If the ledger is there and cannot be read.
    """
    merged: dict[tuple[Kind, Path], Entry] = {}
    for line in _content().splitlines():
        entry = _entry_of(line)
        if entry:
            merged[_place(entry)] = merged.get(_place(entry), entry).with_more(entry)
    return list(merged.values())


def is_training_running() -> bool:
    """Return whether a training that was written down runs in this moment: what it reads must stay.

    Raises
    ------
    LedgerError
        If the ledger is there and cannot be read.
    """
    return any(is_held(entry.folder / RUN_LOCK) for entry in entries() if entry.kind is Kind.RUN)


def keep(kept: Iterable[Entry]) -> None:
    """Let the ledger hold these entries and no others; without any, the file goes.

    Raises
    ------
    LedgerError
        If Sutja's own folder cannot be written.
    """
    lines = [entry.to_json() for entry in kept]
    with _writing():
        if lines:
            write_atomically(ledger_file(), _text(lines))
        else:
            ledger_file().unlink(missing_ok=True)


def _append(entry: Entry) -> None:
    # As a whole file: a line that was torn by a full disk would take the next one with it.
    write_atomically(
        ledger_file(), _text([*_content().decode("utf-8", "surrogateescape").splitlines(), entry.to_json()])
    )


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")


def _content() -> bytes:
    try:
        return ledger_file().read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise _unusable(error) from None


def _entry_of(line: bytes) -> Entry | None:
    """Read a line; what is damaged, or of a kind that only a newer Sutja knows, is none."""
    try:
        values = json.loads(line)
        names, folders = values["names"], values.get("folders", [])
        if not (isinstance(names, list) and isinstance(folders, list)):
            return None
        return Entry(Kind(values["kind"]), Path(values["folder"]), tuple(names), tuple(folders))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_plain(name: str) -> bool:
    """Tell whether a name stays in its folder, whatever system reads it: the ledger says what will be deleted."""
    return name not in {"", ".", ".."} and Path(name).name == name and "\0" not in name


def _place(entry: Entry) -> tuple[Kind, Path]:
    return entry.kind, entry.folder


@contextmanager
def _writing() -> Iterator[None]:
    """Keep other processes from writing the ledger, and tell the user where it cannot be written."""
    try:
        made_private(data_folder())
        with FileLock(lock_file(), timeout=PATIENCE_SECONDS):
            yield
    except OSError as error:  # a timeout is one too
        raise _unusable(error) from None


def _unusable(error: OSError) -> LedgerError:
    reason = reason_of(error)
    return LedgerError(
        korean=f"Sutja의 데이터 폴더를 쓸 수 없습니다: {data_folder()} ({reason}). 디스크 공간과 권한을 확인하거나, "
        f"환경 변수 {HOME_VARIABLE}에 쓸 수 있는 폴더를 지정하세요.",
        english=f"Sutja's data folder cannot be used: {data_folder()} ({reason}). Check the disk space and "
        f"permissions, or name a folder that you may write in the environment variable {HOME_VARIABLE}.",
    )
