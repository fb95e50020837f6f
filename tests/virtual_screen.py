"""A screen for tests: a private X server without a window manager, its keyboard and its clipboard."""

import os
import select
import shutil
import subprocess
import sys
from types import TracebackType
from typing import Final, Self

import pytest

PATIENCE_SECONDS: Final = 60.0
"""Time that everything gets on a busy machine."""


class VirtualScreen:
    """Windows of programs that run in its `environment` open on it; used as a context manager."""

    def __enter__(self) -> Self:
        ours, theirs = os.pipe()
        self._server = subprocess.Popen(
            # A display number that is free, written to the pipe as soon as the server answers.
            ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1280x960x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[theirs],
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        with os.fdopen(ours) as answer:
            answers, _, _ = select.select([answer], [], [], PATIENCE_SECONDS)
            number = answer.readline().strip() if answers else ""
        if not number:
            self._end()
            raise RuntimeError("Xvfb does not start")
        self._display = f":{number}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def environment(self) -> dict[str, str]:
        """Variables with which a Qt program opens its windows here."""
        return {"DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb"}

    def focus(self, title: str) -> None:
        """Wait for the window of a title, and give it the keyboard: there is no window manager to do so."""
        window = self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{title}$")
        self._run("xdotool", "windowfocus", "--sync", window)

    def press(self, key: str) -> None:
        """Press a key, such as ``ctrl+c``."""
        self._run("xdotool", "key", key)

    def hold(self, key: str) -> None:
        """Press a key, and keep it down: it repeats, as on a real keyboard, until it is let go."""
        self._run("xdotool", "keydown", key)

    def let_go(self, key: str) -> None:
        """Let a key go that was held."""
        self._run("xdotool", "keyup", key)

    def clipboard(self) -> str:
        """Return the text on the clipboard; empty where nothing was copied."""
        return self._run("xclip", "-selection", "clipboard", "-out", check=False)

    def _run(self, *command: str, check: bool = True) -> str:
        environment = {**os.environ, **self.environment}
        done = subprocess.run(
            command, env=environment, check=check, capture_output=True, text=True, timeout=PATIENCE_SECONDS
        )
        return done.stdout.strip()

    def _end(self) -> None:
        self._server.terminate()
        self._server.wait()


def require_virtual_screen() -> None:
    """Skip the test where there is no virtual screen; under CI, where it is to be installed, let it fail."""
    missing = [name for name in ("Xvfb", "xdotool", "xclip") if shutil.which(name) is None]
    if not missing:
        return
    if os.environ.get("CI") and sys.platform == "linux":
        pytest.fail(f"{', '.join(missing)} missing: run '.ci/system-packages test'")
    pytest.skip(f"no virtual screen here: {', '.join(missing)} not installed")
