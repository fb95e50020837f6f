"""The channels of a recording mixed to one, so that none of them spoils it: training and the application hear the same.

The thresholds were set on 3,000 + 2,280 human recordings, of which they name next to none.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

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


class Mixed(NamedTuple):
    """Channels, mixed to one."""

    mono: npt.NDArray[np.float32]
    """Samples [shape=(n,)], in [-1, 1]."""

    had_offset: bool
    """Whether a channel had a mean of its own, which was taken away."""

    had_dead: bool
    """Whether a channel without sound was left out."""

    had_inverted: bool
    """Whether a channel moved against the loudest one, and was turned over."""


def channels_of(samples: npt.NDArray[np.float32]) -> Channels:
    """Return the channels of ``samples`` [shape=(n, channels)]; what is not finite reads as silence."""
    return np.ascontiguousarray(np.where(np.isfinite(samples), samples, np.float32(0)).T)


def mixed(channels: Channels) -> Mixed:
    """Mix channels to one; what would spoil the mix is mended and named."""
    centred, had_offset = _centred(channels)
    products = np.einsum("cn,dn->cd", centred, centred)  # not "@", whose own threads would fight with those that decode
    alive = _alive(products)
    signs = _signs(products)[alive]
    mono = np.clip(centred[alive] * signs[:, None], -1, 1).mean(axis=0)
    return Mixed(mono, had_offset, not alive.all(), bool((signs < 0).any()))


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
