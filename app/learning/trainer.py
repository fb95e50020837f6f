"""How the training script is called."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.learning.errors import LearningError
from app.learning.folder import ModelFolder
from app.paths import ROOT

SCRIPT: Final = ROOT / "train_model.py"
"""Beside the packages, in a checkout as where they are installed."""

PROGRAM: Final = (sys.executable, str(SCRIPT))


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be learnt."""

    recordings: tuple[Path, ...]
    """Folders of takes."""

    base: Path | None = None
    """The model to adapt; none to learn from scratch."""

    labels: str = "auto"
    """How the names of the takes tell their digits."""

    groups: str = "auto"
    """How they tell speakers and sessions."""

    def as_record(self) -> dict[str, Any]:
        """Return the order as JSON has it."""
        return {
            "recordings": [str(folder) for folder in self.recordings],
            "base": None if self.base is None else str(self.base),
            "labels": self.labels,
            "groups": self.groups,
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Order":
        """Read an order from JSON; `KeyError` and `TypeError` where it is none."""
        base = record["base"]
        return cls(
            tuple(Path(folder) for folder in record["recordings"]),
            None if base is None else Path(base),
            str(record["labels"]),
            str(record["groups"]),
        )


def order_in(folder: ModelFolder) -> Order | None:
    """Return what was asked for when a model was made, if that can be read."""
    try:
        return Order.from_record(json.loads(folder.job.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def command(program: Sequence[str], order: Order, folder: ModelFolder) -> list[str]:
    """Return the command line that begins a training, or goes on with one that had begun."""
    if folder.options.exists():
        return [*program, "--resume", str(folder.run), "--progress", "json"]
    words = [
        *program,
        *(str(path.absolute()) for path in order.recordings),
        "--labels",
        order.labels,
        "--groups",
        order.groups,
    ]
    words += ["--output", str(folder.model), "--report", str(folder.report), "--progress", "json"]
    return words if order.base is None else [*words, "--adapt", str(order.base)]


def check_script() -> None:
    """See that the training script is there.

    Raises
    ------
    LearningError
        If it is not.
    """
    if not SCRIPT.is_file():
        raise LearningError(
            korean=f"학습 프로그램이 없습니다: {SCRIPT}. Sutja를 다시 설치하세요.",
            english=f"The training script {SCRIPT} is missing. Install Sutja again.",
        )
