"""The folder of a training: what is needed to go on after it was stopped, killed, or finished.

::

    mine.run/
    ├── run.lock         held while a training writes here
    ├── options.json     what was asked for
    ├── split.json       which recordings are held out, by their content; the next training keeps to it
    ├── checkpoint.pt    weights, optimiser and history as of some seconds ago, and for which options
    ├── report.json      the figures of the finished training
    └── tensorboard/     its curves
"""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import torch
from filelock import BaseFileLock, FileLock, Timeout

from model.spec.errors import DatasetError
from model.spec.faults import reason_of
from model.spec.files import write_atomically
from model.spec.locks import RUN_LOCK as LOCK
from model.training.destinations import OPTIONS_NAME
from model.training.options import Options
from model.training.runlog import WANDB

UNLEARNT: Final = ("output", "report", "compare", "progress", "wandb")
"""Options that decide nothing of what is learnt: with others of these a checkpoint is as good as before."""

SPLIT: Final = "split.json"
CHECKPOINT: Final = "checkpoint.pt"
REPORT: Final = "report.json"
TENSORBOARD: Final = "tensorboard"

FILES: Final = (LOCK, OPTIONS_NAME, SPLIT, CHECKPOINT, REPORT)
FOLDERS: Final = (TENSORBOARD, WANDB)
"""Everything that a run folder may hold."""


class Run:
    """A run folder; one training at a time writes to it.

    Parameters
    ----------
    folder : Path
        Need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def held(self) -> Iterator[None]:
        """Make the folder, and keep other trainings out of it.

        Raises
        ------
        DatasetError
            If another training is at work on the same output, or the folder cannot be written.
        """
        lock = FileLock(self.folder / LOCK, blocking=False)
        self._take(lock)
        try:
            yield
        finally:
            lock.release()

    def _take(self, lock: BaseFileLock) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise DatasetError(
                korean=f"다른 학습이 같은 모델을 만들고 있습니다: {self.folder}. 끝나기를 기다리거나 "
                "--output에 다른 이름을 쓰세요.",
                english=f"Another training is at work in {self.folder}. Wait for its end, or give --output another "
                "name.",
            ) from None
        except OSError as error:
            raise self._not_begun(error) from None

    @property
    def begun(self) -> bool:
        """Whether the folder is that of a training."""
        return (self.folder / OPTIONS_NAME).exists()

    def begin(self, options: Options) -> None:
        """Let the folder be that of a new training, in the one moment in which its options are written.

        A kill before it leaves the former training whole. After it the former checkpoint is nobody's, even if the kill
        comes before it is removed. The split stays: what was held out once is never learnt from.

        Raises
        ------
        DatasetError
            If the disk is full or the folder cannot be written.
        """
        try:
            options.save(self.folder / OPTIONS_NAME)
            (self.folder / CHECKPOINT).unlink(missing_ok=True)
        except OSError as error:
            raise self._not_begun(error) from None

    def save_options(self, options: Options) -> None:
        """Write what was asked for."""
        self._written(lambda: options.save(self.folder / OPTIONS_NAME))

    def save_checkpoint(self, state: dict[str, Any]) -> None:
        """Write where learning stands: whole, or not at all.

        Parameters
        ----------
        state : dict
            Tensors, numbers, strings, and lists and dicts of them.

        Raises
        ------
        DatasetError
            If the disk is full or the folder cannot be written; the checkpoint of before stays.
        """
        content = io.BytesIO()
        torch.save({"asked": self._asked(), "state": state}, content)
        self.write(CHECKPOINT, content.getvalue())

    def checkpoint(self) -> dict[str, Any] | None:
        """Return where learning stands, or nothing where it has not begun with the options that are in the folder.

        Raises
        ------
        DatasetError
            If the checkpoint is damaged.
        """
        try:
            with (self.folder / CHECKPOINT).open("rb") as file:
                content = torch.load(file, map_location="cpu", weights_only=True)
            asked, state = content["asked"], content["state"]
        except FileNotFoundError:
            return None
        except Exception:  # torch raises what its unpickler, its archive and its storage raise
            raise self.damaged() from None
        return state if asked == self._asked() else None

    def _asked(self) -> str:
        """Return the options that decide what is learnt, as text."""
        options = self.read(OPTIONS_NAME)
        known = options if isinstance(options, dict) else {}
        return json.dumps({name: value for name, value in known.items() if name not in UNLEARNT}, sort_keys=True)

    def damaged(self) -> DatasetError:
        """Return the error for a checkpoint that cannot be gone on from."""
        return DatasetError(
            korean=f"중간 저장 파일이 손상되었습니다: {self.folder / CHECKPOINT}. --resume 없이 처음부터 학습하세요.",
            english=f"The checkpoint {self.folder / CHECKPOINT} is damaged. Begin the training anew, without --resume.",
        )

    def forget_checkpoint(self) -> None:
        """Begin anew."""
        (self.folder / CHECKPOINT).unlink(missing_ok=True)

    def read(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """Return the content of a JSON file of the folder, or nothing where there is none that can be read."""
        try:
            return json.loads((self.folder / name).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the folder, whole or not at all.

        Raises
        ------
        DatasetError
            If the disk is full or the folder cannot be written; the file of before stays.
        """
        self._written(lambda: write_atomically(self.folder / name, content))

    def _not_begun(self, error: OSError) -> DatasetError:
        reason = reason_of(error)
        return DatasetError(
            korean=f"학습을 시작할 수 없습니다. {self.folder} 폴더에 쓸 수 없습니다({reason}). 디스크 공간과 권한을 "
            "확인하거나 --output에 다른 이름을 쓰세요.",
            english=f"The training cannot be begun in {self.folder} ({reason}). Check the disk space and permissions, "
            "or give --output another name.",
        )

    def _written(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OSError as error:
            raise DatasetError(
                korean=f"학습 상태를 저장할 수 없습니다: {self.folder} ({reason_of(error)}). 디스크 공간과 쓰기 권한을 "
                "확인한 뒤 --resume으로 이어서 하세요.",
                english=f"The training cannot be saved in {self.folder} ({reason_of(error)}). Check the disk space and "
                "permissions, then go on with --resume.",
            ) from None
