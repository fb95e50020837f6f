"""A process that may outlive this one."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

NICENESS: Final = 10
"""A training yields to the engine that listens meanwhile."""

Process = subprocess.Popen[bytes]


def started(command: Sequence[str], *, lines: Path, complaints: Path) -> Process:
    """Start a program that no Ctrl-C in this terminal reaches, and that goes on when this one ends.

    It writes to files and not to a pipe: whoever comes later reads what it said meanwhile.

    Raises
    ------
    OSError
        If it cannot be started, or a file not be written.
    """
    with lines.open("ab") as said, complaints.open("ab") as besides:
        if sys.platform == "win32":
            flags = (
                subprocess.CREATE_NEW_PROCESS_GROUP
                | subprocess.CREATE_NO_WINDOW
                | subprocess.BELOW_NORMAL_PRIORITY_CLASS
            )
            return subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=besides, creationflags=flags
            )  # fmt: skip
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=besides, start_new_session=True
        )
    with suppress(OSError):  # it has ended already
        os.setpriority(os.PRIO_PROCESS, process.pid, NICENESS)
    return process


def ask_to_stop(number: int) -> None:
    """Ask a process to save and stop."""
    # SIGTERM, as SIGINT is ignored by all that a shell started in the background.
    with suppress(OSError):
        if sys.platform == "win32":
            os.kill(number, signal.CTRL_BREAK_EVENT)
        else:
            os.kill(number, signal.SIGTERM)


def kill(number: int) -> None:
    """End a process at once, with those that it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            os.kill(number, signal.SIGTERM)
        else:
            os.killpg(number, signal.SIGKILL)


def exists(number: int) -> bool:
    """Tell whether there is a process of the user's with this number."""
    if sys.platform == "win32":
        import ctypes  # as a signal of 0 would end the process there

        synchronize, still_waiting = 0x00100000, 0x00000102
        handle = ctypes.windll.kernel32.OpenProcess(synchronize, False, number)
        if not handle:
            return False
        waiting = ctypes.windll.kernel32.WaitForSingleObject(handle, 0)
        ctypes.windll.kernel32.CloseHandle(handle)
        return bool(waiting == still_waiting)
    try:
        os.kill(number, 0)
    except OSError:
        return False
    return True
