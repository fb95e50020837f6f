"""``sutja forget``: removes what Sutja made on this computer, and nothing else.

In Sutja's own folders everything goes. In a folder of the user's, exactly the names go that the ledger has; the folder
itself goes if it is empty then. No link is followed, and what is no longer what Sutja made is left and told. The
ledger goes last, so that this can be run again after an interruption.
"""

import argparse
import os
import stat
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from app.errors import UsageError
from app.paths import ASSETS
from model.spec import ledger, places
from model.spec.language import Text
from model.spec.ledger import Entry, Kind

YES: Final = frozenset({"y", "yes", "ㅛ", "예", "네"})
"""What is taken for a yes; ㅛ is the key of y on a Hangul keyboard."""

CACHE_LOCK: Final = "lock"
"""File in the cache that a training holds locked while it writes there."""


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


@dataclass(slots=True)
class Search:
    """What was found on this computer."""

    traces: list[Trace] = field(default_factory=list)
    """What may be removed."""

    models: list[Path] = field(default_factory=list)
    """What is kept, as it was not asked for."""

    left: list[Text] = field(default_factory=list)
    """Sentences on what must be left."""


@dataclass(slots=True)
class Removal:
    """What came of removing."""

    removed: dict[What, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """How much of each kind."""

    left: list[Text] = field(default_factory=list)
    """Sentences on what could not be removed."""

    def remove(self, trace: Trace) -> None:
        """Remove a trace, unless somebody is writing there."""
        lock = trace.folder / trace.lock
        with ExitStack() as stack:
            if lock in trace.paths and not self._hold(lock, stack):
                return
            for path in trace.paths:
                if path != lock:
                    self._delete(path, self.removed[trace.what])
        # Windows deletes no file that is open, not even for who holds it.
        if lock in trace.paths:
            self._delete(lock, self.removed[trace.what])
        if trace.what is not What.MODEL:
            self._remove_if_empty(trace.folder)

    def _hold(self, lock: Path, stack: ExitStack) -> bool:
        try:
            stack.enter_context(FileLock(lock).acquire(blocking=False))
        except Timeout:
            self.left.append(_in_use(lock.parent))
            return False
        except OSError as error:
            self.left.append(_stuck(lock, error))
            return False
        return True

    def _delete(self, path: Path, tally: Tally) -> bool:
        """Delete a file, a link, or a folder with all that is in it; whatever cannot be deleted is noted and left."""
        try:
            status = path.lstat()
            if stat.S_ISDIR(status.st_mode) and not _is_link(path):
                emptied = [self._delete(path / name, tally) for name in sorted(os.listdir(path))]
                if all(emptied):
                    path.rmdir()
                return all(emptied)
            path.unlink()
        except FileNotFoundError:
            return True
        except OSError as error:
            self.left.append(_stuck(path, error))
            return False
        tally.add(status)
        return True

    def _remove_if_empty(self, folder: Path) -> None:
        try:
            if not os.listdir(folder):
                folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError as error:
            self.left.append(_stuck(folder, error))


def run(options: argparse.Namespace) -> int:
    """Remove what Sutja made; return 1 where something of it could not be removed."""
    _check_home()
    search = _search(with_models=options.models)
    if not search.traces:
        print(Text(korean="Sutja가 만든 것 중에 지울 것이 없습니다.", english="There is nothing of Sutja's to remove."))
    elif (options.dry_run or not options.yes) and not _agreed(search.traces, dry_run=options.dry_run):
        print(Text(korean="아무것도 지우지 않았습니다.", english="Nothing was removed."))
        return _told(search.models, search.left)
    return _told(search.models, search.left) if options.dry_run else _forget(search)


def _agreed(traces: Sequence[Trace], *, dry_run: bool) -> bool:
    if not (dry_run or _is_terminal()):
        raise UsageError(
            korean="터미널이 아니어서 물어볼 수 없습니다. 지우려면 --yes를, 무엇이 지워질지 보려면 --dry-run을 쓰세요.",
            english="There is no terminal to ask on. Give --yes to remove, or --dry-run to see what would go.",
        )
    _list(traces)
    return not dry_run and _confirmed()


def _forget(search: Search) -> int:
    removal = Removal(left=search.left)
    for trace in search.traces:
        removal.remove(trace)
    for what in What:
        if removal.removed[what].files:
            print(Text(korean="지웠습니다:", english="Removed:"), NAMES[what], f"({removal.removed[what]})")
    status = _told(search.models, removal.left)
    _tidy()
    return status


def _told(models: Sequence[Path], left: Sequence[Text]) -> int:
    """Say what is kept and what is left, and return the exit status."""
    if models:
        print(Text(korean="모델은 두었습니다(--models로 함께 지웁니다):", english="Kept (--models removes them too):"))
    for path in models:
        print(f"  {path}")
    for sentence in left:
        print(sentence, file=sys.stderr)
    return 1 if left else 0


def _tidy() -> None:
    """Let the ledger hold what is there still; without anything there, it goes too, and Sutja's own folders."""
    if ledger.ledger_file().exists():
        _remove_emptied()
        remaining = [entry for entry in ledger.entries() if not _is_bundled(entry) and _is_there(entry)]
        ledger.keep(remaining)
        if not remaining:
            ledger.lock_file().unlink(missing_ok=True)
    for folder in (places.recordings_folder(), places.cache_folder(), places.settings_folder(), places.data_folder()):
        with suppress(OSError):  # not there, or not empty
            folder.rmdir()


def _remove_emptied() -> None:
    """Remove the folders that an interrupted `forget` has emptied."""
    for entry in ledger.entries():
        if entry.kind is not Kind.MODEL and Path(os.path.realpath(entry.folder)) == entry.folder:
            with suppress(OSError):  # not there, or not empty
                entry.folder.rmdir()


def _is_there(entry: Entry) -> bool:
    try:
        return bool(entry.present())
    except OSError:
        return True


def _check_home() -> None:
    """Refuse to take a folder that holds all the user's files for Sutja's own."""
    home = places.home_folder()
    if home is not None and Path.home().resolve().is_relative_to(home.resolve()):
        raise UsageError(
            korean=f"{places.HOME_VARIABLE}이(가) 개인 폴더 전체를 가리켜 아무것도 지우지 않았습니다: {home}. "
            "Sutja만 쓰는 폴더를 지정하세요.",
            english=f"{places.HOME_VARIABLE} names a folder that holds all your files, so nothing was removed: {home}. "
            "Name a folder that is Sutja's alone.",
        )


def _search(*, with_models: bool) -> Search:
    search = Search()
    _search_own(What.RECORDINGS, places.recordings_folder(), search)
    _search_own(What.CACHE, places.cache_folder(), search, lock=CACHE_LOCK)
    _search_own(What.SETTINGS, places.settings_folder(), search)
    for entry in ledger.entries():
        if entry.kind is Kind.MODEL and not with_models:
            search.models.extend(_models_of(entry))
        elif not _is_bundled(entry):
            _search_entry(entry, search)
    search.traces.sort(key=lambda trace: list(What).index(trace.what))
    return search


def _search_own(what: What, folder: Path, search: Search, *, lock: str = "") -> None:
    if not os.path.lexists(folder):
        return
    if not _is_folder(folder):
        search.left.append(_strange(folder))
        return
    try:
        paths = tuple(sorted(folder.iterdir()))
    except OSError as error:
        search.left.append(_stuck(folder, error))
        return
    if paths:
        search.traces.append(Trace(what, folder, paths, lock))


def _search_entry(entry: Entry, search: Search) -> None:
    if not os.path.lexists(entry.folder):
        return
    # A folder above may have become a link since: then what lies there is not what was written down.
    if not _is_folder(entry.folder) or Path(os.path.realpath(entry.folder)) != entry.folder:
        search.left.append(_strange(entry.folder))
        return
    try:
        present = entry.present()
    except OSError as error:
        search.left.append(_stuck(entry.folder, error))
        return
    made = [path for path in present if _is_as_made(path, entry)]
    search.left.extend(_strange(path) for path in present if path not in made)
    if made:
        lock = ledger.RUN_LOCK if entry.kind is Kind.RUN else ""
        search.traces.append(Trace(What(entry.kind), entry.folder, tuple(made), lock))


def _models_of(entry: Entry) -> list[Path]:
    with suppress(OSError):
        return [] if _is_bundled(entry) else list(entry.present())
    return []


def _is_bundled(entry: Entry) -> bool:
    return entry.kind is Kind.MODEL and entry.folder == Path(os.path.realpath(ASSETS))


def _is_as_made(path: Path, entry: Entry) -> bool:
    return not _is_link(path) and path.is_dir() == (path.name in entry.folders)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not _is_link(path)


def _is_link(path: Path) -> bool:
    """Tell whether a path is a link, or what Windows calls a junction."""
    status = path.lstat()
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(status.st_mode) or (
        junction is not None and getattr(status, "st_reparse_tag", None) == junction
    )  # fmt: skip


def _list(traces: Iterable[Trace]) -> None:
    print(Text(korean="지울 것:", english="To be removed:"))
    for trace in traces:
        tally = Tally()
        for path in trace.paths:
            for leaf in _leaves(path):
                tally.add(leaf)
        print(f"  {NAMES[trace.what]} ({tally})  {trace.folder}")


def _leaves(path: Path) -> Iterator[os.stat_result]:
    """Yield what there is to know about each file and link; what cannot be looked into counts for nothing."""
    with suppress(OSError):
        if not _is_folder(path):
            yield path.lstat()
            return
        for name in os.listdir(path):
            yield from _leaves(path / name)


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _confirmed() -> bool:
    question = Text(korean="모두 지울까요? 되돌릴 수 없습니다. [y/N] ", english="Remove all of this for good? [y/N] ")
    try:
        answer = input(str(question))
    except EOFError:
        return False
    return unicodedata.normalize("NFC", answer).strip().casefold() in YES


def _strange(path: Path) -> Text:
    return Text(
        korean=f"Sutja가 만든 그대로가 아니어서 두었습니다: {path}. 필요 없으면 직접 지우세요.",
        english=f"Left, because it is no longer what Sutja made: {path}. Remove it yourself if you do not need it.",
    )


def _stuck(path: Path, error: OSError) -> Text:
    reason = error.strerror or type(error).__name__
    return Text(
        korean=f"지울 수 없습니다: {path} ({reason}). 그것을 연 프로그램을 닫고 권한을 확인한 뒤 다시 실행하세요.",
        english=f"{path} cannot be removed ({reason}). Close the program that has it open, check the permissions, "
        "and run this again.",
    )


def _in_use(folder: Path) -> Text:
    return Text(
        korean=f"학습이 진행 중이어서 지우지 않았습니다: {folder}. 학습을 끝내거나 멈춘 뒤 다시 실행하세요.",
        english=f"A training is running, so {folder} was not removed. Let it end, or stop it, and run this again.",
    )
