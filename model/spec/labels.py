"""How the name of a recording tells its digit."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from model.spec.errors import LabelError
from model.spec.tokens import HANGUL

_ENGLISH: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_NAMES: Final = {name: digit for names in (HANGUL, _ENGLISH) for digit, name in enumerate(names)} | {"공": 0, "륙": 6}


@dataclass(frozen=True, slots=True)
class LabelRule:
    """One way to read the digit of a recording from its path."""

    name: str
    """As it is written after ``--labels``."""

    reading: Callable[[Path], int | None]
    """How it reads a path."""

    begins_in_folder: bool = False
    """Whether it reads only what is below the folder that the user named: the others look at the last names alone."""

    def digit_of(self, path: Path, folder: Path | None = None) -> int | None:
        """Return the digit 0–9 of a path, or ``None`` where the rule finds none.

        Parameters
        ----------
        path : Path
        folder : Path, optional
            The folder, above the path, that the user named; without it the whole path is read.
        """
        return self.reading(path.relative_to(folder) if folder and self.begins_in_folder else path)


def _last_digit(path: Path) -> int | None:
    match = re.search(r"(\d)$", path.stem)
    return int(match[1]) if match else None


def _first_digit(path: Path) -> int | None:
    match = re.match(r"(\d)(?!\d)", path.stem)
    return int(match[1]) if match else None


def _folder(path: Path) -> int | None:
    return digit_named(path.parent.name)


def digit_named(name: str) -> int | None:
    """Return the digit that is called ``name``: ``7``, ``칠`` or ``seven``; ``None`` where it is no name of a digit."""
    composed = unicodedata.normalize("NFC", name).casefold()  # file systems of Macs keep Hangul decomposed
    return int(composed) if composed in set("0123456789") else _NAMES.get(composed)


LAST_DIGIT: Final = LabelRule("last-digit", _last_digit)
"""``0137.wav`` → 7: the ones digit of the number that the title ends in."""

FIRST_DIGIT: Final = LabelRule("first-digit", _first_digit)
"""``7_jackson_32.wav`` → 7."""

FOLDER: Final = LabelRule("folder", _folder)
"""``7/…``, ``칠/…`` and ``seven/…`` → 7."""

NAMED_RULES: Final = (LAST_DIGIT, FIRST_DIGIT, FOLDER)


def label_rule(name: str, files: Sequence[Path]) -> LabelRule:
    """Return the rule that is asked for.

    Parameters
    ----------
    name : str
        ``last-digit``, ``first-digit``, ``folder``, ``auto``, or a regular expression with a group ``digit`` that is
        searched in the path below the folder that the user named.
    files : sequence of Path
        What the rule will be used on; ``auto`` looks at them.

    Raises
    ------
    LabelError
        If the expression is wrong, or ``auto`` finds no rule or more than one that fits.
    """
    if name == "auto":
        return _found_rule(files)
    for rule in NAMED_RULES:
        if name == rule.name:
            return rule
    return _expression_rule(name)


def _expression_rule(name: str) -> LabelRule:
    try:
        expression = re.compile(name)
    except (re.error, OverflowError, RecursionError):
        expression = re.compile("")
    if "digit" not in expression.groupindex:
        raise LabelError(
            korean=f"알 수 없는 라벨 규칙입니다: {name}. last-digit, first-digit, folder, auto 또는 "
            "(?P<digit>…)가 있는 정규식을 쓰세요.",
            english=f"{name} is no rule for labels. Use last-digit, first-digit, folder, auto, "
            "or a regular expression with a group (?P<digit>…).",
        )

    def reading(path: Path) -> int | None:
        match = expression.search(unicodedata.normalize("NFC", path.as_posix()))
        return digit_named(match["digit"] or "") if match else None

    return LabelRule(name, reading, begins_in_folder=True)


def _found_rule(files: Sequence[Path]) -> LabelRule:
    """Return the one rule that reads every name and finds more than one digit; two rules that agree are one."""
    readings = {rule: [rule.digit_of(path) for path in files] for rule in NAMED_RULES}
    fitting = [rule for rule, digits in readings.items() if None not in digits and len(set(digits)) > 1]
    if not fitting:
        alone = [rule for rule, digits in readings.items() if len(set(digits)) == 1 and digits[0] is not None]
        if len({readings[rule][0] for rule in alone}) == 1:
            raise _one_digit(alone[0], readings[alone[0]])
        raise LabelError(
            korean="파일 이름에서 숫자를 알아낼 수 없습니다. --labels로 규칙을 정하세요"
            "(last-digit, first-digit, folder 또는 정규식).",
            english="The names of the files do not tell their digits. Give the rule with --labels "
            "(last-digit, first-digit, folder, or a regular expression).",
        )
    if any(readings[rule] != readings[fitting[0]] for rule in fitting):
        counts = "; ".join(f"{rule.name}: {counts_of(readings[rule])}" for rule in fitting)
        raise LabelError(
            korean=f"파일 이름에 맞는 라벨 규칙이 둘 이상입니다({counts}). --labels로 하나를 고르세요.",
            english=f"More than one rule fits the names of the files ({counts}). Choose one with --labels.",
        )
    return fitting[0]


def _one_digit(rule: LabelRule, digits: Sequence[int | None]) -> LabelError:
    return LabelError(
        korean=f"모든 파일 이름이 같은 숫자입니다({rule.name}: {counts_of(digits)}). 다른 숫자도 녹음하거나, "
        "--labels로 규칙을 정하세요.",
        english=f"All names tell the same digit ({rule.name}: {counts_of(digits)}). Record other digits as well, or "
        "give the rule with --labels.",
    )


def counts_of(digits: Sequence[int | None]) -> str:
    """Return how often each digit occurs, such as ``0×20 1×20``."""
    counts = Counter(digit for digit in digits if digit is not None)
    return " ".join(f"{digit}×{counts[digit]}" for digit in sorted(counts))
