"""How a process of ours is started that has not met PortAudio yet."""

import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
"""The folder that holds the package `app`."""


def fresh_process(module: str, *arguments: str) -> dict[str, Any]:
    """Return how `subprocess` runs a module of ours."""
    return {
        "args": [sys.executable, "-m", module, *arguments],
        "cwd": ROOT,  # -m looks there first, and where the user stands may be another package named app
        "stdin": subprocess.DEVNULL,
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
    }
