"""Why nothing is heard: from what was measured to what is wrong, and the step that mends it. Pure: no device, no Qt."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.core.level import FLOOR_DBFS
from model.spec.language import Text

DEAD_DBFS: Final = -90.0
"""Below the noise of any working microphone: a single step of 16-bit sound is -90 dB."""

QUIET_DBFS: Final = -45.0
"""The loudest moment of somebody who speaks lies above it, at arm's length from a microphone that is set right."""

CLIPPED_SHARE: Final = 0.001
"""Share of samples at full scale from which on words are torn; a slammed door alone stays below it."""

LOUDER_DB: Final = 15.0
"""How much louder another microphone must be to be the one that is spoken into."""


class System(StrEnum):
    """The systems that hide their settings in different places."""

    WINDOWS = "windows"
    MACOS = "macos"
    LINUX = "linux"


class Condition(StrEnum):
    """What there is to say about a microphone, a word each."""

    FINE = "fine"
    HEARD_AGAIN = "heard again"
    NO_AUDIO_SYSTEM = "no audio system"
    NO_MICROPHONE = "no microphone"
    CANNOT_OPEN = "cannot open"
    NOTHING_DELIVERED = "nothing delivered"
    NOT_PERMITTED = "not permitted"
    MUTED = "muted"
    WRONG_MICROPHONE = "wrong microphone"
    LOOPBACK = "loopback"
    NOTHING_HEARD = "nothing heard"
    TOO_QUIET = "too quiet"
    CLIPPING = "clipping"
    SOUND_LOST = "sound lost"


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a microphone gave while it was listened to."""

    seconds: float
    """Sound that came."""

    loudest_dbfs: float = FLOOR_DBFS
    """Level of the loudest moment of 50 ms (dB below full scale)."""

    quietest_dbfs: float = FLOOR_DBFS
    """Level of the quietest one: what the room and the microphone give by themselves."""

    peak_dbfs: float = FLOOR_DBFS
    """Largest sample."""

    clipped_share: float = 0.0
    """Share of the samples that are at full scale."""

    lost_seconds: float = 0.0
    """Sound that the computer was too busy to take."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong, and what to do about it."""

    condition: Condition
    """The word for it."""

    text: Text
    """The sentence."""


def this_system() -> System:
    """Return the system that this runs on; what is neither Windows nor macOS is like Linux."""
    return {"win32": System.WINDOWS, "darwin": System.MACOS}.get(sys.platform, System.LINUX)


def diagnose(hearing: Hearing, others: dict[str, Hearing], *, system: System) -> Diagnosis:
    """Return what is wrong with a microphone that was listened to while somebody spoke.

    Parameters
    ----------
    hearing : Hearing
        What it gave.
    others : dict
        What other microphones gave, by name; only looked at where this one gave too little.
    system : System
    """
    if hearing.seconds == 0:
        return diagnosis_of(Condition.NOTHING_DELIVERED, system)
    if hearing.loudest_dbfs < QUIET_DBFS:
        return _too_little(hearing, others, system)
    if hearing.clipped_share >= CLIPPED_SHARE:
        return diagnosis_of(Condition.CLIPPING, system)
    if hearing.lost_seconds > 0:
        return diagnosis_of(Condition.SOUND_LOST, system)
    return diagnosis_of(Condition.FINE, system)


def _too_little(hearing: Hearing, others: dict[str, Hearing], system: System) -> Diagnosis:
    louder = max(others, key=lambda name: others[name].loudest_dbfs, default=None)
    if louder is not None and others[louder].loudest_dbfs >= max(QUIET_DBFS, hearing.loudest_dbfs + LOUDER_DB):
        return diagnosis_of(Condition.WRONG_MICROPHONE, system, name=louder)
    if hearing.peak_dbfs > DEAD_DBFS:
        return diagnosis_of(Condition.TOO_QUIET, system)
    return dead_from_the_start(system)


def dead_from_the_start(system: System) -> Diagnosis:
    """Return what it means that a microphone has given nothing but zeros since it was opened."""
    # macOS gives exact zeros to a program that is not permitted, and a switch on the cable is rare there. Elsewhere a
    # microphone that is not permitted mostly does not open at all.
    return diagnosis_of(Condition.NOT_PERMITTED if system is System.MACOS else Condition.MUTED, system)


def diagnosis_of(condition: Condition, system: System, *, name: str = "") -> Diagnosis:
    """Return the sentence for a condition.

    Parameters
    ----------
    condition : Condition
    system : System
        Whose settings are named in it.
    name : str
        The microphone that is spoken of: the other one, where one is to be used instead.
    """
    korean, english = _SENTENCES[condition]
    where = _PLACES[system]
    return Diagnosis(
        condition,
        Text(
            korean=korean.format(name=name, **{key: place.korean for key, place in where.items()}),
            english=english.format(name=name, **{key: place.english for key, place in where.items()}),
        ),
    )


def or_another(found: Diagnosis, name: str) -> Diagnosis:
    """Return the same, said to somebody who may speak into another microphone than the one of a name."""
    return Diagnosis(
        found.condition,
        Text(
            korean=f"{found.text.korean} 다른 마이크에 말하고 있다면 {name} 대신 그 마이크를 고르세요.",
            english=f"{found.text.english} If you speak into another microphone than {name}, choose that one.",
        ),
    )


