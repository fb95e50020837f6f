"""What is wrong with the channels of a recording, mended while they are mixed to one.

The thresholds were set on 3,000 + 2,280 human recordings, of which they name next to none.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from model.dataset.finding import Fault
from model.spec.channels import Channels, channels_of, mixed
from model.spec.waveform import FULL_SCALE

CLIPPED_LEVEL: Final = 0.1
"""Peak (share of full scale) from which a flat top is clipping; below it, flat tops are the steps of quiet sound."""

CLIPPED_RUN: Final = 3
"""Samples in a row at the peak that make a flat top: a voice is curved there, by several steps of 16 bits."""

QUIETER_RUN: Final = 6
"""… where the peak is below nine tenths of full scale: the coarse steps of a telephone's 8 bits look flat as well."""

CLIPPED_TOPS: Final = 5
"""Flat tops in a recording that is worth a warning: one or two of them are inaudible."""


class Mix(NamedTuple):
    """Channels, mixed to one."""

    mono: npt.NDArray[np.float32]
    """Samples [shape=(n,)], in [-1, 1]."""

    faults: tuple[Fault, ...]
    """What was wrong with the channels."""


def mix(samples: npt.NDArray[np.float32]) -> Mix:
    """Mix the channels of ``samples`` [shape=(n, channels)] to one; what is wrong with them is mended and named."""
    channels = channels_of(samples)
    sound = mixed(channels)
    found = {
        Fault.CLIPPED: _is_clipped(channels),
        Fault.OFFSET: sound.had_offset,
        Fault.DEAD_CHANNEL: sound.had_dead,
        Fault.INVERTED_CHANNEL: sound.had_inverted,
    }
    return Mix(sound.mono, tuple(fault for fault, is_there in found.items() if is_there))


def _is_clipped(channels: Channels) -> bool:
    """Return whether a channel has flat tops: samples in a row that stay within a step of its own peak."""
    return any(_flat_tops(channel) >= CLIPPED_TOPS for channel in np.abs(channels))


def _flat_tops(magnitudes: npt.NDArray[np.float32]) -> int:
    peak = magnitudes.max(initial=0.0)
    if peak < CLIPPED_LEVEL:
        return 0
    at_peak = np.concatenate([[False], magnitudes >= min(peak, 1.0) - 1.5 / FULL_SCALE, [False]])
    edges = np.flatnonzero(at_peak[1:] != at_peak[:-1])
    run = CLIPPED_RUN if peak > 0.9 else QUIETER_RUN
    return int((edges[1::2] - edges[::2] >= run).sum())
