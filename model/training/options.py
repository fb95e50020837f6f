"""What a training is asked to do: the command line, and its copy in the run folder, by which it goes on another day."""

import argparse
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, NoReturn

from model import artifact
from model.spec.errors import DatasetError
from model.spec.files import write_atomically
from model.spec.language import Text
from model.spec.ledger import RUN_LOCK
from model.spec.waveform import AUDIO_SUFFIXES

OPTIONS_NAME: Final = "options.json"
"""Name of the copy in the run folder."""

MOST_EPOCHS: Final = 1_000_000
GREATEST_SEED: Final = 2**31

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

    test_labels: str | None = None
    """How their names tell digits; as those of the data where it is not given."""

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
        return run_folder_of(self.output)

    @property
    def report_folder(self) -> Path:
        """Where the report lies."""
        return self.report or self.output.parent / "report"

    def check(self) -> None:
        """See that the results have names under which they destroy nothing else.

        Raises
        ------
        DatasetError
            If the model is not named as one, or the model, its weights, its run folder or its report would lie where a
            recording, the model to go on from or another training lies.
        """
        _check_output(self.output)
        if self.adapt is not None:
            _check_base(self.adapt, self.output)
        _check_report(self.report_folder, self.output, self.adapt)

    def save(self, path: Path) -> None:
        """Write the options to a file.

        Raises
        ------
        OSError
            If the folder cannot be written or the disk is full.
        """
        record = {name: _plain(value) for name, value in asdict(replace(self, resume=False)).items()}
        # Escaped to ASCII, as the name of a folder need not be text.
        write_atomically(path, json.dumps(record, indent=1).encode("ascii"))

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
            # What is missing was no option yet when the file was written, and is as if it had not been given.
            known = [field.name for field in fields(cls) if field.name in record or field.name in _ALWAYS]
            return cls(**{name: _typed(name, record[name]) for name in known})
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            raise _nothing_in(path.parent) from None


def run_folder_of(model: Path) -> Path:
    """Return the run folder of a model: beside it."""
    return model.with_suffix(".run")


_ALWAYS: Final = {"data", "output"}
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
    if _are_one(options.run_folder, run):
        return options
    if run.suffix != ".run":
        raise _nothing_in(run)
    return replace(options, output=run.with_suffix(".pt"))


def _not_with_resume(others: Iterable[str]) -> DatasetError:
    names = ", ".join("DATA" if name == "data" else f"--{name.replace('_', '-')}" for name in others)
    return DatasetError(
        korean=f"이어서 하는 학습은 시작할 때의 설정대로만 합니다. --resume과 함께 쓸 수 없는 것을 빼세요: {names}.",
        english=f"A training goes on as it was begun. Leave out what cannot be given with --resume: {names}.",
    )


def _nothing_in(folder: Path) -> DatasetError:
    return DatasetError(
        korean=f"이어서 할 학습이 없습니다: {folder}. 멈춘 학습의 .run 폴더를 --resume에 적으세요.",
        english=f"There is no training to go on with in {folder}. Give --resume the .run folder of one that was "
        "stopped.",
    )


def _check_output(output: Path) -> None:
    targets = [Path(os.path.realpath(path)) for path in _files_of(output)]
    if any(path.suffix.lower() in AUDIO_SUFFIXES for path in (output, *targets)):
        raise DatasetError(
            korean=f"녹음 파일 위에 모델을 쓸 수 없습니다: {output}. --output에 다른 이름(.pt)을 쓰세요.",
            english=f"A model may not be written over a recording: {output}. Give --output another name (.pt).",
        )
    if output.suffix.lower() != ".pt" or output.name.lower().endswith(".state.pt"):
        raise DatasetError(
            korean=f"모델 이름은 .pt로 끝나야 합니다(.state.pt 제외): {output}. --output에 다른 이름을 쓰세요.",
            english=f"The name of a model must end in .pt, and not in .state.pt: {output}. Give --output another name.",
        )


def _check_base(base: Path, output: Path) -> None:
    if _meet([base, *_made_with(base)], [output, *_made_with(output)]):
        raise DatasetError(
            korean=f"바탕이 되는 모델({base})과 그 .run 폴더 위에 쓸 수 없습니다: {output}. "
            "--output에 다른 이름을 쓰세요.",
            english=f"The model to go on from ({base}) and its .run folder may not be written over: {output}. "
            "Give --output another name.",
        )


def _check_report(folder: Path, output: Path, base: Path | None) -> None:
    taken = [path for model in (output, base) if model for path in (model, *_made_with(model))]
    if _meet([folder], taken) or any(os.path.exists(folder / name) for name in (OPTIONS_NAME, RUN_LOCK)):
        raise DatasetError(
            korean=f"모델이나 학습 상태가 있을 자리에 보고서를 쓸 수 없습니다: {folder}. "
            "--report에 다른 폴더를 적으세요.",
            english=f"A report needs a folder of its own, and {folder} is that of a model or a training. "
            "Give --report another folder.",
        )


def _files_of(model: Path) -> tuple[Path, ...]:
    return model, artifact.state_path(model)


def _made_with(model: Path) -> tuple[Path, ...]:
    return artifact.state_path(model), run_folder_of(model)


def _meet(some: Iterable[Path], others: Sequence[Path]) -> bool:
    return any(_are_one(one, other) for one in some for other in others)


def _are_one(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one place, also through links and in another spelling."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        # Only the file system knows whether it takes upper and lower case, or two forms of Hangul, for one.
        return os.path.samefile(one, other)
    except OSError:
        return False


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
    group.add_argument("--synthetic", action="store_true", help="learn from espeak-ng's Korean voices (as well)")


def _add_learning(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--adapt", metavar="FILE", type=Path, help="go on from this model; nothing is forgotten")
    group.add_argument(
        "--replay", metavar="DIR", nargs="+", type=Path,
        help="what that model was made from (default: as its run folder tells)",
    )  # fmt: skip
    group.add_argument(
        "--epochs", metavar="N", type=_whole(1, MOST_EPOCHS), help="at most so many passes of 200 batches"
    )
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
