"""How a digit is written: numeral, Hangul, and for those who do not read Hangul its romanisation."""

from model.spec.tokens import HANGUL

ROMAN = ("yeong", "il", "i", "sam", "sa", "o", "yuk", "chil", "pal", "gu")
"""Revised Romanisation of each name."""

UNKNOWN_SIGN = "?"
"""What stands in the place of a numeral where no digit was recognised."""


def spoken_name(digit: int) -> str:
    """Return a digit for a screen reader: "7, 칠"."""
    return f"{digit}, {HANGUL[digit]}"


def written_name(digit: int) -> str:
    """Return a digit as it is written on the window: "7 칠"."""
    return f"{digit} {HANGUL[digit]}"
