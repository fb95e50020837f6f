"""How far one gets with so many takes, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from model.spec.language import Text
from model.spec.tokens import DIGITS


@dataclass(frozen=True, slots=True)
class Step:
    """A number of takes of each digit from which on something can be done."""

    takes: int
    """Takes of each digit."""

    reached: Text
    """What can be done with them."""

    short: Text
    """The same in a few words, about one digit."""


ADAPTING: Final = Step(
    2,
    Text(korean="모델을 내 목소리에 맞출 수 있습니다", english="enough to adapt the model to your voice"),
    Text(korean="맞추기에 충분", english="enough to adapt"),
)
"""The trainer learns from one of two takes and holds the other one out: what cannot be measured is not used."""

TRAINING: Final = Step(
    20,
    Text(korean="새 모델을 처음부터 학습할 수 있습니다", english="enough to train a model of your own"),
    Text(korean="새로 학습하기에 충분", english="enough to train"),
)

STEPS: Final = (
    ADAPTING,
    Step(
        5,
        Text(korean="모델을 내 목소리에 잘 맞출 수 있습니다", english="enough to adapt it well"),
        Text(korean="잘 맞추기에 충분", english="enough to adapt well"),
    ),
    TRAINING,
    Step(
        100,
        Text(korean="더 녹음하지 않아도 됩니다", english="more than enough"),
        Text(korean="아주 넉넉", english="more than enough"),
    ),
)
"""Measured with other people's recordings: of a hundred digits of a voice that is new to it, a model that was adapted
from one take of each reads 98, from five 99; the model card has the tables."""

FEW_DIGITS: Final = 4
"""Digits that are named one by one; more of them would hide the number that counts."""


def goal_of(counts: Mapping[int, int]) -> int:
    """Return how many takes of each digit to aim at: the first step that not all of them have reached."""
    return next((step.takes for step in STEPS if step.takes > _fewest(counts)), STEPS[-1].takes)


def sentence_on(counts: Mapping[int, int]) -> Text:
    """Return what can be done with so many takes of each digit, and what is missing for more."""
    fewest = _fewest(counts)
    reached = [step for step in STEPS if step.takes <= fewest]
    ahead = [step for step in STEPS if step.takes > fewest]
    if not ahead:
        return _capital(reached[-1].reached)
    missing = _missing(counts, ahead[0])
    return _joined(_capital(reached[-1].reached), missing) if reached else missing


def words_on(count: int) -> Text:
    """Return what so many takes of one digit are, in a few words."""
    if count == 0:
        return Text(korean="아직 없음", english="none yet")
    too_few = Text(korean="아직 모자람", english="too few yet")
    short = next((step.short for step in reversed(STEPS) if step.takes <= count), too_few)
    return Text(korean=f"{count}개, {short.korean}", english=f"{count}, {short.english}")


def _missing(counts: Mapping[int, int], step: Step) -> Text:
    """Return how much is to be said until a step is reached."""
    lacking = {digit: step.takes - counts.get(digit, 0) for digit in range(DIGITS)}
    scarce = [digit for digit, lack in lacking.items() if lack > 0]
    takes = sum(lacking[digit] for digit in scarce)
    digits = ", ".join(map(str, scarce))
    several = len(scarce) > FEW_DIGITS
    return Text(
        korean=f"{takes}개 더 녹음하면{'' if several else f'({digits})'} {step.reached.korean}.",
        english=f"{takes} more {'take' if takes == 1 else 'takes'}{'' if several else f' (of {digits})'}, "
        f"and there is {step.reached.english}.",
    )


def _fewest(counts: Mapping[int, int]) -> int:
    return min(counts.get(digit, 0) for digit in range(DIGITS))


def _capital(text: Text) -> Text:
    return Text(korean=f"{text.korean}.", english=f"{text.english[0].upper()}{text.english[1:]}.")


def _joined(first: Text, second: Text) -> Text:
    return Text(korean=f"{first.korean} {second.korean}", english=f"{first.english} {second.english}")