_PLACES: Final = {
    System.WINDOWS: {
        "library": Text(
            korean="'pip install --force-reinstall sounddevice'로 다시 설치하세요",
            english="install it again with 'pip install --force-reinstall sounddevice'",
        ),
        "privacy": Text(
            korean="설정 > 개인 정보 및 보안 > 마이크에서 '데스크톱 앱이 마이크에 액세스하도록 허용'을 켜세요",
            english="turn on 'Let desktop apps access your microphone' in Settings > Privacy & security > Microphone",
        ),
        "volume": Text(korean="설정 > 시스템 > 소리 > 입력", english="Settings > System > Sound > Input"),
    },
    System.MACOS: {
        "library": Text(
            korean="'pip install --force-reinstall sounddevice'로 다시 설치하세요",
            english="install it again with 'pip install --force-reinstall sounddevice'",
        ),
        "privacy": Text(
            korean="시스템 설정 > 개인정보 보호 및 보안 > 마이크에서 이 프로그램을 시작한 앱(터미널 등)을 켜고 그 앱을 "
            "다시 시작하세요",
            english="turn on the app that started this program (Terminal, say) in System Settings > Privacy & Security "
            "> Microphone, and start that app again",
        ),
        "volume": Text(korean="시스템 설정 > 사운드 > 입력", english="System Settings > Sound > Input"),
    },
    System.LINUX: {
        "library": Text(
            korean="'sudo apt install libportaudio2'로 설치하세요",
            english="install it with 'sudo apt install libportaudio2'",
        ),
        "privacy": Text(
            korean="설정 > 개인 정보 > 마이크를 켜고, 샌드박스(Flatpak, Snap) 안이라면 그 권한도 켜세요",
            english="turn it on in Settings > Privacy > Microphone, and inside a sandbox (Flatpak, Snap) permit it too",
        ),
        "volume": Text(
            korean="설정 > 소리 > 입력(또는 pavucontrol, alsamixer)",
            english="Settings > Sound > Input (or pavucontrol, or alsamixer)",
        ),
    },
}
"""What each system calls the places of its settings."""

_SENTENCES: Final = {
    Condition.FINE: (
        "마이크가 잘 들립니다.",
        "The microphone is heard well.",
    ),
    Condition.HEARD_AGAIN: (
        "마이크의 소리가 다시 들립니다.",
        "The microphone is heard again.",
    ),
    Condition.NO_AUDIO_SYSTEM: (
        "PortAudio 라이브러리가 없습니다. {library}.",
        "The PortAudio library is missing: {library}.",
    ),
    Condition.NO_MICROPHONE: (
        "마이크가 없습니다. 마이크를 연결하고, {volume}에 보이는지 확인하세요.",
        "There is no microphone: connect one, and see whether it shows up in {volume}.",
    ),
    Condition.CANNOT_OPEN: (
        "마이크를 열 수 없습니다. 마이크를 쓰는 다른 프로그램(화상 회의, 녹음기)을 닫고, {privacy}.",
        "The microphone cannot be opened: close other programs that use it (calls, recorders), and {privacy}.",
    ),
    Condition.NOTHING_DELIVERED: (
        "마이크가 열렸지만 소리를 하나도 보내지 않습니다. 다른 프로그램이 쓰고 있지 않은지 확인하거나, 다시 꽂으세요.",
        "The microphone is open, but delivers nothing at all: check that no other program holds it, "
        "or unplug it and plug it in again.",
    ),
    Condition.NOT_PERMITTED: (
        "마이크가 완전한 무음만 보냅니다. 허용되지 않았을 때 이렇습니다. {privacy}. 허용되어 있다면 {volume}에서 "
        "음소거를 푸세요.",
        "The microphone gives only digital silence, as it does where it is not permitted: {privacy}; "
        "else unmute it in {volume}.",
    ),
    Condition.MUTED: (
        "마이크가 완전한 무음만 보냅니다. 음소거된 것 같습니다. 마이크나 선의 스위치와 {volume}의 음소거를 푸세요. "
        "그래도 조용하면 {privacy}.",
        "The microphone gives only digital silence, so it is probably muted: look for a switch on it or on its "
        "cable, and unmute it in {volume}; if it stays silent, {privacy}.",
    ),
    Condition.WRONG_MICROPHONE: (
        "다른 마이크에 대고 말하고 있습니다: {name}. 창에서 그 마이크를 고르거나, --device로 정하거나, "
        "{volume}에서 기본으로 정하세요.",
        "You speak into another microphone, {name}: choose that one in the window or with --device, "
        "or make it the default in {volume}.",
    ),
    Condition.LOOPBACK: (
        "{name}: 마이크가 아니라 컴퓨터에서 나는 소리를 듣는 장치입니다. 마이크를 연결해서 고르세요.",
        "{name} is no microphone, but gives what the computer plays: connect a microphone, and choose it.",
    ),
    Condition.NOTHING_HEARD: (
        "아직 말소리가 들리지 않았습니다.",
        "No voice has been heard yet.",
    ),
    Condition.TOO_QUIET: (
        "소리가 너무 작습니다. 말하지 않았다면 다시 하면서 말해 보세요. 말했다면 마이크에 더 가까이 가고, "
        "{volume}에서 음량을 올리세요.",
        "It is too quiet: if nobody spoke, try again and speak; else come closer, and turn the microphone up in "
        "{volume}.",
    ),
    Condition.CLIPPING: (
        "소리가 너무 커서 찌그러집니다. 마이크에서 조금 떨어지고, {volume}에서 음량을 내리세요.",
        "It is so loud that it distorts: move away from the microphone, and turn it down in {volume}.",
    ),
    Condition.SOUND_LOST: (
        "컴퓨터가 바빠서 소리를 놓쳤습니다. 다른 프로그램을 닫으세요.",
        "The computer was too busy and lost a piece of the sound: close other programs.",
    ),
}
"""What is wrong and what to do, in Korean and English."""
