"""The application's branch of the tree of errors; the root and the other branches are in `model.spec.errors`.

::

    SutjaError
    ├── DeviceError         the microphone cannot be opened
    │   ├── NoAudioSystem   the PortAudio library is missing
    │   ├── NoMicrophone    there is no microphone at all
    │   └── DeviceLost      the microphone stopped while listening
    └── UsageError          the command line asks for what cannot be done
"""

from model.spec.errors import SutjaError

__all__ = ["DeviceError", "DeviceLost", "NoAudioSystem", "NoMicrophone", "SutjaError", "UsageError"]


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
    """The microphone stopped delivering sound while listening."""

    def __init__(self, name: str) -> None:
        super().__init__(
            korean=f"마이크의 소리가 끊겼습니다: {name}. 연결을 확인하세요. 돌아오면 저절로 이어집니다.",
            english=f"The microphone stopped: {name}. Check its connection; "
            "listening goes on by itself when it is back.",
        )


class UsageError(SutjaError):
    """The command line asks for what cannot be done."""
