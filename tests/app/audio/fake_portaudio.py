"""A sounddevice without a sound card, for what a real driver does only on other people's machines."""

from types import SimpleNamespace
from typing import Any


class PortAudioError(Exception):
    """Stands for ``sounddevice.PortAudioError``."""


class FakePortAudio:
    """The part of the module sounddevice that Sutja uses.

    Its microphones are ``(name, channels, rate)``; a name of bytes is one that cannot be decoded.
    """

    PortAudioError = PortAudioError

    def __init__(self, microphones: list[tuple[str | bytes, int, float]], *, default: int = -1) -> None:
        self.microphones = microphones
        self.default = SimpleNamespace(device=[default, -1])
        self.starts = 0
        self.streams: list[FakeStream] = []
        self.open_error: PortAudioError | None = None
        self.start_error: PortAudioError | None = None
        self.fixed_channels: int | None = None
        self.refused: set[str] = set()
        self.tried: list[str | bytes] = []
        self._initialized = 1
        self._known = microphones

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": "one", "devices": list(range(len(self._known)))}, {"name": "none", "devices": []}]

    def query_devices(self, index: int) -> dict[str, Any]:
        name, channels, rate = self._known[index]
        if isinstance(name, bytes):
            name.decode("utf-8")
        return {"name": name, "index": index, "max_input_channels": channels, "default_samplerate": rate}

    def check_input_settings(self, *, device: int, channels: int, samplerate: float) -> None:
        self.tried.append(self._known[device][0])
        if self._known[device][0] in self.refused:
            raise PortAudioError("Device unavailable", -9985)
        if self.fixed_channels not in {None, channels}:
            raise PortAudioError("Invalid number of channels", -9998)

    def InputStream(self, **settings: Any) -> "FakeStream":
        if self.open_error:
            raise self.open_error
        if self._known[settings["device"]][0] in self.refused:
            raise PortAudioError("Device unavailable", -9985)
        if self.fixed_channels not in {None, settings["channels"]}:
            raise PortAudioError("Error opening InputStream: Invalid number of channels", -9998)
        self.streams.append(FakeStream(settings, self.start_error))
        return self.streams[-1]

    def _terminate(self) -> None:
        self._initialized -= 1

    def _initialize(self) -> None:
        self._initialized += 1
        self.starts += 1
        self._known = list(self.microphones)


class FakeStream:
    """Stands for ``sounddevice.InputStream``; the test plays the driver."""

    def __init__(self, settings: dict[str, Any], start_error: PortAudioError | None) -> None:
        self.settings = settings
        self.calls: list[str] = []
        self._start_error = start_error

    def deliver(self, samples: Any, *, overflow: bool = False) -> None:
        self.settings["callback"](samples, len(samples), None, SimpleNamespace(input_overflow=overflow))

    def finish(self) -> None:
        self.settings["finished_callback"]()

    def start(self) -> None:
        if self._start_error:
            raise self._start_error
        self.calls.append("start")

    def abort(self, *, ignore_errors: bool) -> None:
        self.calls.append("abort")

    def close(self, *, ignore_errors: bool) -> None:
        self.calls.append("close")
