"""The colours, in light and in dark: one accent, one colour for caution, the rest paper and ink."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours; texts reach a contrast of 4.5 : 1 on both grounds, which a test checks."""

    background: str
    """Of the window."""

    surface: str
    """Of what lies on it: controls, the strip of digits."""

    line: str
    """Of borders."""

    track: str
    """Of the empty part of a bar."""

    text: str
    """Of what is to be read."""

    muted: str
    """Of what is beside the point, or over."""

    accent: str
    """Of what is alive and sure."""

    on_accent: str
    """Of text upon the accent."""

    caution: str
    """Of what is unknown, or in trouble; told apart from the accent in every common colour blindness."""


LIGHT = Colours(
    background="#F7F5F0",
    surface="#FFFFFF",
    line="#DAD6CB",
    track="#E5E1D7",
    text="#1B1E22",
    muted="#60656B",
    accent="#0B6B5B",
    on_accent="#FFFFFF",
    caution="#9C4A00",
)

DARK = Colours(
    background="#14171A",
    surface="#1D2125",
    line="#373D43",
    track="#2A2F34",
    text="#F2F0EB",
    muted="#A3A9AF",
    accent="#5FD0B7",
    on_accent="#06241E",
    caution="#F2A65E",
)
