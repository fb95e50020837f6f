"""What a training is asked to do: the command line, and its copy in the run folder, by which it goes on another day."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, NoReturn

from model.spec.errors import DatasetError
from model.spec.files import write_atomically

USAGE: Final = """Train a model for Sutja, offline, from scratch.

    python train_model.py DATA…                                 a local folder of recordings, one digit each
    python train_model.py DATA… --test DIR                      …measured on a labelled folder that it never sees
    python train_model.py DATA… --adapt FILE                    …going on from a model, whose voices are kept
    python train_model.py --resume DIR                          …going on where a training was stopped
    python train_model.py --synthetic --output assets/sutja.pt  the default model, from synthetic speech
    torchrun --nproc-per-node=K train_model.py DATA…            …in K processes

Beside the model FILE.pt lie FILE.state.pt (its weights), FILE.run (checkpoint, split, TensorBoard's events) and the
report (open report/index.html). 'sutja forget' removes all of it but the model.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a training; a path is as the user gave it, made absolute."""

    data: tuple[Path, ...] = ()
    """Folders of recordings, one digit each."""

    labels: str = "auto"
    """How the name of a recording tells its digit: a rule of `model.spec.labels`."""

    groups: str = "auto"
    """How the name tells who speaks: ``auto``, ``none``, ``folder``, or a regular expression with a group ``group``."""

    hold_out: str = "auto"
    """What is held out: ``takes``, ``speakers``, or ``auto``: speakers where there are five or more."""

    test: tuple[Path, ...] = ()
    """Labelled folders to measure on."""

    other: tuple[Path, ...] = ()
    """Folders of speech that is no digit."""

    noise: tuple[Path, ...] = ()
    """Folders of sounds of a room."""

    synthetic: bool = False
    """Whether to learn from espeak-ng's Korean voices (as well)."""

    adapt: Path | None = None
    """Model to go on from."""

    replay: tuple[Path, ...] = ()
    """Folders that the model to go on from was made from; where they are not given, its run folder tells."""

    output: Path = Path("sutja.pt")
    """Model to write."""

    report: Path | None = None
    """Folder of the report; ``report`` beside the model where none is given."""

    compare: Path | None = None
    """Report or run folder of a former training to compare with."""

    epochs: int | None = None
    """Most passes of 200 batches; as many as the data need where none is given."""

    seed: int = 0
    """Decides weights, composition and augmentation."""

    wandb: bool = False
    """Whether Weights & Biases gets the curves as well."""

    progress: str = "bar"
    """``bar`` for people, ``json`` for programs."""

    resume: bool = False
    """Whether to go on with what the run folder holds."""

    @property
    def run_folder(self) -> Path:
        """Where what is needed to go on lies: beside the model."""
        return self.output.with_suffix(".run")

    @property
    def report_folder(self) -> Path:
        """Where the report lies."""
        return self.report or self.output.parent / "report"

    def save(self, path: Path) -> None:
        """Write the options to a file.

        Raises
        ------
        OSError
            If the folder cannot be written or the disk is full.
        """
        record = {name: _plain(value) for name, value in asdict(replace(self, resume=False)).items()}
        write_atomically(path, json.dumps(record, ensure_ascii=False, indent=1).encode())

    @classmethod
    def load(cls, path: Path) -> "Options":
        """Read the options from a file.

        Raises
        ------
        DatasetError
            If it is missing or damaged.
        """
        try:
            record = json.loads(path.read_bytes())
            return cls(**{field.name: _typed(field.name, record[field.name]) for field in fields(cls)})
        except (OSError, ValueError, KeyError, TypeError):
            raise DatasetError(
                korean=f"이어서 할 학습이 없습니다: {path.parent}. 멈춘 학습의 .run 폴더를 --resume에 적으세요.",
                english=f"There is no training to go on with in {path.parent}. Give --resume the .run folder of one "
                "that was stopped.",
            ) from None


_PATHS: Final = {"data", "test", "other", "noise", "replay"}
_PATH: Final = {"adapt", "output", "report", "compare"}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Path) else value


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 - as JSON has it, as the field has it
    if name in _PATHS:
        return tuple(Path(part) for part in value)
    return Path(value) if name in _PATH and value is not None else value


def parse(arguments: Sequence[str] | None) -> Options:
    """Return the options of a command line; with ``--resume``, those that the run folder holds.

    Raises
    ------
    DatasetError
        If the command is wrong, or the run folder holds none.
    """
    given = vars(_parser().parse_args(arguments))
    resume: Path | None = given.pop("resume")
    if resume is None:
        return Options(**{name: _absolute(value) for name, value in given.items()})
    options = replace(Options.load(resume / OPTIONS_NAME), resume=True, progress=given["progress"])
    moved = options.run_folder != resume.absolute()
    return replace(options, output=resume.absolute().with_suffix(".pt")) if moved else options


OPTIONS_NAME: Final = "options.json"
"""Name of the copy in the run folder."""


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
    parser = _Parser(description=USAGE, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", metavar="DATA", nargs="*", type=Path, help="folders of recordings, one digit each")
    _add_data(parser.add_argument_group("the data"))
    _add_learning(parser.add_argument_group("the learning"))
    _add_results(parser.add_argument_group("the results"))
    return parser


def _add_data(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--labels",
        metavar="RULE",
        default="auto",
        help="last-digit (0137.wav → 7), first-digit (7_kim_32.wav → 7), folder (7/… or 칠/…), "
        "a regular expression with a group 'digit', or auto, which refuses to guess (default)",
    )
    group.add_argument(
        "--groups",
        metavar="RULE",
        default="auto",
        help="who speaks, or which session: auto (default), none, folder, or a regular expression with a group 'group'",
    )
    group.add_argument(
        "--hold-out",
        choices=["auto", "takes", "speakers"],
        default="auto",
        help="what is held out to measure on; auto: whole speakers where there are five or more",
    )
    group.add_argument("--test", metavar="DIR", nargs="+", type=Path, default=[], help="labelled folders to measure on")
    group.add_argument("--other", metavar="DIR", nargs="+", type=Path, default=[], help="speech that is no digit")
    group.add_argument("--noise", metavar="DIR", nargs="+", type=Path, default=[], help="sounds of a room")
    group.add_argument("--synthetic", action="store_true", help="learn from espeak-ng's Korean voices (as well)")


def _add_learning(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--adapt", metavar="FILE", type=Path, help="go on from this model; nothing is forgotten")
    group.add_argument(
        "--replay", metavar="DIR", nargs="+", type=Path, default=[],
        help="what that model was made from (default: as its run folder tells)",
    )  # fmt: skip
    group.add_argument("--epochs", metavar="N", type=_positive, help="at most so many passes of 200 batches")
    group.add_argument("--seed", metavar="N", type=int, default=0)
    group.add_argument("--resume", metavar="DIR", type=Path, help="go on with the training of this .run folder")


def _add_results(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--output", metavar="FILE", type=Path, default=Path("sutja.pt"), help="model to write")
    group.add_argument("--report", metavar="DIR", type=Path, help="folder of the report (default: report beside it)")
    group.add_argument("--compare", metavar="RUN", type=Path, help="report or .run folder to compare with")
    group.add_argument("--progress", choices=["bar", "json"], default="bar", help="json: one object a line")
    group.add_argument("--wandb", action="store_true", help="curves to Weights & Biases as well (offline by default)")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return number
