"""A microphone for tests: a private PulseAudio daemon whose loudspeaker is heard by its own microphone."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pytest

START_SECONDS: Final = 30.0
"""Time that the daemon gets to start on a busy machine."""

SCRIPT: Final = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink sink_name=speaker norewinds=1 rate={rate} channels={channels}
set-default-sink speaker
set-default-source speaker.monitor
"""

NAMES: Final = """\
</usr/share/alsa/alsa.conf>
{names}
"""

NAME: Final = 'pcm.{name} {{ type pulse server "unix:{socket}" device "speaker.monitor" }}'
"""How PortAudio finds a microphone by a name of its own."""

# Without `norewinds` above and the two priorities here the sound comes late and torn.
DAEMON: Final = (
    "pulseaudio -n --daemonize=no --system=no --use-pid-file=no --exit-idle-time=-1 --disable-shm=yes "
    "--realtime=yes --high-priority=yes"
).split()


class VirtualMicrophone:
    """What is played into it is heard by every program that runs in its `environment`.

    Needs no sound card, no session, no D-Bus, and may run as root. Used as a context manager, or with `start` and
    `stop`; started again it has the same address, like a device that was plugged in again.

    Parameters
    ----------
    rate, channels : int
        Of the loudspeaker (Hz).
    others : dict, optional
        Microphones that are found by their names beside this one, which is the system's own choice.
    """

    def __init__(
        self, *, rate: int = 48_000, channels: int = 1, others: "dict[str, VirtualMicrophone] | None" = None
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="sutja-microphone-")
        self._home = Path(self._folder.name)
        self._socket = self._home / "socket"
        self._script = self._home / "default.pa"
        self._script.write_text(SCRIPT.format(socket=self._socket, rate=rate, channels=channels))
        self._names = self._home / "asound.conf" if others else None
        if self._names and others:
            names = [NAME.format(name=name, socket=other._socket) for name, other in others.items()]
            self._names.write_text(NAMES.format(names="\n".join(names)))
        self._daemon: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Variables with which a program finds the microphone."""
        names = {"ALSA_CONFIG_PATH": str(self._names)} if self._names else {}
        return {"PULSE_SERVER": f"unix:{self._socket}", **names}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()

    def start(self) -> None:
        """Plug it in, and return when it can be used."""
        own = {"HOME": str(self._home), "XDG_RUNTIME_DIR": str(self._home)}
        with (self._home / "log").open("wb") as log:
            self._daemon = subprocess.Popen(
                [*DAEMON, "-F", str(self._script)], env={**os.environ, **own}, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._daemon.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"pulseaudio does not start:\n{(self._home / 'log').read_text()}")
            time.sleep(0.02)

    def play(self, path: Path, *, sink: str = "speaker") -> None:
        """Play a sound file, and return when it is over."""
        command = ["paplay", f"--device={sink}", str(path)]
        subprocess.run(command, env=self._client_environment(), check=True, timeout=300)

    def play_in_background(self, path: Path) -> "subprocess.Popen[bytes]":
        """Play a sound file, and return at once; the caller waits for the process."""
        return subprocess.Popen(["paplay", str(path)], env=self._client_environment())

    def listeners(self) -> int:
        """Count the programs that are recording from it."""
        return len(self._control("list", "short", "source-outputs").stdout.splitlines())

    def change_default(self, sink: str) -> None:
        """Plug in another microphone, which hears that sink, and make it the system's own choice."""
        self._control("load-module", "module-null-sink", f"sink_name={sink}", "rate=48000", "channels=1", "norewinds=1")
        self._control("set-default-source", f"{sink}.monitor")

    def mute(self, muted: bool) -> None:
        """Mute the microphone, or let it be heard again."""
        self._control("set-source-mute", "speaker.monitor", str(int(muted)))

    def unload_source(self) -> None:
        """Unplug the microphone, and leave the daemon running."""
        self._control("unload-module", "module-null-sink")

    def stop(self) -> None:
        """Unplug the microphone, and end the daemon; harmless when it has ended."""
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait()
            self._daemon = None
        self._socket.unlink(missing_ok=True)

    def remove(self) -> None:
        """End the daemon, and remove its folder."""
        self.stop()
        self._folder.cleanup()

    def _answers(self) -> bool:
        sources = self._control("list", "short", "sources", check=False)
        return b"speaker.monitor" in sources.stdout

    def _control(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            ["pactl", *command],
            env=self._client_environment(),
            capture_output=True,
            check=check,
            timeout=START_SECONDS,
        )

    def _client_environment(self) -> dict[str, str]:
        # A home of its own here too: no cookie of the person who runs the tests, and nothing left behind there.
        return {**os.environ, **self.environment, "HOME": str(self._home), "PULSE_COOKIE": os.devnull}


def require_virtual_microphone() -> None:
    """Skip the test where there is no PulseAudio; under CI, where it is to be installed, let it fail."""
    if shutil.which("pulseaudio") and shutil.which("paplay") and shutil.which("pactl"):
        return
    if os.environ.get("CI") and sys.platform == "linux":
        pytest.fail("PulseAudio is missing: run '.ci/system-packages test'")
    pytest.skip("no virtual microphone here: PulseAudio is not installed")
