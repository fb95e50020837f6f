"""The microphone. PortAudio's thread only copies into the ring; the thread that reads does the rest."""

import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, Protocol

from app.audio.clock import unbroken_seconds
from app.audio.devices import (
    INVALID_CHANNEL_COUNT,
    MAX_CHANNELS,
    Device,
    driver_noise_aside,
    find_microphone,
    load_sounddevice,
    open_streams,
    portaudio_lock,
)
from app.audio.lookout import Lookout
from app.audio.mute import MuteWatch
from app.audio.source import Block
from app.core.ring import Ring, Samples
from app.errors import ComputerSlept, DeviceError, DeviceLost, DeviceStill, MicrophoneChanged

BLOCKS_A_SECOND: Final = 50
"""Callbacks a second: 20 ms, a frame of the network. Each costs Python a switch between two threads. In one run over a
virtual microphone at 48 kHz, the share of a core that the whole process takes in silence: 10 ms 6.2 %, 20 ms 3.0 %,
40 ms 2.0 %; a block of twice the length comes 5 ms later on average. A stream that is read without a callback would
save a third of it, but a driver that delivers nothing holds such a read for ever."""

RING_SECONDS: Final = 10
"""Sound that waits while the engine is busy, such as the whole machine on a slow disk."""

WATCHDOG_SECONDS: Final = 1.0
"""Silence of the driver, not of the room, after which the device is lost: some vanish without any sign."""

FIRST_BLOCK_SECONDS: Final = 2.5
"""The same for the first block: a Bluetooth headset takes a second or two to switch to its microphone."""

SLEPT_SECONDS: Final = 5.0
"""Time between two blocks after which the computer was asleep, or this program was stopped: where neither was, the
watchdog comes long before."""

RETURN_SECONDS: Final = 10.0
"""Time before a chosen microphone that was listed and did not open is looked out for again, twice as long each time …
"""

MOST_RETURN_SECONDS: Final = 600.0
"""… up to this."""

FOLLOWS_THE_SYSTEM: Final = sys.platform != "darwin"
"""Whether an open stream moves by itself when the system's choice changes: Windows' mapper and the sound servers of
Linux move it, macOS does not."""


class _Stream(Protocol):
    """What is used of ``sounddevice.InputStream``."""

    def start(self) -> None: ...
    def abort(self, *, ignore_errors: bool) -> None: ...
    def close(self, *, ignore_errors: bool) -> None: ...


class _Flags(Protocol):
    """What is used of ``sounddevice.CallbackFlags``."""

    input_overflow: bool


