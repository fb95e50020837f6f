"""The sample rate, the frame period and the twelve tokens that the network tells apart."""

from typing import Final

SAMPLE_RATE: Final = 16_000
"""Samples a second of every waveform inside Sutja (Hz)."""

FRAME_SAMPLES: Final = 320
"""Samples between two outputs of the network: 20 ms."""

FRAME_SECONDS: Final = FRAME_SAMPLES / SAMPLE_RATE

DIGITS: Final = 10
"""Number of digits, 0 to 9."""

BLANK: Final = 0
"""Token of a frame that adds nothing to the string (Graves et al. 2006)."""

OTHER: Final = 11
"""Token of speech that is no digit."""

TOKENS: Final = 12
"""Blank, ten digits, other."""

LABELS: Final = ("blank", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "other")
"""Names of the tokens, in their order."""

HANGUL: Final = ("영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
"""The Sino-Korean name of each digit; 0 is also read 공, and 6 also 륙."""


def token_of(digit: int) -> int:
    """Return the token of a digit 0–9."""
    return digit + 1


def digit_of(token: int) -> int:
    """Return the digit 0–9 that a token 1–10 stands for."""
    return token - 1
