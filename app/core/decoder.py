"""Frames of log-probabilities to words: when one is over, and how likely each token is for it."""

from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.config import DecoderConfig
from model.spec.scoring import Scores, TokenScorer, softmax
from model.spec.tokens import BLANK, FRAME_SECONDS


class _Name(NamedTuple):
    """What the network calls a frame."""

    token: int

    faint: bool = False
    """Whether silence is likelier in this frame, and only in the last few together it is not: they may be the middle of
    a word, whose name is still to come, or the rest of one that was named."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each token in the window of one word."""

    scores: Scores
    """Log-likelihood of each single token in the window of this word [shape=(11,)]: digits 0–9, other."""

    spike: int
    """First frame in which the network named it, counted from the start of the stream."""

    decided: int
    """Frames up to the end of its window."""


class Decoder:
    """Reads the best path as it grows, and commits a token once it has stood for a while.

    The window of a word runs from the commitment of the word before to its own. In it, the single tokens are weighed
    against each other, so that the confidence counts all the evidence and not only the frame where the network spoke.
    """

    def __init__(self, config: DecoderConfig) -> None:
        self._patience_frames = max(1, round(config.patience_seconds / FRAME_SECONDS))
        self._sure_patience_frames = max(1, round(config.sure_patience_seconds / FRAME_SECONDS))
        self._sure_probability = config.sure_probability
        self._merge_frames = round(config.merge_seconds / FRAME_SECONDS)
        self._echo_frames = round(config.echo_seconds / FRAME_SECONDS)
        self._spread_frames = max(1, round(config.spread_seconds / FRAME_SECONDS))
        self._faint_frames = round(config.faint_seconds / FRAME_SECONDS)
        self._window_frames = round(config.window_seconds / FRAME_SECONDS)
        self._said_probability = config.said_probability
        self._said_frames = round(config.said_seconds / FRAME_SECONDS)
        self.reset()

    def reset(self) -> None:
        """Begin a new stream."""
        self._frames = 0
        self._silence: deque[float] = deque(maxlen=self._spread_frames)
        self._last_named = -max(self._echo_frames, self._faint_frames)
        self._echoing = False
        self._committed = False
        self._open_window()

    def _open_window(self) -> None:
        self._window = TokenScorer()
        self._silence.clear()
        self._opened = self._frames
        self._spike: int | None = None
        self._is_faint = False
        self._blanks = 0
        self._path = BLANK
        self._least_blank = 0.0
        self._leaning = self._frames

    @property
    def window(self) -> TokenScorer:
        """The evidence of the word that is being heard."""
        return self._window

    def push(self, log_probs: npt.NDArray[np.floating]) -> Evidence | None:
        """Take one frame [shape=(12,)], and return the word that is committed with it."""
        name = self._name(log_probs)
        if self._is_echo(name):
            self._frames += 1
            return None
        if self._spike is None and self._frames - self._opened >= self._window_frames:
            self._open_window()
        word = self._commit() if self._is_next(name) else None
        self._window.update(log_probs)
        if log_probs[BLANK] < self._least_blank:
            self._least_blank, self._leaning = float(log_probs[BLANK]), self._frames
        self._frames += 1
        self._follow(name)
        return self._commit() if word is None and self._has_stood() else word

    def _name(self, log_probs: npt.NDArray[np.floating]) -> _Name:
        """Return what a frame is called by itself, or faintly, with the last few: a name may be spread over them.

        While a word waits, only a frame that names something by itself is a name.
        """
        self._silence.append(float(log_probs[BLANK]))
        token = int(np.argmax(log_probs))
        if token != BLANK or self._spike is not None:
            return _Name(token)
        if np.exp(sum(self._silence)) >= 0.5:  # rather silent in all of them
            return _Name(BLANK)
        return _Name(int(np.delete(log_probs, BLANK).argmax()) + 1, faint=True)

    def finish(self) -> Evidence | None:
        """Return the word that was still waiting, when the stream ends.

        Of a voice that it does not know, a network may name nothing at all: in each frame blank is the likeliest token,
        and in all of them together it is not. Then this is a word as well, named where blank was the least likely.
        """
        if self._spike is None and not self._committed and self._is_anything_said():
            self._spike = self._leaning
        return self._commit() if self._spike is not None else None

    def _is_anything_said(self) -> bool:
        if self._frames - self._opened > self._said_frames:
            return False
        said = softmax(self._window.scores)[:-1].sum()
        return bool(said >= self._said_probability)

    def _is_echo(self, name: _Name) -> bool:
        """Whether a name comes too soon after a committed word to be another: it is no evidence for the next one.

        What began as an echo stays one until the network is silent again, or after a faint one names something clearly.
        """
        if name.token == BLANK or self._spike is not None:
            self._echoing = False
        elif self._frames - self._last_named < (self._faint_frames if name.faint else self._echo_frames):
            self._echoing, self._is_faint = True, name.faint
        elif self._is_faint and not name.faint:
            self._echoing = False
        return self._echoing

    def _has_stood(self) -> bool:
        """Whether the word that is waiting has waited long enough."""
        if self._spike is None or self._blanks < self._sure_patience_frames:
            return False
        if self._is_faint:
            return self._blanks >= self._faint_frames
        sure = softmax(self._window.token_scores).max() >= self._sure_probability
        return bool(sure) or self._blanks >= self._patience_frames

    def _is_next(self, name: _Name) -> bool:
        """Whether a name begins another word than the one that is waiting.

        Two names within 80 ms are one word of which the network changed its mind, as 이 that turns out to be 일:
        nobody says two words in that time. A faint name has more time to turn out as another.
        """
        if self._spike is None or name.token in {BLANK, self._path}:
            return False
        return self._frames - self._spike >= (self._faint_frames if self._is_faint else self._merge_frames)

    def _follow(self, name: _Name) -> None:
        if name.token == BLANK:
            self._blanks += 1
        else:
            self._blanks = 0
            self._last_named = self._frames - 1
            self._spike = self._last_named if self._spike is None or self._is_faint else self._spike
            self._is_faint = name.faint
        self._path = name.token

    def _commit(self) -> Evidence:
        assert self._spike is not None
        word = Evidence(scores=self._window.token_scores, spike=self._spike, decided=self._frames)
        self._committed = True
        self._open_window()
        return word
