"""Opens a microphone again that was lost, or another in its place, and tells of it: each thing once."""

import threading
from collections.abc import Callable

from app.audio.source import AudioSource
from app.core.events import DeviceGone, DeviceRestored, Event
from app.errors import ComputerSlept, DeviceError, DeviceLost, MicrophoneChanged, NoMicrophone
from model.spec.language import Text


class Reopening:
    """Follows one source through all its losses.

    Parameters
    ----------
    source : AudioSource
    tell : callable
        Gets the events.
    time : callable
        Tells the newest audio that was heard (seconds).
    stopping : threading.Event
        Ends the waiting.
    retry_seconds : float
        Time between two attempts.
    """

    def __init__(
        self,
        source: AudioSource,
        tell: Callable[[Event], None],
        *,
        time: Callable[[], float],
        stopping: threading.Event,
        retry_seconds: float,
    ) -> None:
        self._source = source
        self._tell = tell
        self._time = time
        self._stopping = stopping
        self._retry_seconds = retry_seconds
        self._lost: str | None = None  # name of the microphone that is waited for
        self._told: Text | None = None  # the last that was told about it

    def wait(self, loss: DeviceLost) -> bool:
        """Wait until the device is back; return whether it is, or ``False`` where it was asked to stop."""
        self._lost = self._lost or self._source.name
        if not isinstance(loss, MicrophoneChanged):
            self._tell_gone(loss)
        self._source.close()
        # These come when there is a microphone to be opened; else it takes the system a moment to notice.
        at_once = isinstance(loss, ComputerSlept | MicrophoneChanged)
        while not self._stopping.wait(0 if at_once else self._retry_seconds):
            at_once = False
            try:
                self._source.open()
            except NoMicrophone:
                # It says no more than that the microphone is gone, which may not have been told yet.
                if self._told is None:
                    self._tell_gone(DeviceLost(self._lost))
                continue
            except DeviceError as error:
                self._tell_gone(error)
                continue
            return True
        return False

    def heard(self) -> None:
        """Tell that a lost microphone is heard again: not when it was opened, for some open and deliver nothing."""
        if self._lost is None:
            return
        lost, name = self._lost, self._source.name
        self._lost = self._told = None
        message = (
            Text(korean=f"마이크가 돌아왔습니다: {name}.", english=f"The microphone is back: {name}.")
            if name == lost
            else Text(
                korean=f"이제 {lost} 대신 {name}(으)로 듣습니다.", english=f"Listening to {name} now, not to {lost}."
            )
        )
        self._tell(DeviceRestored(self._time(), source=name, message=message))

    def _tell_gone(self, error: DeviceError) -> None:
        """Tell what is known about the loss, but not the same again."""
        if error.text != self._told:
            self._told = error.text
            self._tell(DeviceGone(self._time(), message=error.text))
