"""The curves of a training, for the tools that draw them: TensorBoard always, Weights & Biases where it is asked for.

Written anew from the history when a training is taken up again, so that no point is there twice.
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol

from tensorboardX import RecordWriter
from tensorboardX.proto.event_pb2 import Event, SessionLog
from tensorboardX.summary import scalar

from model.report.privacy import harmless_options
from model.report.record import EpochRecord
from model.spec.errors import ReportError
from model.spec.faults import reason_of

WANDB: Final = "wandb"
"""Sub-folder of the run folder that Weights & Biases writes to."""

UNTELLING: Final = {
    "host": "sutja",
    "console": "off",
    "save_code": False,
    "disable_code": True,
    "disable_git": True,
    "x_disable_meta": True,
    "x_disable_stats": True,
    "x_disable_machine_info": True,
    "x_save_requirements": False,
}
"""Settings of wandb that keep the computer, its user, and the text in the terminal to themselves."""


class RunLog(Protocol):
    """Takes note of the epochs of a training."""

    def epoch(self, record: EpochRecord) -> None:
        """Add an epoch to the curves."""

    def close(self) -> None:
        """Finish writing."""


def points(record: EpochRecord) -> dict[str, float]:
    """Return the height of each curve at an epoch; what was not measured has none."""
    values = {
        "loss/training": record.training_loss,
        "loss/validation": record.validation_loss,
        "accuracy/validation": record.validation_accuracy,
        "learning_rate": record.learning_rate,
    }
    return {name: value for name, value in values.items() if value is not None}


class TensorBoardLog:
    """TensorBoard's event file, under a name that does not tell the computer's.

    tensorboardX puts the host's name into the name of its files, and writes them through a process-wide queue; so only
    its record format is used here.

    Parameters
    ----------
    folder : Path
        Where the file goes; made if it is not there. Former event files of Sutja in it are replaced.
    history : sequence of EpochRecord
        Epochs of the same training, before it was taken up again.

    Raises
    ------
    ReportError
        If it cannot be written; also by `epoch` and `close`.
    """

    def __init__(self, folder: Path, history: Sequence[EpochRecord] = ()) -> None:
        self._folder = folder
        # The axis "relative" of TensorBoard shows how long was trained, not how long the training lay.
        self._time = time.time() - sum(record.seconds for record in history)
        self._try(self._begin)
        for record in history:
            self._add(record)
        self._flush()

    def epoch(self, record: EpochRecord) -> None:
        """Add an epoch to the curves; it is on the disk when this returns."""
        self._add(record)
        self._flush()

    def close(self) -> None:
        """Finish writing."""
        self._try(self._writer.close)

    def _begin(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        former = list(self._folder.glob("events.out.tfevents.*.sutja"))
        path = self._folder / f"events.out.tfevents.{int(time.time())}.sutja"
        self._writer = RecordWriter(str(path))
        self._write(Event(wall_time=self._time, file_version="brain.Event:2"))
        if former:
            # A dashboard that is open drops by this what it has read from the former files.
            self._write(Event(wall_time=self._time, step=0, session_log=SessionLog(status=SessionLog.START)))
        for file in former:
            if file != path:
                file.unlink(missing_ok=True)

    def _add(self, record: EpochRecord) -> None:
        self._time += record.seconds
        for name, value in points(record).items():
            self._write(Event(wall_time=self._time, step=record.number, summary=scalar(name, value)))

    def _write(self, event: Any) -> None:  # noqa: ANN401 - generated classes have no types
        self._try(lambda: self._writer.write(event.SerializeToString()))

    def _flush(self) -> None:
        self._try(self._writer.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError as error:
            raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> ReportError:
        return ReportError(
            korean=f"학습 곡선을 저장할 수 없습니다: {self._folder} ({reason_of(error)}). "
            "디스크 공간과 쓰기 권한을 확인하세요.",
            english=f"The curves cannot be written to {self._folder} ({reason_of(error)}). "
            "Check the disk space and permissions.",
        )


class WandbLog:
    """The curves for Weights & Biases; on this computer only, unless the user has set ``WANDB_MODE``.

    Neither the recordings nor the names of files, folders, user or computer are told; nor what this computer is.

    Parameters
    ----------
    folder : Path
        The run folder; its sub-folder ``wandb`` is written to.
    options : mapping
        What was asked for; what could tell a path keeps its kind only.
    history : sequence of EpochRecord
        Epochs of the same training, before it was taken up again.

    Raises
    ------
    ReportError
        If the package is not installed, or refuses; also by `epoch` and `close`.
    """

    def __init__(self, folder: Path, options: Mapping[str, object], history: Sequence[EpochRecord] = ()) -> None:
        self._wandb = _imported_wandb()
        self._run = self._try(lambda: self._begun(folder, options))
        for record in history:
            self.epoch(record)

    def epoch(self, record: EpochRecord) -> None:
        """Add an epoch to the curves."""
        self._try(lambda: self._run.log(points(record), step=record.number))

    def close(self) -> None:
        """Finish writing, and sending where the user wants it sent."""
        self._try(self._run.finish)

    def _begun(self, folder: Path, options: Mapping[str, object]) -> Any:  # noqa: ANN401 - wandb may not be installed
        mode = os.environ.get("WANDB_MODE", "offline")
        # Or its logs would lie in the user's own cache folder, where 'sutja forget' does not find them.
        os.environ.setdefault("WANDB_CACHE_DIR", str(folder / WANDB / "cache"))
        return self._wandb.init(
            project="sutja",
            mode=mode,
            dir=str(folder),
            config=harmless_options(options),
            settings=self._wandb.Settings(**UNTELLING, silent=mode == "offline"),
        )

    def _try(self, act: Callable[[], Any]) -> Any:  # noqa: ANN401
        try:
            return act()
        except (self._wandb.Error, OSError) as error:
            reason = " ".join(str(error).split())
            raise ReportError(
                korean=f"Weights & Biases에 기록할 수 없습니다({reason}). 'wandb login'을 하거나, WANDB_MODE=offline을 "
                "지정하거나, --wandb 없이 시작하세요.",
                english=f"Weights & Biases does not take the curves ({reason}). Run 'wandb login', set "
                "WANDB_MODE=offline, or start without --wandb.",
            ) from None


class RunLogs:
    """Several logs in one.

    Parameters
    ----------
    logs : sequence of RunLog
    """

    def __init__(self, logs: Sequence[RunLog]) -> None:
        self._logs = logs

    def epoch(self, record: EpochRecord) -> None:
        """Add an epoch to all of them."""
        for log in self._logs:
            log.epoch(record)

    def close(self) -> None:
        """Finish writing all of them, even if one cannot be."""
        with ExitStack() as stack:
            for log in self._logs:
                stack.callback(log.close)


def check_wandb() -> None:
    """See that Weights & Biases is there, before anything is read or learnt.

    Raises
    ------
    ReportError
        If the package is not installed.
    """
    _imported_wandb()


def _imported_wandb() -> Any:  # noqa: ANN401
    try:
        return import_module("wandb")
    except ImportError:
        raise ReportError(
            korean="Weights & Biases가 설치되어 있지 않습니다(wandb). pip install 'sutja[wandb]'로 설치하거나 --wandb "
            "없이 시작하세요.",
            english="Weights & Biases (wandb) is not installed. Install it with pip install 'sutja[wandb]', or start "
            "without --wandb.",
        ) from None
