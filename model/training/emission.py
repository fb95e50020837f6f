"""How ready a model is to name a word.

In connectionist temporal classification nearly every frame is blank, and what a model is unsure of it leaves unnamed:
in fast strings digits go missing, and hardly one is added. So the prior of blank is taken back, by what costs the
fewest digits on held-out recordings (label priors: Huang et al. 2024).
"""

import copy
from collections.abc import Sequence
from typing import Final

import numpy as np
import torch

from model.dataset.clip import Clip
from model.dataset.joined import joined_strings
from model.evaluation import FloatArray, Model, log_probs_of, wrong_digits
from model.recognizer import Recognizer
from model.spec.tokens import BLANK, OTHER

CORRECTIONS: Final = tuple(step / 4 for step in range(13))
"""What may be taken from the score of blank: up to 3, a factor of 20."""

UTTERANCES: Final = 300
"""Most strings, and most other words, that it is fitted on."""


def fitted_correction(model: Model, clips: Sequence[Clip], *, seed: int) -> float:
    """Return what to take from the score of blank (a log-probability): the least of those with the fewest errors.

    Errors are digits that are wrong, missing or added in strings, and those that are heard in other words.

    Parameters
    ----------
    model : Model
    clips : sequence of Clip
        Held out. Where there are no strings among them, some are joined from the isolated digits.
    seed : int
        Of the choice of clips, and of the joined strings.
    """
    heard = _heard(model, clips, seed)
    errors = [sum(_errors(log_probs, said, correction) for log_probs, said in heard) for correction in CORRECTIONS]
    return CORRECTIONS[int(np.argmin(errors))]


def corrected(recognizer: Recognizer, correction: float) -> Recognizer:
    """Return a copy that is readier to name a word."""
    readier = copy.deepcopy(recognizer)
    with torch.no_grad():
        bias = readier.network.head.bias
        assert bias is not None, "the head has one"
        bias[BLANK] -= correction
    return readier


def _heard(model: Model, clips: Sequence[Clip], seed: int) -> list[tuple[FloatArray, Sequence[int]]]:
    """Return the log-probabilities of strings and other words, and the tokens of each."""
    strings = _some([clip for clip in clips if len(clip.tokens) > 1], seed)
    spoken = [(clip.waveform, clip.tokens) for clip in strings]
    joined = () if spoken else joined_strings(clips, count=UTTERANCES, seed=seed)
    others = _some([clip for clip in clips if clip.tokens == (OTHER,)], seed)
    utterances = [*spoken, *joined, *((clip.waveform, clip.tokens) for clip in others)]
    log_probs = log_probs_of(model, [waveform for waveform, _ in utterances])
    return [(frames, tokens) for frames, (_, tokens) in zip(log_probs, utterances, strict=True)]


def _some(clips: Sequence[Clip], seed: int) -> list[Clip]:
    chosen = np.random.default_rng(seed).permutation(len(clips))[:UTTERANCES]
    return [clips[place] for place in sorted(chosen)]


def _errors(log_probs: FloatArray, said: Sequence[int], correction: float) -> int:
    readier = log_probs.copy()
    readier[:, BLANK] -= correction
    return wrong_digits(readier, said)
