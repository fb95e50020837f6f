"""The microphone. PortAudio's thread only copies into the ring; the thread that reads does the rest."""

import threading
from typing import Final, Protocol

from app.audio.devices import (
    Device,
    driver_noise_aside,
    find_microphone,
    load_sounddevice,
    open_streams,
    portaudio_lock,
)
from app.audio.source import Block
from app.core.ring import Ring, Samples
from app.errors import DeviceError, DeviceLost

MAX_CHANNELS: Final = 2
"""More are opened only where the device takes no fewer: what offers 32 is mostly a driver that mixes, or a studio's
interface with one microphone in it."""

INVALID_CHANNEL_COUNT: Final = -9998
"""PortAudio's ``paInvalidChannelCount``: on ALSA and WASAPI, an array of microphones records all its channels or none.
"""

BLOCKS_A_SECOND: Final = 50
"""Callbacks a second: 20 ms, a frame of the network. Each costs Python a switch between two threads. In one run over a
virtual microphone at 48 kHz, the share of a core that the whole process takes in silence: 10 ms 6.2 %, 20 ms 3.0 %,
40 ms 2.0 %; a block of twice the length comes 5 ms later on average."""

RING_SECONDS: Final = 10
"""Sound that waits while the engine is busy, such as the whole machine on a slow disk."""

WATCHDOG_SECONDS: Final = 1.0
"""Silence of the driver, not of the room, after which the device is lost: some vanish without any sign."""

FIRST_BLOCK_SECONDS: Final = 2.5
"""The same for the first block: a Bluetooth headset takes a second or two to switch to its microphone."""


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
        A device's name or a part of it. By name, since the numbers change whenever something is plugged in. Once
        it was open, the system's own choice stands in for it whenever it is gone at an opening.
    """

    _patience_seconds: float

    def __init__(self, name: str | None = None) -> None:
        self._wanted = name
        self._device: Device | None = None
        self._stream: _Stream | None = None
        self._arrived = threading.Event()
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
        with portaudio_lock:
            device = self._find()
            with driver_noise_aside():
                self._start(device)
            self._device = device

    def read(self) -> Block | None:
        """Wait for sound and return all of it; ``None`` after `interrupt`.

        Raises
        ------
        DeviceLost
            If the device has stopped, or has delivered nothing for a second.
        """
        while not self._interrupted:
            in_time = self._arrived.wait(self._patience_seconds)
            # Both before the ring is read: a block that comes in between sets the event again for the next turn,
            # and what the device delivered before it stopped is still heard.
            self._arrived.clear()
            lost = self._finished or not in_time
            block = self._take()
            if len(block.samples):
                self._patience_seconds = WATCHDOG_SECONDS
                return block
            if lost and not self._interrupted:
                raise DeviceLost(self.name)
        return None

    def interrupt(self) -> None:
        """Let `read` return ``None``, now and until the next `open`; from any thread."""
        self._interrupted = True
        self._arrived.set()

    def close(self) -> None:
        """Release the device; closing twice is harmless."""
        with portaudio_lock:
            if self._stream is None:
                return
            # Aborted first: closing a running stream hangs in some versions of PortAudio. A device that is gone
            # may refuse either, and nothing is left to be done about it.
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
            open_streams.pop(self._stream, None)
            self._stream = None

    def _find(self) -> Device:
        try:
            return find_microphone(self._wanted)
        except DeviceError:
            if self._device is None:
                raise  # a name that is wrong from the start is a mistake to be told
            return find_microphone(None)

    def _prepare(self, *, sample_rate: int, channels: int) -> None:
        """Start from nothing: what an earlier opening left behind is not heard again."""
        self._ring = Ring(capacity=max(1, RING_SECONDS * sample_rate), channels=channels)
        self._arrived.clear()
        self._interrupted = False
        self._finished = False
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
        return Block(samples, lost_samples)

    def _on_block(self, samples: Samples, _count: int, _time: object, status: _Flags) -> None:
        """Copy, count, return: this runs on PortAudio's thread, and sound is lost if it takes long."""
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
