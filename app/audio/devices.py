"""Which microphones there are, and the one door to PortAudio.

PortAudio's list of devices and its open streams belong to the whole process, and so must what guards them:
the lock and the open streams below are shared by every microphone and every listing, on any thread.
"""

import json
import logging
import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from app.audio.process import fresh_process
from app.errors import DeviceError, NoAudioSystem, NoMicrophone

portaudio_lock: Final = threading.RLock()
"""Held while PortAudio starts again, lists devices, opens or closes a stream: it bears one of these at a time."""

MAX_CHANNELS: Final = 2
"""More are opened only where the device takes no fewer: what offers 32 is mostly a driver that mixes, or a studio's
interface with one microphone in it."""

INVALID_CHANNEL_COUNT: Final = -9998
"""PortAudio's ``paInvalidChannelCount``: on ALSA and WASAPI, an array of microphones records all its channels or none.
"""

LISTING_SECONDS: Final = 5.0
"""Time that a fresh process gets to list the microphones: it takes 0.2 s, on a busy machine some more."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone."""

    index: int
    """PortAudio's number for it; good in the process that listed it, until the devices are listed again."""

    name: str
    """Its name: what is shown, and what it is remembered by."""

    sample_rate: int
    """Its own rate (Hz)."""

    channels: int
    """Channels that it can record."""

    is_default: bool
    """Whether the system uses it when none is chosen."""


open_streams: Final[dict[object, Device]] = {}
"""Streams that starting PortAudio again would tear away, each with its device; changed with `portaudio_lock` held."""


def load_sounddevice() -> ModuleType:
    """Import sounddevice, and with it PortAudio: late, so that all but the microphone works without.

    Raises
    ------
    NoAudioSystem
        If the PortAudio library is missing.
    """
    try:
        import sounddevice
    except OSError:
        raise NoAudioSystem from None
    return sounddevice  # type: ignore[no-any-return]


def list_microphones() -> list[Device]:
    """Return the microphones that are connected now.

    While one is open PortAudio cannot look anew in this process. Then a fresh process looks, and the numbers of
    what it finds mean nothing here; where that fails, the list is as it was when the microphone was opened.

    Raises
    ------
    NoAudioSystem
        If the PortAudio library is missing.
    DeviceError
        If the system's sound does not start.
    """
    with portaudio_lock:
        known = _list_here()
        in_use = list(open_streams.values())
    # Without the lock: the stream may be closed meanwhile.
    connected = _list_elsewhere() if in_use else None
    if connected is None:
        return known
    # A driver that serves one process at a time hides from others the very microphone that is listened to.
    names = {device.name for device in connected}
    return connected + [device for device in in_use if device.name not in names]


def _list_here() -> list[Device]:
    """Return the microphones by the numbers of this process; new ones only while no stream is open."""
    with portaudio_lock:
        sounddevice = load_sounddevice()
        try:
            if not open_streams:
                start_again(sounddevice)
            return list(_inputs(sounddevice))
        except sounddevice.PortAudioError as error:
            raise DeviceError(
                korean=f"소리 장치를 시작할 수 없습니다({error}). "
                "다른 소리 프로그램을 닫거나 컴퓨터를 다시 시작하세요.",
                english=f"The sound system does not start ({error}). "
                "Close other audio programs, or restart the computer.",
            ) from None


def _list_elsewhere() -> list[Device] | None:
    """Return the microphones that a fresh process finds, or ``None`` where it cannot tell."""
    try:
        listing = subprocess.run(
            **fresh_process("app.audio.listing"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=LISTING_SECONDS,
        )
        return [Device(**device) for device in json.loads(listing.stdout)]
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        _log.warning("the microphones could not be listed anew: %s", error)
        return None


def opens(device: Device) -> bool:
    """Return whether a microphone that is listed could be opened: some are listed while they are gone, or taken."""
    sounddevice = load_sounddevice()
    try:
        with driver_noise_aside():
            sounddevice.check_input_settings(
                device=device.index, channels=min(device.channels, MAX_CHANNELS), samplerate=device.sample_rate
            )
    except sounddevice.PortAudioError as error:
        # An array that records all its channels or none is there as well.
        return INVALID_CHANNEL_COUNT in error.args
    return True


def find_microphone(name: str | None) -> Device:
    """Return the microphone of that name, or with it in its name; for ``None`` the system's own choice.

    While a stream is open, only those are found that were there when it was opened.

    Raises
    ------
    NoMicrophone
        If there is no microphone at all.
    DeviceError
        If none has that name.
    """
    microphones = _list_here()
    if not microphones:
        raise NoMicrophone
    if (device := microphone_of(name, microphones)) is None:
        raise _not_found(name or "", microphones)
    return device


def microphone_of(name: str | None, microphones: Sequence[Device]) -> Device | None:
    """Return the one of these that a name, or ``None`` for the system's own choice, asks for; if there is one."""
    if name is None:
        return next((device for device in microphones if device.is_default), next(iter(microphones), None))
    exact = (device for device in microphones if device.name == name)
    similar = (device for device in microphones if name.casefold() in device.name.casefold())
    return next(exact, None) or next(similar, None)


@contextmanager
def driver_noise_aside() -> Iterator[None]:
    """Keep what ALSA and PortAudio print from the standard error; the errors themselves still come back.

    A microphone that is away is tried every second, and each time they print ten lines of C at the user. What
    another thread logs to the console in those milliseconds is lost, as during sounddevice's own start.
    """
    try:
        console = os.dup(2)
    except OSError:  # no console, as under pythonw
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(console, 2)
        os.close(console)


def start_again(sounddevice: ModuleType) -> None:
    """Let PortAudio look at the devices anew: it does so when it starts, not when one is plugged in."""
    # Private names, but the way that the maintainer names: spatialaudio/python-sounddevice#125.
    while sounddevice._initialized:
        sounddevice._terminate()
    sounddevice._initialize()


def _inputs(sounddevice: ModuleType) -> Iterator[Device]:
    default_index = sounddevice.default.device[0]
    for host in sounddevice.query_hostapis():
        for index in host["devices"]:
            try:
                found = sounddevice.query_devices(index)
            except UnicodeDecodeError:
                # What is no text cannot be shown or remembered. Windows' MME gives such names, and the same
                # microphone comes once more, well named, from Windows' other interfaces.
                continue
            if found["max_input_channels"] > 0:
                yield Device(
                    index=index,
                    name=found["name"],
                    sample_rate=round(found["default_samplerate"]),
                    channels=found["max_input_channels"],
                    is_default=index == default_index,
                )


def _not_found(name: str, microphones: list[Device]) -> DeviceError:
    names = ", ".join(f"'{device.name}'" for device in microphones)
    return DeviceError(
        korean=f"이런 이름의 마이크가 없습니다: '{name}'. 지금 있는 것은 {names}입니다. 'sutja devices'로 확인하세요.",
        english=f"There is no microphone named '{name}', but {names}. Run 'sutja devices' to see them.",
    )
