"""What can be wrong with a recording, what is done about it, and how that is said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from model.spec.language import Text


class Fault(StrEnum):
    """What can be wrong with a recording."""

    UNREADABLE = "unreadable"
    UNLABELLED = "unlabelled"
    SILENT = "silent"
    SHORT = "short"
    SEVERAL_WORDS = "several_words"
    CONTRADICTION = "contradiction"
    DUPLICATE = "duplicate"
    AMONG_DIGITS = "among_digits"
    LONG = "long"
    DEAD_CHANNEL = "dead_channel"
    INVERTED_CHANNEL = "inverted_channel"
    OFFSET = "offset"
    CLIPPED = "clipped"
    TWIN = "twin"
    DOUBTFUL = "doubtful"


class Handling(StrEnum):
    """What is done with a recording in which a fault was found."""

    SKIPPED = "skipped"
    TRIMMED = "trimmed"
    MENDED = "mended"
    WARNED = "warned"


HANDLING: Final = {
    Fault.UNREADABLE: Handling.SKIPPED,
    Fault.UNLABELLED: Handling.SKIPPED,
    Fault.SILENT: Handling.SKIPPED,
    Fault.SHORT: Handling.SKIPPED,
    Fault.SEVERAL_WORDS: Handling.SKIPPED,
    Fault.CONTRADICTION: Handling.SKIPPED,
    Fault.DUPLICATE: Handling.SKIPPED,
    Fault.AMONG_DIGITS: Handling.SKIPPED,
    Fault.LONG: Handling.TRIMMED,
    Fault.DEAD_CHANNEL: Handling.MENDED,
    Fault.INVERTED_CHANNEL: Handling.MENDED,
    Fault.OFFSET: Handling.MENDED,
    Fault.CLIPPED: Handling.WARNED,
    Fault.TWIN: Handling.WARNED,
    Fault.DOUBTFUL: Handling.WARNED,
}
"""What is done about each fault."""

SENTENCES: Final = {
    Fault.UNREADABLE: Text(
        korean="소리 파일이 아니거나 손상되어 건너뛰었습니다. 다시 녹음하세요.",
        english="not audio, or damaged: skipped. Record it again.",
    ),
    Fault.UNLABELLED: Text(
        korean="파일 이름에 숫자가 없어 건너뛰었습니다. 이름을 고치세요.",
        english="no digit in the name: skipped. Rename it.",
    ),
    Fault.SILENT: Text(
        korean="말소리가 없어 건너뛰었습니다. 마이크를 확인하고 다시 녹음하세요.",
        english="nothing is said in it: skipped. Check the microphone and record it again.",
    ),
    Fault.SHORT: Text(
        korean="낱말로 보기에는 너무 짧아 건너뛰었습니다. 다시 녹음하세요.",
        english="too short for a word: skipped. Record it again.",
    ),
    Fault.SEVERAL_WORDS: Text(
        korean="낱말이 둘 이상 들어 있어 건너뛰었습니다. 숫자 하나만 남기고 자르세요.",
        english="more than one word in it: skipped. Cut it to the digit.",
    ),
    Fault.CONTRADICTION: Text(
        korean="같은 녹음에 서로 다른 숫자가 적혀 있어 모두 건너뛰었습니다. 맞는 이름만 남기세요.",
        english="the same take under different digits: all of them skipped. Keep the right name.",
    ),
    Fault.DUPLICATE: Text(
        korean="같은 파일이 이미 있어 건너뛰었습니다. 지워도 됩니다.",
        english="the same file is there already: skipped. It can be deleted.",
    ),
    Fault.AMONG_DIGITS: Text(
        korean="숫자 녹음에도 있는 파일이어서 건너뛰었습니다. --other에는 숫자가 아닌 말소리만 두세요.",
        english="also among the digits: skipped. Keep in --other only speech that is no digit.",
    ),
    Fault.LONG: Text(
        korean="녹음이 길어 낱말이 있는 부분만 남겼습니다.",
        english="a long recording: trimmed to the word in it.",
    ),
    Fault.DEAD_CHANNEL: Text(
        korean="한쪽 채널에 소리가 없어 다른 채널만 썼습니다. 마이크 연결을 확인하세요.",
        english="a channel without sound: the other one is used. Check how the microphone is connected.",
    ),
    Fault.INVERTED_CHANNEL: Text(
        korean="두 채널의 위상이 반대여서 하나를 뒤집었습니다. 마이크 배선을 확인하세요.",
        english="the channels cancel each other: one is flipped. Check the wiring of the microphone.",
    ),
    Fault.OFFSET: Text(
        korean="직류 성분이 섞여 있어 없앴습니다.",
        english="a DC offset: removed.",
    ),
    Fault.CLIPPED: Text(
        korean="소리가 너무 커서 잘렸습니다. 쓰기는 하지만, 다음에는 입력 음량을 낮추세요.",
        english="too loud, the peaks are cut off: used all the same. Lower the input level next time.",
    ),
    Fault.TWIN: Text(
        korean="같은 순간의 녹음이 다른 형태로 또 있습니다. 학습과 검증에 나뉘어 들어가지 않게 했습니다.",
        english="the same moment is there in another form: both are kept on one side of the split.",
    ),
    Fault.DOUBTFUL: Text(
        korean="이름의 숫자와 다르게 들립니다. 쓰기는 하지만, 들어 보고 이름을 확인하세요.",
        english="does not sound like its name: used all the same. Listen to it and check the name.",
    ),
}
"""What is said about each fault."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in one file."""

    fault: Fault
    """What is wrong."""

    file: str
    """The file, relative to the folder that the user named."""

    sounds_like: int | None = None
    """The digit that a doubtful recording sounds like."""

    @property
    def handling(self) -> Handling:
        """What was done."""
        return HANDLING[self.fault]

    @property
    def text(self) -> Text:
        """The file, with what it sounds like where that is the finding."""
        return Text(
            korean=self.file if self.sounds_like is None else f"{self.file}({self.sounds_like}처럼 들림)",
            english=self.file if self.sounds_like is None else f"{self.file} (sounds like {self.sounds_like})",
        )
