"""The command line of the trainer."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NoReturn

from model.spec.errors import DatasetError
from model.spec.language import Text
from model.training.destinations import OPTIONS_NAME, are_one
from model.training.options import Options, nothing_in
from model.training.voices import LANGUAGES

MOST_EPOCHS: Final = 1_000_000
GREATEST_SEED: Final = 2**31

USAGE: Final = """Train a model for Sutja, offline, from scratch.

    python train_model.py DATA…                                 a local folder of recordings, one digit each
    python train_model.py DATA… --test DIR                      …measured on a labelled folder that it never sees
    python train_model.py DATA… --adapt FILE                    …going on from a model, whose voices are kept
    python train_model.py --resume DIR                          …going on where a training was stopped
    python train_model.py --synthetic --auxiliary DIR…          from synthetic speech, beside people's words
    torchrun --nproc-per-node=K train_model.py DATA…            …in K processes

Beside the model FILE.pt lie FILE.state.pt (its weights), FILE.run (checkpoint, split, TensorBoard's events) and the
report (open report/index.html). 'sutja forget' removes all of it but the model.
"""


def parse(arguments: Sequence[str] | None) -> Options:
    """Return the options of a command line; with ``--resume``, those that the run folder holds.

    Raises
    ------
    DatasetError
        If the command is wrong, or the run folder holds none.
    """
    given = {name: _absolute(value) for name, value in vars(_parser().parse_args(arguments)).items()}
    if "resume" in given:
        return _resumed(given.pop("resume"), **given)
    options = Options(**given)
    return replace(options, output=options.output.absolute())


def _resumed(run: Path, *, progress: str = "bar", **others: object) -> Options:
    """Return what a run folder holds: a training goes on as it was begun, and only speaks as is asked for now."""
    if others:
        raise _not_with_resume(others)
    options = replace(Options.load(run / OPTIONS_NAME), resume=True, progress=progress)
    if are_one(options.run_folder, run):
        return options
    if run.suffix != ".run":
        raise nothing_in(run)
    return replace(options, output=run.with_suffix(".pt"))


def _not_with_resume(others: Iterable[str]) -> DatasetError:
    names = ", ".join("DATA" if name == "data" else f"--{name.replace('_', '-')}" for name in others)
    return DatasetError(
        korean=f"이어서 하는 학습은 시작할 때의 설정대로만 합니다. --resume과 함께 쓸 수 없는 것을 빼세요: {names}.",
        english=f"A training goes on as it was begun. Leave out what cannot be given with --resume: {names}.",
    )


def _absolute(value: Any) -> Any:  # noqa: ANN401 - whatever the option holds
    if isinstance(value, list):
        return tuple(_absolute(part) for part in value)
    return value.absolute() if isinstance(value, Path) else value


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is a sentence in the user's language."""

    def error(self, message: str) -> NoReturn:
        raise DatasetError(
            korean=f"명령이 올바르지 않습니다({message}). 'python train_model.py --help'를 보세요.",
            english=f"The command is not right ({message}). See 'python train_model.py --help'.",
        )


def _parser() -> argparse.ArgumentParser:
    # What is not given is not there: `Options` alone knows what it is then, and --resume what was given beside it.
    parser = _Parser(
        description=USAGE, formatter_class=argparse.RawDescriptionHelpFormatter, argument_default=argparse.SUPPRESS
    )
    parser.add_argument("data", metavar="DATA", nargs="*", type=Path, help="folders of recordings, one digit each")
    _add_data(parser.add_argument_group("the data"))
    _add_learning(parser.add_argument_group("the learning"))
    _add_results(parser.add_argument_group("the results"))
    return parser


def _add_data(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--labels",
        metavar="RULE",
        help="last-digit (0137.wav → 7), first-digit (7_kim_32.wav → 7), folder (7/… or 칠/…), "
        "a regular expression with a group 'digit', or auto, which refuses to guess (default)",
    )
    group.add_argument(
        "--groups",
        metavar="RULE",
        help="who speaks, or which session: auto (default), none, folder, or a regular expression with a group 'group'",
    )
    group.add_argument(
        "--hold-out",
        choices=["auto", "takes", "speakers"],
        help="what is held out to measure on; auto: whole speakers where there are five or more",
    )
    group.add_argument("--test", metavar="DIR", nargs="+", type=Path, help="labelled folders to measure on")
    group.add_argument("--test-labels", metavar="RULE", help="the rule for their names (default: that of DATA)")
    group.add_argument("--other", metavar="DIR", nargs="+", type=Path, help="speech that is no digit")
    group.add_argument("--noise", metavar="DIR", nargs="+", type=Path, help="sounds of a room")
    group.add_argument(
        "--auxiliary", metavar="DIR", nargs="+", type=Path,
        help="people's words in other languages, never named: they teach how people sound (word/SPEAKER_….wav)",
    )  # fmt: skip
    group.add_argument("--synthetic", action="store_true", help="learn from synthetic speech (as well)")
    group.add_argument(
        "--language", choices=list(LANGUAGES), help="of the synthetic speech: ko (default), or another to rehearse with"
    )


def _add_learning(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--voices",
        choices=["auto", "same", "other"],
        help="whom the model is for: the voices in DATA, or other people; auto: others from three voices on",
    )
    group.add_argument("--adapt", metavar="FILE", type=Path, help="go on from this model; nothing is forgotten")
    group.add_argument(
        "--replay", metavar="DIR", nargs="+", type=Path,
        help="what that model was made from (default: as its run folder tells)",
    )  # fmt: skip
    group.add_argument("--epochs", metavar="N", type=_whole(1, MOST_EPOCHS), help="at most so many passes")
    group.add_argument(
        "--seed", metavar="N", type=_whole(0, GREATEST_SEED), help="decides all that is left to chance (default 0)"
    )
    group.add_argument("--resume", metavar="DIR", type=Path, help="go on with the training of this .run folder")


def _add_results(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--output", metavar="FILE", type=Path, help="model to write (default: sutja.pt)")
    group.add_argument("--report", metavar="DIR", type=Path, help="folder of the report (default: report beside it)")
    group.add_argument("--compare", metavar="RUN", type=Path, help="report or .run folder to compare with")
    group.add_argument("--progress", choices=["bar", "json"], help="json: one object a line")
    group.add_argument("--wandb", action="store_true", help="curves to Weights & Biases as well (offline by default)")


def _whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number from one to another."""

    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            korean = f"{least}부터 {most}까지의 정수여야 합니다: {text}"
            english = f"{text} is no whole number from {least} to {most}"
            raise argparse.ArgumentTypeError(str(Text(korean=korean, english=english)))
        return value

    return number
