"""What is wrong with the channels of a recording, mended while they are mixed to one.

The thresholds were set on 3,000 + 2,280 human recordings, of which they name next to none.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from model.dataset.finding import Fault
from model.spec.waveform import FULL_SCALE

Channels = npt.NDArray[np.float32]
"""Float32 samples, shape=(channels, n), at the recording's own rate."""

OFFSET_LEVEL: Final = 0.004
"""Mean (share of full scale, -48 dBFS) that counts as an offset; below it, no end of a word is hidden."""

OFFSET_SHARE: Final = 0.1
"""… and as a share of the spread: loud speech of half a second has a mean of its own."""

DEAD_DB: Final = 35.0
"""Level below the loudest channel at which another is dead: nobody speaks that far from one of two capsules."""

INVERTED_CORRELATION: Final = -0.5
"""Correlation of two channels below which their mean cancels more than half of the sound (3 dB) of one mouth."""

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
    channels: Channels = np.ascontiguousarray(np.where(np.isfinite(samples), samples, np.float32(0)).T)
    faults = [Fault.CLIPPED] if _is_clipped(channels) else []
    centred, offset = _centred(channels)
    products = np.einsum("cn,dn->cd", centred, centred)  # not "@", whose own threads would fight with those that decode
    alive = _alive(products)
    signs = _signs(products)[alive]
    faults += [Fault.OFFSET] if offset else []
    faults += [] if alive.all() else [Fault.DEAD_CHANNEL]
    faults += [Fault.INVERTED_CHANNEL] if (signs < 0).any() else []
    return Mix(np.clip(centred[alive] * signs[:, None], -1, 1).mean(axis=0), tuple(faults))


def _centred(channels: Channels) -> tuple[Channels, bool]:
    """Return the channels without an offset, and whether there was one."""
    means = channels.mean(axis=1, dtype=np.float64)
    spreads = np.sqrt(np.maximum(np.einsum("cn,cn->c", channels, channels) / channels.shape[1] - means**2, 0))
    offset = (np.abs(means) > OFFSET_LEVEL) & (np.abs(means) > OFFSET_SHARE * spreads)
    if not offset.any():
        return channels, False
    return channels - np.where(offset, means, 0.0).astype(np.float32)[:, None], True


def _alive(products: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Return which channels carry the sound, all where none does; ``products`` are those of each two channels."""
    powers = products.diagonal()
    alive: npt.NDArray[np.bool_] = powers > powers.max() * 10 ** (-DEAD_DB / 10)
    return alive if alive.any() else np.ones_like(alive)


def _signs(products: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return 1 for each channel that moves with the loudest one, -1 for one that moves against it."""
    powers = products.diagonal()
    loudest = int(powers.argmax())
    correlations = products[loudest] / np.maximum(np.sqrt(powers * powers[loudest]), 1e-12)
    return np.where(correlations < INVERTED_CORRELATION, np.float32(-1), np.float32(1))


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