class Microphone:
    """The microphone of a name, or the system's own choice.

    Parameters
    ----------
    name : str, optional
        A device's name or a part of it. By name, since the numbers change whenever something is plugged in. The
        one that is found first is the chosen one; whenever it cannot be opened, one with a similar name or the
        system's own choice stands in for it, until it is back.
    """

    _patience_seconds: float

    def __init__(self, name: str | None = None) -> None:
        self._wanted = name
        self._chosen: str | None = None  # the whole name, once it was open
        self._device: Device | None = None
        self._stream: _Stream | None = None
        self._lookout = Lookout(self._on_listed)
        self._arrived = threading.Event()
        self._announced = False
        self._return_seconds = 0.0
        self._prepare(sample_rate=0, channels=1)

    @property
    def name(self) -> str:
        """Name of the device once it was open; before that the name asked for, or "default"."""
        return self._device.name if self._device else self._wanted or "default"

    @property
    def sample_rate(self) -> int:
        """The device's own rate (Hz); 0 before it was open."""
        return self._device.sample_rate if self._device else 0

    def open(self) -> None:
        """Begin to deliver; also after the device was lost, and then from the devices that are there now.

        `name` says afterwards which device it is.

        Raises
        ------
        DeviceError
            If there is no such microphone, or it cannot be opened.
        """
        self.close()
        announced, self._announced = self._announced, False
        with portaudio_lock:
            self._device = self._open_best()
        if self._chosen is None and self._wanted is not None:
            self._chosen = self._device.name
        # Said to be back, and yet not to be opened: each time that it is tried tears the sound.
        self._return_seconds = self._next_return_seconds() if announced and self._stands_in else 0.0
        self._look_out()

    def read(self) -> Block | None:
        """Wait for sound and return all of it; ``None`` after `interrupt`.

        Raises
        ------
        DeviceLost
            If the device has stopped, or has delivered nothing for a second.
        MicrophoneChanged
            If another one is to be opened; told once, and until then this one is heard.
        """
        while not self._interrupted:
            in_time = self._over or self._arrived.wait(self._patience_seconds)
            # Both before the ring is read: a block that comes in between sets the event again for the next turn,
            # and what the device delivered before it stopped is still heard.
            self._arrived.clear()
            lost = self._over or not in_time
            block = self._take()
            if len(block.samples):
                self._patience_seconds = WATCHDOG_SECONDS
                return block
            if lost and not self._interrupted:
                raise self._loss()
        return None

    def interrupt(self) -> None:
        """Let `read` return ``None``, now and until the next `open`; from any thread."""
        self._interrupted = True
        self._arrived.set()

    def close(self) -> None:
        """Release the device; closing twice is harmless."""
        self._lookout.stop()
        with portaudio_lock:
            if self._stream is None:
                return
            # Aborted first: closing a running stream hangs in some versions of PortAudio. A device that is gone
            # may refuse either, and nothing is left to be done about it.
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
            open_streams.pop(self._stream, None)
            self._stream = None

    def _open_best(self) -> Device:
        if self._chosen is None:
            return self._open_named(self._wanted)  # what is wrong from the start is a mistake to be told
        for name in dict.fromkeys((self._chosen, self._wanted)):
            with suppress(DeviceError):
                return self._open_named(name)
        return self._open_named(None)

    def _open_named(self, name: str | None) -> Device:
        device = find_microphone(name)
        with driver_noise_aside():
            self._start(device)
        return device

    @property
    def _stands_in(self) -> bool:
        return self._chosen is not None and self.name != self._chosen

    def _look_out(self) -> None:
        """Have another process look where PortAudio would never notice that another microphone is to be used."""
        if self._stands_in or (self._chosen is None and not FOLLOWS_THE_SYSTEM):
            self._lookout.start(self._chosen, delay_seconds=self._return_seconds)

    def _next_return_seconds(self) -> float:
        return min(max(RETURN_SECONDS, 2 * self._return_seconds), MOST_RETURN_SECONDS)

    def _on_listed(self, microphones: Sequence[Device]) -> None:
        """Take what the lookout sees, on its thread."""
        if not self._announced and any(map(self._is_better, microphones)):
            self._announced = self._changed = True
            self._arrived.set()

    def _is_better(self, device: Device) -> bool:
        is_asked_for = device.is_default if self._chosen is None else device.name == self._chosen
        return is_asked_for and device.name != self.name

    @property
    def _over(self) -> bool:
        return self._finished or self._slept or self._changed

    def _loss(self) -> DeviceLost:
        if self._slept or unbroken_seconds() - self._last_block > SLEPT_SECONDS:
            return ComputerSlept(self.name)
        if self._changed:
            self._changed = False
            return MicrophoneChanged(self.name)
        return DeviceLost(self.name) if self._delivered else DeviceStill(self.name)

    def _prepare(self, *, sample_rate: int, channels: int) -> None:
        """Start from nothing: what an earlier opening left behind is not heard again."""
        self._ring = Ring(capacity=max(1, RING_SECONDS * sample_rate), channels=channels)
        self._arrived.clear()
        self._interrupted = False
        self._finished = False
        self._slept = False
        self._changed = False
        self._delivered = False
        self._last_block = unbroken_seconds()
        self._mute = MuteWatch(sample_rate)
        self._patience_seconds = FIRST_BLOCK_SECONDS
        # Blocks that the driver dropped: counted by the callback alone, and those of them that `read` has told.
        self._dropped_blocks = 0
        self._told_blocks = 0

    def _start(self, device: Device) -> None:
        """Start with few channels, or with all where the device takes no other number."""
        sounddevice = load_sounddevice()
        for channels in dict.fromkeys((min(device.channels, MAX_CHANNELS), device.channels)):
            try:
                self._start_with(channels, device)
            except sounddevice.PortAudioError as error:
                self.close()
                if channels == device.channels or INVALID_CHANNEL_COUNT not in error.args:
                    raise _cannot_open(device.name, error) from None
            else:
                return

    def _start_with(self, channels: int, device: Device) -> None:
        self._prepare(sample_rate=device.sample_rate, channels=channels)
        self._stream = load_sounddevice().InputStream(
            device=device.index,
            samplerate=device.sample_rate,
            channels=channels,
            dtype="float32",
            blocksize=device.sample_rate // BLOCKS_A_SECOND,
            latency="low",
            callback=self._on_block,
            finished_callback=self._on_finished,
        )
        open_streams[self._stream] = device
        self._stream.start()

    def _take(self) -> Block:
        samples, lost_samples = self._ring.read()
        dropped_blocks = self._dropped_blocks
        if not len(samples):
            return Block(samples)  # what was dropped is told with the sound that follows
        # PortAudio says that it dropped something, not how much: one block each time is the least it can be.
        lost_samples += (dropped_blocks - self._told_blocks) * (self.sample_rate // BLOCKS_A_SECOND)
        self._told_blocks = dropped_blocks
        return Block(samples, lost_samples, notice=self._mute.notice(samples))

    def _on_block(self, samples: Samples, _count: int, _time: object, status: _Flags) -> None:
        """Copy, count, return: this runs on PortAudio's thread, and sound is lost if it takes long."""
        now = unbroken_seconds()
        self._slept |= self._delivered and now - self._last_block > SLEPT_SECONDS
        self._last_block = now
        self._delivered = True
        if not self._slept:  # what comes after is not joined to what was before
            # Counted first: a reader in between must not find the sound without what was dropped before it.
            self._dropped_blocks += status.input_overflow
            self._ring.write(samples)
        self._arrived.set()

    def _on_finished(self) -> None:
        self._finished = True
        self._arrived.set()


def _cannot_open(name: str, error: Exception) -> DeviceError:
    return DeviceError(
        korean=f"마이크를 열 수 없습니다: {name} ({error}). 다른 프로그램이 쓰고 있지 않은지, "
        "시스템 설정에서 마이크가 허용되어 있는지, 빠지지 않았는지 확인하세요.",
        english=f"The microphone {name} cannot be opened ({error}). Check that no other program is using it, "
        "that the system's privacy settings allow it, and that it is still plugged in.",
    )
