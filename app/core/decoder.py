"""Frames of log-probabilities to words: when one is over, and how likely each token is for it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.config import DecoderConfig
from model.spec.scoring import Scores, TokenScorer, softmax
from model.spec.tokens import BLANK, FRAME_SECONDS


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
        self._window_frames = round(config.window_seconds / FRAME_SECONDS)
        self._said_probability = config.said_probability
        self._said_frames = round(config.said_seconds / FRAME_SECONDS)
        self.reset()

    def reset(self) -> None:
        """Begin a new stream."""
        self._frames = 0
        self._last_named = -self._echo_frames
        self._echoing = False
        self._committed = False
        self._open_window()

    def _open_window(self) -> None:
        self._window = TokenScorer()
        self._opened = self._frames
        self._spike: int | None = None
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
        token = int(np.argmax(log_probs))
        if self._is_echo(token):
            self._frames += 1
            return None
        if self._spike is None and self._frames - self._opened >= self._window_frames:
            self._open_window()
        word = self._commit() if self._is_next(token) else None
        self._window.update(log_probs)
        if log_probs[BLANK] < self._least_blank:
            self._least_blank, self._leaning = float(log_probs[BLANK]), self._frames
        self._frames += 1
        self._follow(token)
        return self._commit() if word is None and self._has_stood() else word

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

    def _is_echo(self, token: int) -> bool:
        """Whether a token comes too soon after a committed word to be another: it is no evidence for the next one.

        What began as an echo stays one until the network is silent again.
        """
        if token == BLANK or self._spike is not None:
            self._echoing = False
        elif self._frames - self._last_named < self._echo_frames:
            self._echoing = True
        return self._echoing

    def _has_stood(self) -> bool:
        """Whether the word that is waiting has waited long enough."""
        if self._spike is None or self._blanks < self._sure_patience_frames:
            return False
        sure = softmax(self._window.token_scores).max() >= self._sure_probability
        return bool(sure) or self._blanks >= self._patience_frames

    def _is_next(self, token: int) -> bool:
        """Whether a token begins another word than the one that is waiting.

        Two names within 80 ms are one word of which the network changed its mind, as 이 that turns out to be 일:
        nobody says two words in that time.
        """
        if self._spike is None or token in {BLANK, self._path}:
            return False
        return self._frames - self._spike >= self._merge_frames

    def _follow(self, token: int) -> None:
        if token == BLANK:
            self._blanks += 1
        else:
            self._blanks = 0
            self._last_named = self._frames - 1
            self._spike = self._last_named if self._spike is None else self._spike
        self._path = token

    def _commit(self) -> Evidence:
        assert self._spike is not None
        word = Evidence(scores=self._window.token_scores, spike=self._spike, decided=self._frames)
        self._committed = True
        self._open_window()
        return word
