"""What there is to learn from, what was wrong with it, and whether it is enough."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from model.dataset.finding import SENTENCES, Fault, Finding
from model.spec.language import Text
from model.spec.tokens import DIGITS

SHOWN: Final = 5
"""Files that are named of each kind of finding."""

SHOWN_GROUPS: Final = 10
"""Groups that are named."""


class Amount(StrEnum):
    """How far the recordings of the digit with the fewest go."""

    INCOMPLETE = "incomplete"
    TOO_FEW = "too_few"
    FEW = "few"
    GOOD = "good"
    ENOUGH = "enough"


FEW: Final = 5
"""Takes of each digit from which some can be held out; one new voice was read at 93.5 % from five."""

GOOD: Final = 20
ENOUGH: Final = 100


@dataclass(frozen=True, slots=True)
class DataReport:
    """What the inspection of the folders found."""

    files: int
    """Recordings that were found."""

    rule: str
    """The rule that their digits were read with, as after ``--labels``."""

    digits: Mapping[int, int]
    """Recordings that are used of each digit."""

    groups: Mapping[str, int]
    """Recordings that are used of each speaker or session."""

    findings: tuple[Finding, ...] = ()
    """What was wrong."""

    others: int = 0
    """Pieces of speech that is no digit."""

    @property
    def used(self) -> int:
        """Recordings of digits that are used."""
        return sum(self.digits.values())

    @property
    def fewest(self) -> int:
        """Recordings of the digit of which there are fewest; of ten digits."""
        return min(self.digits.get(digit, 0) for digit in range(DIGITS))

    @property
    def amount(self) -> Amount:
        """How far they go."""
        if not self.fewest:
            return Amount.INCOMPLETE
        if self.fewest < FEW:
            return Amount.TOO_FEW
        if self.fewest < GOOD:
            return Amount.FEW
        return Amount.GOOD if self.fewest < ENOUGH else Amount.ENOUGH

    @property
    def advice(self) -> Text:
        """Whether it is enough, in plain words."""
        if self.amount is Amount.INCOMPLETE:
            return self._missing()
        text = _ADVICE[self.amount]
        return Text(
            korean=text.korean.format(fewest=self.fewest), english=text.english.format(fewest=_times(self.fewest))
        )

    def lines(self) -> list[Text]:
        """Return the report for a terminal: what there is, what was wrong, and whether it is enough."""
        return [*self._counts(), *self._findings(), self.advice]

    def __str__(self) -> str:
        return "\n".join(map(str, self.lines()))

    def _counts(self) -> list[Text]:
        counts = " ".join(f"{digit}×{count}" for digit, count in sorted(self.digits.items()))
        lines = [
            Text(
                korean=f"녹음 {self.files}개 가운데 {self.used}개를 씁니다({self.rule}): {counts}",
                english=f"{self.used} of {self.files} recordings are used ({self.rule}): {counts}",
            )
        ]
        if len(self.groups) > 1:
            groups = _shortened([f"{name}×{count}" for name, count in sorted(self.groups.items())], SHOWN_GROUPS)
            lines.append(
                Text(
                    korean=f"말한 사람 또는 녹음 묶음 {len(self.groups)}개: {groups.korean}",
                    english=f"{len(self.groups)} speakers or sessions: {groups.english}",
                )
            )
        if self.others:
            lines.append(
                Text(
                    korean=f"숫자가 아닌 말소리 {self.others}조각",
                    english=f"speech that is no digit: {self.others} pieces",
                )
            )
        return lines

    def _findings(self) -> list[Text]:
        lines = []
        for fault, count in self._fault_counts().items():
            found = [finding for finding in self.findings if finding.fault is fault]
            korean = _shortened([finding.text.korean for finding in found], SHOWN).korean
            english = _shortened([finding.text.english for finding in found], SHOWN).english
            lines.append(
                Text(
                    korean=f"{count}개: {SENTENCES[fault].korean} {korean}",
                    english=f"{count}: {SENTENCES[fault].english} {english}",
                )
            )
        return lines

    def _fault_counts(self) -> dict[Fault, int]:
        """Return how often each fault was found, in the order of `Fault`: what is lost comes first."""
        counts = Counter(finding.fault for finding in self.findings)
        return {fault: counts[fault] for fault in Fault if counts[fault]}

    def _missing(self) -> Text:
        missing = ", ".join(str(digit) for digit in range(DIGITS) if not self.digits.get(digit))
        return Text(
            korean=f"녹음이 없는 숫자가 있습니다: {missing}. 이 숫자들은 알아듣지 못합니다. 스무 번씩 녹음하세요.",
            english=f"There is no recording of {missing}: the model will not know them. Record each 20 times.",
        )


_ADVICE: Final = {
    Amount.TOO_FEW: Text(
        korean="가장 적은 숫자의 녹음이 {fewest}개입니다. 정확도를 잴 수 없을 만큼 적습니다. "
        "숫자마다 스무 번씩 녹음하세요.",
        english="The rarest digit was recorded {fewest}: too few to measure how good the model is. "
        "Record each digit 20 times.",
    ),
    Amount.FEW: Text(
        korean="가장 적은 숫자의 녹음이 {fewest}개입니다. 조용한 방에서 본인 목소리에는 쓸 만합니다. "
        "더 정확하게 하려면 숫자마다 스무 번씩 녹음하세요.",
        english="The rarest digit was recorded {fewest}: this works for your own voice in a quiet room. "
        "Record each digit 20 times to make it better.",
    ),
    Amount.GOOD: Text(
        korean="가장 적은 숫자의 녹음이 {fewest}개입니다. 좋은 양입니다. "
        "다른 날, 다른 자리에서 녹음을 더하면 더 튼튼해집니다.",
        english="The rarest digit was recorded {fewest}: a good amount. "
        "Recordings from another day and another place make it more robust.",
    ),
    Amount.ENOUGH: Text(
        korean="가장 적은 숫자의 녹음이 {fewest}개입니다. 충분합니다. "
        "이제는 수보다 다른 목소리와 장소가 더 도움이 됩니다.",
        english="The rarest digit was recorded {fewest}: enough. Other voices and places now help more than numbers.",
    ),
}


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _shortened(names: list[str], shown: int) -> Text:
    """Return the first names, and how many more there are."""
    some = ", ".join(names[:shown])
    rest = len(names) - shown
    if rest <= 0:
        return Text(korean=some, english=some)
    return Text(korean=f"{some} … 외 {rest}개", english=f"{some} … and {rest} more")
