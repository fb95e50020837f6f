"""``sutja forget``: removes what Sutja made on this computer, and nothing else.

In Sutja's own folders everything goes. In a folder of the user's, exactly the names go that the ledger has; the folder
itself goes if it is empty then. No link is followed, and what is no longer what Sutja made is left and told. The
ledger goes last, so that this can be run again after an interruption.
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from app.cli.leftover import in_use
from app.cli.removal import Removal, tidy
from app.cli.search import Search
from app.cli.trace import NAMES, Trace, What
from app.errors import UsageError
from model.spec import ledger, places
from model.spec.language import Text

YES: Final = frozenset({"y", "yes", "ㅛ", "예", "네"})
"""What is taken for a yes; ㅛ is the key of y on a Hangul keyboard."""


def run(options: argparse.Namespace) -> int:
    """Remove what Sutja made; return 1 where something of it could not be removed."""
    _check_home()
    search = Search.of_this_computer(with_models=options.models)
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
    read = ledger.is_training_running()
    for trace in search.traces:
        if trace.what is What.CACHE and read:  # by a training, which has it mapped into its memory
            removal.left.append(in_use(trace.folder))
        else:
            removal.remove(trace)
    for what in What:
        if removal.removed[what].files:
            print(Text(korean="지웠습니다:", english="Removed:"), NAMES[what], f"({removal.removed[what]})")
    status = _told(search.models, removal.left)
    tidy()
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


def _list(traces: Iterable[Trace]) -> None:
    print(Text(korean="지울 것:", english="To be removed:"))
    for trace in traces:
        print(f"  {NAMES[trace.what]} ({trace.tally()})  {trace.folder}")


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _confirmed() -> bool:
    question = Text(korean="모두 지울까요? 되돌릴 수 없습니다. [y/N] ", english="Remove all of this for good? [y/N] ")
    try:
        answer = input(str(question))
    except EOFError:
        return False
    return unicodedata.normalize("NFC", answer).strip().casefold() in YES
