"""What a training is asked to do, and the copy of it in the run folder, by which it goes on another day."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from model.spec.errors import DatasetError
from model.spec.files import write_atomically
from model.training.destinations import check_base, check_output, check_report, run_folder_of


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

    voices: str = "auto"
    """Whom the model is for: the ``same`` voices, ``other`` people, or ``auto``: others from three voices on."""

    test: tuple[Path, ...] = ()
    """Labelled folders to measure on."""

    test_labels: str | None = None
    """How their names tell digits; as those of the data where it is not given."""

    other: tuple[Path, ...] = ()
    """Folders of speech that is no digit."""

    noise: tuple[Path, ...] = ()
    """Folders of sounds of a room."""

    auxiliary: tuple[Path, ...] = ()
    """Folders of words of other languages, said by people."""

    synthetic: bool = False
    """Whether to learn from synthetic speech (as well)."""

    language: str = "ko"
    """What it speaks: ``ko``, or ``en`` or ``ar`` to rehearse with."""

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
    """Most passes; as many as the data need where none is given."""

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
        check_output(self.output)
        if self.adapt is not None:
            check_base(self.adapt, self.output)
        check_report(self.report_folder, self.output, self.adapt)

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
            raise nothing_in(path.parent) from None


_ALWAYS: Final = {"data", "output"}
_PATHS: Final = {"data", "test", "other", "noise", "auxiliary", "replay"}
_PATH: Final = {"adapt", "output", "report", "compare"}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Path) else value


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 - as JSON has it, as the field has it
    if name in _PATHS:
        return tuple(Path(part) for part in value)
    return Path(value) if name in _PATH and value is not None else value


def nothing_in(folder: Path) -> DatasetError:
    """Return the error for a folder that is that of no training."""
    return DatasetError(
        korean=f"이어서 할 학습이 없습니다: {folder}. 멈춘 학습의 .run 폴더를 --resume에 적으세요.",
        english=f"There is no training to go on with in {folder}. Give --resume the .run folder of one that was "
        "stopped.",
    )
