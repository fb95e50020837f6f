"""Sentences as they are read aloud: numbers in Hangul, as far as it is certain how they are read."""

import re
from typing import Final

_DIGITS: Final = ("", *"일이삼사오육칠팔구")
_TENS: Final = ("", "십", "백", "천")
_MYRIADS: Final = ("", "만", "억", "조")

_NUMBER: Final = re.compile(r"(\d+)\s*([가-힣]*)")
_COUNTERS: Final = re.compile(
    "년|월|일|세기|세대|세|대|도|초|차|학년|주|만|억|조|천|원|등|호|인|개월|개국|달러|퍼센트|나노|절지"
)
"""What is counted in Sino-Korean numbers, however few; the rest of what is counted has native ones up to 99."""

_MONTHS: Final = {"6월": "유월", "10월": "시월"}
_UNREADABLE: Final = re.compile(r"[^가-힣\s]")


def read_aloud(sentence: str) -> str | None:
    """Return a sentence in Hangul alone, or None if it is not certain how it is read."""
    for written, said in _MONTHS.items():
        sentence = re.sub(rf"(?<!\d){written}", said, sentence)
    spelt = _NUMBER.sub(_said, sentence)
    return None if _UNREADABLE.search(spelt) else spelt


def sino_korean(number: int) -> str:
    """Return how a number up to 9,999 trillion is read."""
    groups = []
    for myriad in _MYRIADS:
        number, group = divmod(number, 10_000)
        if group:
            groups.append("만" if (group, myriad) == (1, "만") else _below_myriad(group) + myriad)
    return "".join(reversed(groups)) or "영"


def _below_myriad(number: int) -> str:
    """Return how a number up to 9,999 is read: a one is not said before ten, a hundred and a thousand."""
    said = ""
    for power in range(len(_TENS) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            said += ("" if digit == 1 and power else _DIGITS[digit]) + _TENS[power]
    return said


def _said(match: re.Match[str]) -> str:
    number, counted = int(match[1]), match[2]
    certain = number >= 100 or _COUNTERS.match(counted)
    return sino_korean(number) + counted if certain else match[0]
