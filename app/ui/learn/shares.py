"""Shares as they are shown."""

from typing import Final

from model.spec.share import Share

SPACE: Final = "\N{NO-BREAK SPACE}"


def percent(share: Share) -> str:
    """Return a share as "98.7 %", and never as more than it is: 99.96 % is not everything."""
    return f"{int(share.value * 1000) / 10:.1f}{SPACE}%"


def interval(share: Share) -> str:
    """Return the interval that the true share lies in, as "95–99 %"."""
    low, high = share.interval
    return f"{low * 100:.0f}–{high * 100:.0f}{SPACE}%"
