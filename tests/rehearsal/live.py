"""Strangers before a microphone: the digits of people whom a model never heard, one by one, through the live engine."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.core.events import Digit
from app.core.recognizer import load_classifier
from model.dataset.clip import Clip
from model.spec.share import Share
from model.spec.tokens import digit_of
from tests.bench_live import digits, heard
from tests.live_sounds import Said, recited

MOST = 80
"""Digits that each of them says."""

PAUSE_SECONDS = 0.9

NEAR_SECONDS = 0.35
"""A digit is told of the word that ends so near to it."""


def shown_live(model: Path, clips: Sequence[Clip]) -> tuple[Share, Share]:
    """Return how many of people's digits the live engine shows, and how many as what was said.

    Parameters
    ----------
    model : Path
    clips : sequence of Clip
        Of one digit each, by several speakers, of each of whom some are chosen by a seed.
    """
    classifier, shown, right, total = load_classifier(model), 0, 0, 0
    for speaker in sorted({clip.speaker for clip in clips}):
        said = _recited([clip for clip in clips if clip.speaker == speaker])
        told = digits(heard(classifier, said.waveform))
        near = [_told_at(end, told) for end in said.ends]
        shown += sum(digit is not None for digit in near)
        right += sum(digit == meant for digit, meant in zip(near, said.digits, strict=True))
        total += len(said.digits)
    return Share(shown, total), Share(right, total)


def _recited(clips: Sequence[Clip]) -> Said:
    random = np.random.default_rng(0)
    chosen = random.permutation(len(clips))[:MOST]
    words = [(digit_of(clips[place].tokens[0]), clips[place].waveform) for place in chosen]
    return recited(words, pause_seconds=PAUSE_SECONDS, random=random)


def _told_at(end: float, told: Sequence[Digit]) -> int | None:
    """Return the digit that was told of the word that ends at a moment (seconds), or nothing."""
    nearest = min(told, key=lambda event: abs(event.end - end), default=None)
    return nearest.digit if nearest is not None and abs(nearest.end - end) < NEAR_SECONDS else None
