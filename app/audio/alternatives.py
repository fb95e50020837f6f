"""Which other microphones may be the one that is spoken into, as far as their names tell. Pure: no device."""

from collections.abc import Sequence
from typing import Final

from app.audio.devices import Device

LOOPBACKS: Final = (
    "monitor of ", ".monitor", "loopback", "stereo mix", "stereomix", "스테레오 믹스", "what u hear", "wave out mix",
    "blackhole", "soundflower",
)  # fmt: skip
"""What is in the names of inputs that record what the computer plays."""

DETOURS: Final = frozenset(
    {
        "default", "sysdefault", "pulse", "pipewire", "jack", "lavrate", "samplerate", "speexrate", "speex", "upmix",
        "microsoft sound mapper - input", "microsoft 사운드 매퍼 - input", "primary sound capture driver",
        "주 사운드 캡처 드라이버",
    }
)  # fmt: skip
"""Names that lead to the system's choice, which is listed by a name of its own as well."""

CUT_LETTERS: Final = 31
"""Where the oldest of Windows' interfaces cuts a name; the others list the same microphone by the whole of it."""


def is_loopback(name: str) -> bool:
    """Return whether an input records what the computer plays, and no voice."""
    return any(word in name.casefold() for word in LOOPBACKS)


def alternatives(name: str, microphones: Sequence[Device]) -> list[str]:
    """Return the names of the microphones, each once, that may be spoken into while the one of a name is in use."""
    others: list[str] = []
    for other in (device.name for device in microphones if not _is_no_microphone(device.name)):
        if not any(_are_one(other, known) for known in (name, *others)):
            others.append(other)
    # One of them is the very one that a detour leads to.
    return [] if _is_detour(name) and len(others) == 1 else others


def _is_no_microphone(name: str) -> bool:
    return is_loopback(name) or _is_detour(name)


def _is_detour(name: str) -> bool:
    return name.casefold() in DETOURS


def _are_one(name: str, other: str) -> bool:
    shorter, longer = sorted((name, other), key=len)
    return shorter == longer or (len(shorter) == CUT_LETTERS and longer.startswith(shorter))
