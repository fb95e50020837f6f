"""A model goes on to a person never heard, from a few takes: how well it tells others, and how long one waits."""

import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from model.spec.share import Share
from tests.bench_training import classified, log, own_voice


def gone_on(model: Path, voice: str, takes: int, *, home: Path) -> tuple[Share, float, float]:
    """Return how many of a hundred other takes of an FSDD speaker an adapted model tells.

    And the seconds until it was there, and until its training had ended.
    """
    few = own_voice(voice, f"few-{takes}", takes=range(10, 10 + takes))
    folder = model.parent / f"adapted-{voice}-{takes}"
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "train_model.py", str(few), "--labels", "last-digit", "--adapt", str(model)]
    adapted_model, began = folder / "model.pt", time.time()
    log([*command, "--output", str(adapted_model)], folder, home=home)
    ended = time.time()
    return classified(adapted_model, own_voice(voice, "test")), adapted_model.stat().st_mtime - began, ended - began


def waited(seconds: Sequence[float]) -> str:
    """Return the median and the most of what somebody waited."""
    return f"{np.median(seconds):.1f} / {max(seconds):.1f} s"
