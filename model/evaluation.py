"""How well a model hears: accuracy with its interval, digit error rate, calibration; always with the counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from model.dataset.clip import Clip
from model.spec.confusion import confusion_matrix
from model.spec.scoring import discounted, score_tokens, softmax
from model.spec.share import Share
from model.spec.tokens import BLANK, DIGITS, FRAME_SAMPLES, OTHER, TOKENS, digit_of
from model.spec.waveform import Waveform, with_silence

Model = Callable[[Tensor], Tensor]
"""Waveforms [shape=(batch, samples)] to log-probabilities [shape=(batch, frames, 12)]."""

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a model made of clips of one word each."""

    scores: FloatArray
    """Log-likelihood of each single token, digits 0–9 and other [shape=(clips, 11)]."""

    answers: npt.NDArray[np.int64]
    """What was said, 0–9, or 10 for other [shape=(clips,)]."""

    @property
    def accuracy(self) -> Share:
        """Digits recognised, among clips that are known to hold one."""
        digits = self.answers < DIGITS
        right = self.scores[digits, :DIGITS].argmax(axis=1) == self.answers[digits]
        return Share(int(right.sum()), int(digits.sum()))

    @property
    def confusions(self) -> npt.NDArray[np.int64]:
        """How often each digit (row) was heard as each digit (column) [shape=(10, 10)]."""
        digits = self.answers < DIGITS
        return confusion_matrix(self.answers[digits], self.scores[digits, :DIGITS].argmax(axis=1))

    def discounted(self, discount: float) -> "Hearing":
        """Return the same with *other* so much less likely (a log-likelihood)."""
        return Hearing(discounted(self.scores, discount), self.answers)

    def rejected(self, *, temperature: float, threshold: float) -> Share:
        """Other words that are not shown as a digit."""
        others = self.answers == DIGITS
        return Share(int((~self.shown(temperature=temperature, threshold=threshold))[others].sum()), int(others.sum()))

    def recalled(self, *, temperature: float, threshold: float) -> Share:
        """Digits that are shown, and are the right ones."""
        digits = self.answers < DIGITS
        right = self.scores.argmax(axis=1) == self.answers
        shown = self.shown(temperature=temperature, threshold=threshold)
        return Share(int((right & shown)[digits].sum()), int(digits.sum()))

    def shown(self, *, temperature: float, threshold: float) -> npt.NDArray[np.bool_]:
        """Return which clips are shown as a digit, the right one or not [shape=(clips,)]."""
        probabilities = softmax(self.scores, temperature=temperature)
        return np.asarray((probabilities.argmax(axis=1) < DIGITS) & (probabilities.max(axis=1) >= threshold))


def hear(model: Model, waveforms: Sequence[Waveform], tokens: Sequence[int]) -> Hearing:
    """Let a model hear clips of one word each; silence is put around each clip."""
    scores = [score_tokens(log_probs) for log_probs in log_probs_of(model, waveforms)]
    return Hearing(
        scores=np.array(scores).reshape(-1, TOKENS - 1),
        answers=np.array([digit_of(token) for token in tokens], dtype=np.int64),
    )


def hear_clips(model: Model, clips: Sequence[Clip]) -> Hearing:
    """Let a model hear the clips that hold one word."""
    words = [clip for clip in clips if len(clip.tokens) == 1]
    return hear(model, [clip.waveform for clip in words], [clip.tokens[0] for clip in words])


def digit_errors(model: Model, strings: Iterable[tuple[Waveform, Sequence[int]]]) -> Share:
    """Return wrong, missing and added digits, out of the digits said, for strings (sound and tokens) read greedily."""
    all_ = list(strings)
    heard = log_probs_of(model, [waveform for waveform, _ in all_])
    errors = sum(wrong_digits(log_probs, tokens) for log_probs, (_, tokens) in zip(heard, all_, strict=True))
    return Share(errors, sum(len(_digits(tokens)) for _, tokens in all_))


def wrong_digits(log_probs: FloatArray, said: Sequence[int]) -> int:
    """Return how many digits are wrong, missing or added, read greedily; what is no digit counts on neither side."""
    return edit_distance(_digits(greedy(log_probs)), _digits(said))


def _digits(tokens: Sequence[int]) -> list[int]:
    return [token for token in tokens if token != OTHER]


_TOGETHER: Final = 32
"""Clips that go through the model at a time."""


@torch.inference_mode()
def log_probs_of(model: Model, waveforms: Sequence[Waveform]) -> Iterator[FloatArray]:
    """Yield what a model makes of each clip [shape=(frames, 12)].

    Several go through it at a time, those that are shorter with silence behind them: the model is causal, so that what
    follows a clip changes nothing in it.
    """
    for start in range(0, len(waveforms), _TOGETHER):
        clips = [with_silence(waveform) for waveform in waveforms[start : start + _TOGETHER]]
        batch = np.zeros((len(clips), max(map(len, clips))), dtype=np.float32)
        for row, clip in zip(batch, clips, strict=True):
            row[: len(clip)] = clip
        log_probs = model(torch.from_numpy(batch)).numpy().astype(np.float64)
        for clip, frames in zip(clips, log_probs, strict=True):
            yield frames[: -(-len(clip) // FRAME_SAMPLES)]


def greedy(log_probs: FloatArray) -> list[int]:
    """Return the tokens of the best path: repeats merged, blanks dropped."""
    path = log_probs.argmax(axis=1)
    changes = np.flatnonzero(np.diff(path, prepend=BLANK))
    return [int(token) for token in path[changes] if token != BLANK]


def edit_distance(heard: Sequence[int], said: Sequence[int]) -> int:
    """Return the fewest insertions, deletions and substitutions between two strings (Levenshtein 1966)."""
    row = list(range(len(said) + 1))
    for i, token in enumerate(heard, start=1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(said, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (token != other))
    return row[-1]


def fitted_temperature(hearing: Hearing) -> float:
    """Return the temperature under which the right answers are most likely (Guo et al. 2017), by a fine grid."""
    candidates = np.exp(np.linspace(np.log(0.25), np.log(20.0), 177))
    rows = np.arange(len(hearing.answers))
    losses = [
        -np.log(softmax(hearing.scores, temperature=float(t))[rows, hearing.answers] + 1e-12).mean() for t in candidates
    ]
    return round(float(candidates[int(np.argmin(losses))]), 3)


_THRESHOLD_RANGE: Final = (0.3, 0.9)
"""Below, nearly anything would be shown; above, a usable bar would never be reached."""


def fitted_threshold(hearing: Hearing, *, temperature: float, recall: float = 0.95) -> float:
    """Return the highest confidence that still lets through the given share of the digits heard rightly."""
    probabilities = softmax(hearing.scores, temperature=temperature)
    right = (hearing.answers < DIGITS) & (probabilities.argmax(axis=1) == hearing.answers)
    if not right.any():
        return _THRESHOLD_RANGE[0]
    quantile = float(np.quantile(probabilities[right].max(axis=1), 1.0 - recall))
    return round(float(np.clip(quantile, *_THRESHOLD_RANGE)), 3)
