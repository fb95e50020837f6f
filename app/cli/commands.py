"""The subcommands and their options, and what happens to an error on its way to the user."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from app.cli import classify, devices, listen
from app.errors import SutjaError, UsageError
from app.paths import DEFAULT_MODEL

EXIT_USAGE: Final = 2


def run(arguments: Sequence[str]) -> int:
    """Run a subcommand and return the exit status.

    0: done; 1: done, but for some files; 2: not done, and one sentence on standard error says why.
    """
    _speak_utf8()
    try:
        options = _parser().parse_args(arguments)
        status: int = options.command(options)
        sys.stdout.flush()
    except SutjaError as error:
        print(error, file=sys.stderr)
        return EXIT_USAGE
    except BrokenPipeError:
        # Whoever read the output has heard enough; at exit nothing may be flushed into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


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
    return parser


def _add_listen(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--device", metavar="NAME", help="microphone to use; part of its name is enough")
    source.add_argument("--wav", metavar="FILE", type=Path, help="an audio file instead of a microphone")
    parser.add_argument("--realtime", action="store_true", help="play the file at its own pace")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_model(parser)
    parser.set_defaults(command=listen.run)


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
    parser.set_defaults(command=classify.run)


def _add_devices(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=devices.run)


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", metavar="FILE", type=Path, default=DEFAULT_MODEL, help="model to use")


def _speak_utf8() -> None:
    """Print Hangul wherever the output goes: a Windows console, a pipe, a C locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
