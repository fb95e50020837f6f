"""The subcommands and their options, and what happens to an error on its way to the user."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from app.errors import SutjaError, UsageError
from app.paths import DEFAULT_MODEL
from model.spec.faults import reason_of
from model.spec.language import Text
from model.spec.streams import prepare_streams

EXIT_USAGE: Final = 2
EXIT_INTERRUPTED: Final = 130

MOST_SECONDS: Final = 60.0
"""The longest that one is asked to speak."""


def run(arguments: Sequence[str]) -> int:
    """Run a subcommand and return the exit status.

    0: done; 1: done, but for some files; 2: not done, and one sentence on standard error says why; 130 or 143:
    interrupted, or asked to end, before it was done.
    """
    prepare_streams()
    try:
        options = _parser().parse_args(arguments)
        status: int = options.command(options)
        sys.stdout.flush()
    except SutjaError as error:
        print(error, file=sys.stderr)
        return EXIT_USAGE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except OSError as error:
        return _output_failed(error)
    return status


def _output_failed(error: OSError) -> int:
    """Say that nobody takes the output, but not where its reader has simply heard enough."""
    # At exit nothing may be flushed to it again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
        return 0
    sentence = Text(
        korean=f"결과를 내보낼 수 없습니다({reason_of(error)}). 디스크 공간과 출력이 가는 곳을 확인하세요.",
        english=f"The result cannot be written ({reason_of(error)}). Check the disk space and where the output goes.",
    )
    print(sentence, file=sys.stderr)
    return EXIT_USAGE


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is a sentence in the user's language."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            korean=f"명령이 올바르지 않습니다({message}). 'sutja --help'를 보세요.",
            english=f"The command is not right ({message}). See 'sutja --help'.",
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sutja", description="Recognise spoken Korean digits. Without a command, the window opens.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_listen(commands.add_parser("listen", help="print the digits that the microphone hears"))
    _add_classify(commands.add_parser("classify", help="tell the digit of each recording"))
    _add_devices(commands.add_parser("devices", help="list the microphones"))
    _add_doctor(commands.add_parser("doctor", help="tell why nothing is heard, and what to do"))
    _add_forget(commands.add_parser("forget", help="remove what Sutja made: recordings, caches, checkpoints, reports"))
    return parser


def _add_listen(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--device", metavar="NAME", help="microphone to use; part of its name is enough")
    source.add_argument("--wav", metavar="FILE", type=Path, help="an audio file instead of a microphone")
    parser.add_argument("--realtime", action="store_true", help="play the file at its own pace")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_model(parser)
    parser.set_defaults(command=_listen)


def _add_classify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="recordings, or folders of them")
    parser.add_argument("--output", metavar="FILE", type=Path, help="CSV file to write (default: standard output)")
    parser.add_argument(
        "--labels",
        metavar="RULE",
        help="last-digit, first-digit, folder, auto, or a regular expression with a group 'digit': "
        "prints the accuracy as well",
    )
    _add_model(parser)
    parser.set_defaults(command=_classify)


def _add_devices(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_devices)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", metavar="NAME", help="microphone to look at; part of its name is enough")
    parser.add_argument("--seconds", metavar="N", type=_seconds, default=3.0, help="time to speak (default: 3)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write a report without names, paths and sound")
    parser.add_argument("--model", metavar="FILE", type=Path, help="model to look at (default: the window's)")
    parser.set_defaults(command=_doctor)


def _seconds(text: str) -> float:
    with suppress(ValueError):
        if 0 < (seconds := float(text)) <= MOST_SECONDS:
            return seconds
    raise argparse.ArgumentTypeError(f"'{text}' is not between 0 and {MOST_SECONDS:g}")


def _add_forget(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--models", action="store_true", help="models that were trained here as well")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    parser.set_defaults(command=_forget)


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", metavar="FILE", type=Path, default=DEFAULT_MODEL, help="model to use")


# Imported when they are asked for: torch takes more than a second, and only listening and classifying need it.


def _listen(options: argparse.Namespace) -> int:
    from app.cli import listen

    return listen.run(options)


def _classify(options: argparse.Namespace) -> int:
    from app.cli import classify

    return classify.run(options)


def _devices(options: argparse.Namespace) -> int:
    from app.cli import devices

    return devices.run(options)


def _doctor(options: argparse.Namespace) -> int:
    from app.cli import doctor

    return doctor.run(options)


def _forget(options: argparse.Namespace) -> int:
    from app.cli import forget

    return forget.run(options)
