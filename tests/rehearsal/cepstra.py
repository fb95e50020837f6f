"""What an aligner hears: cepstra of the project's own front end, and how they change; every speaker at one level."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import torch

from model.frontend import CONTEXT_SAMPLES, HOP_SAMPLES, MEL_BANDS, WINDOW_SAMPLES, LogMel
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

FloatArray = npt.NDArray[np.float64]

CEPSTRA: Final = 13
DIMENSIONS: Final = 3 * CEPSTRA

_SLOPE: Final = np.array([-2.0, -1.0, 0.0, 1.0, 2.0]) / 10.0
"""The slope of a line through five frames."""

FRAME_SECONDS: Final = HOP_SAMPLES / SAMPLE_RATE


def start_of(frame: int) -> float:
    """Return when a frame begins (s): half a step before the middle of its window, which ends at its newest sample."""
    return (frame + 0.5) * FRAME_SECONDS - WINDOW_SAMPLES / 2 / SAMPLE_RATE


@torch.inference_mode()
def cepstra_of(waveform: Waveform) -> FloatArray:
    """Return cepstra, their slope and its slope [shape=(frames, 39)]."""
    whole = len(waveform) // HOP_SAMPLES * HOP_SAMPLES
    padded = torch.from_numpy(np.pad(waveform[:whole], (CONTEXT_SAMPLES, 0)))
    mel = LogMel()(padded[None])[0].numpy().astype(np.float64)
    cepstra = (_cosines() @ mel).T
    slope = _slope(cepstra)
    return np.concatenate([cepstra, slope, _slope(slope)], axis=1)


def levelled(recordings: Sequence[FloatArray]) -> list[FloatArray]:
    """Return the cepstra of one speaker with zero mean and unit variance over all that he or she says."""
    together = np.concatenate(recordings)
    return [(cepstra - together.mean(axis=0)) / together.std(axis=0) for cepstra in recordings]


def _cosines() -> FloatArray:
    """Return the cosine transform [shape=(13, 40)]."""
    angles = np.outer(np.arange(CEPSTRA), np.arange(MEL_BANDS) + 0.5) * np.pi / MEL_BANDS
    return np.cos(angles)


def _slope(tracks: FloatArray) -> FloatArray:
    reach = len(_SLOPE) // 2
    padded = np.pad(tracks, ((reach, reach), (0, 0)), mode="edge")
    return np.stack([np.correlate(track, _SLOPE, mode="valid") for track in padded.T], axis=1)
