"""How a process of ours is started that has not met PortAudio yet."""

import subprocess
import sys
from typing import Any

from app.paths import ROOT


def fresh_process(module: str, *arguments: str) -> dict[str, Any]:
    """Return how `subprocess` runs a module of ours."""
    return {
        "args": [sys.executable, "-m", module, *arguments],
        "cwd": ROOT,
        "stdin": subprocess.DEVNULL,
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
    }
