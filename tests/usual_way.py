"""How most programs hear words: a voice detector cuts a segment out, with padding, and a model reads it as a whole."""

from collections import deque
from collections.abc import Callable

import webrtcvad

from app.core.classifier import Classifier
from model.evaluation import greedy
from model.spec.tokens import BLANK, OTHER, SAMPLE_RATE, digit_of
from model.spec.waveform import Waveform, to_pcm

FRAME_SECONDS = 0.03
PADDING_SECONDS = 0.3
SHARE = 0.9
"""Of the frames in the padding that must be speech to begin a segment, or silence to end it, as in its own example."""

Hear = Callable[[Classifier, Waveform], list[tuple[int, float]]]
"""Digits, and where they end or are known (seconds)."""


def usual_way(classifier: Classifier, sound: Waveform) -> list[tuple[int, float]]:
    """Return the digits, and the moments at which they are known (seconds)."""
    frame_samples = round(FRAME_SECONDS * SAMPLE_RATE)
    vad, recent = webrtcvad.Vad(2), deque(maxlen=round(PADDING_SECONDS / FRAME_SECONDS))
    words: list[tuple[int, float]] = []
    begin: int | None = None
    for start in range(0, len(sound) - frame_samples + 1, frame_samples):
        frame = sound[start : start + frame_samples]
        recent.append(vad.is_speech(to_pcm(frame).tobytes(), SAMPLE_RATE))
        end = start + frame_samples
        if begin is None and sum(recent) > SHARE * recent.maxlen:
            begin = end - len(recent) * frame_samples
            recent.clear()
        elif begin is not None and len(recent) - sum(recent) > SHARE * recent.maxlen:
            words += [(digit, end / SAMPLE_RATE) for digit in read_segment(classifier, sound[begin:end])]
            begin = None
            recent.clear()
    if begin is not None:
        words += [(digit, len(sound) / SAMPLE_RATE) for digit in read_segment(classifier, sound[begin:])]
    return words


def read_segment(classifier: Classifier, segment: Waveform) -> list[int]:
    """Return the digits that a model reads in a segment, once it is there as a whole."""
    return [digit_of(token) for token in greedy(classifier.whole(segment)) if token not in {BLANK, OTHER}]
