"""The application's branch of the tree of errors; the root and the other branches are in `model.spec.errors`.

::

    SutjaError
    ├── DeviceError         the microphone cannot be opened
    │   ├── NoAudioSystem   the PortAudio library is missing
    │   ├── NoMicrophone    there is no microphone at all
    │   └── DeviceLost      the microphone stopped while listening
    │       ├── DeviceStill         it was opened, and never delivered anything
    │       ├── ComputerSlept       it stopped with the whole computer
    │       └── MicrophoneChanged   it works, but another one is to be listened to now
    └── UsageError          the command line asks for what cannot be done
"""

from model.spec.errors import SutjaError

__all__ = [
    "ComputerSlept",
    "DeviceError",
    "DeviceLost",
    "DeviceStill",
    "MicrophoneChanged",
    "NoAudioSystem",
    "NoMicrophone",
    "SutjaError",
    "UsageError",
]


class DeviceError(SutjaError):
    """The microphone cannot be opened."""


class NoAudioSystem(DeviceError):  # noqa: N818 - the name says what is missing
    """The PortAudio library is not installed."""

    def __init__(self) -> None:
        super().__init__(
            korean="PortAudio 라이브러리가 없어 마이크를 쓸 수 없습니다. "
            "'sudo apt install libportaudio2'로 설치한 뒤 다시 시작하세요.",
            english="The PortAudio library is missing, so no microphone can be used. "
            "Install it with 'sudo apt install libportaudio2' and start again.",
        )


class NoMicrophone(DeviceError):  # noqa: N818
    """There is no microphone at all."""

    def __init__(self) -> None:
        super().__init__(
            korean="마이크가 없습니다. 마이크를 연결하거나 데모 소리로 시험해 보세요.",
            english="There is no microphone. Connect one, or try the demo sound.",
        )


class DeviceLost(DeviceError):  # noqa: N818
    """The microphone stopped delivering sound while listening.

    Parameters
    ----------
    name : str
        The microphone.
    korean, english : str, optional
        What happened and what to do, where more is known than that it stopped.
    """

    def __init__(self, name: str, *, korean: str = "", english: str = "") -> None:
        super().__init__(
            korean=korean or f"마이크의 소리가 끊겼습니다: {name}. 연결을 확인하세요. 돌아오면 저절로 이어집니다.",
            english=english
            or f"The microphone stopped: {name}. Check its connection; listening goes on by itself when it is back.",
        )


class DeviceStill(DeviceLost):
    """The microphone was opened, and never delivered anything."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            korean=f"마이크가 열렸지만 소리를 하나도 보내지 않습니다: {name}. 다른 프로그램이 쓰고 있지 않은지 "
            "확인하고, 뺐다가 다시 꽂아 보세요. 소리가 오면 저절로 이어집니다.",
            english=f"The microphone is open, but delivers nothing at all: {name}. Check that no other program holds "
            "it, or unplug it and plug it in again; listening goes on by itself when sound comes.",
        )


class ComputerSlept(DeviceLost):
    """The microphone stopped with the whole computer, or with this program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            korean=f"컴퓨터가 잠들었거나 프로그램이 멈춰 있어서 마이크를 다시 엽니다: {name}. 그동안의 소리는 듣지 "
            "못했으니 다시 말해 주세요.",
            english=f"The computer was asleep or the program stopped, so the microphone is opened anew: {name}. "
            "What was said meanwhile was not heard; say it again.",
        )


class MicrophoneChanged(DeviceLost):
    """The microphone works, but another one is to be listened to now: the chosen one, or the system's new choice."""


class UsageError(SutjaError):
    """The command line asks for what cannot be done."""
