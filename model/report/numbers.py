"""Figures as they are written, alike in both languages."""

from model.report.significance import bounded
from model.spec.share import Share


def percent(value: float) -> str:
    """Return a share 0 to 1 with one decimal; what is not all is never rounded up to all, nor to nothing."""
    rounded = round(value * 100, 1)
    if rounded == 100 and value < 1:
        return "> 99.9%"
    if rounded == 0 and value > 0:
        return "< 0.1%"
    return f"{rounded:.1f}%"


def interval(share: Share) -> str:
    """Return the 95 % interval of a share."""
    low, high = bounded(share).interval
    return f"{low * 100:.1f}–{high * 100:.1f}%"


def option_name(name: str) -> str:
    """Return an option as it is typed."""
    return "DATA" if name == "data" else f"--{name.replace('_', '-')}"


def duration(seconds: float) -> str:
    """Return a duration as hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
