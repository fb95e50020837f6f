"""What the throat gives: pulses of air with small irregularities, and noise."""

import numpy as np

from model.formant.piece import Array
from model.formant.speaker import Generator, Speaker
from model.spec.tokens import SAMPLE_RATE


def pulses(f0_hz: Array, creak: Array, *, speaker: Speaker, random: Generator) -> tuple[Array, Array]:
    """Return the derivative of the air flow through the glottis, and how far it is open.

    The flow of a period is a power of time that is cut off by the closure (Klatt and Klatt 1990, after Rosenberg 1971).
    Its difference from sample to sample, not its derivative at each, is taken: that is the derivative averaged over a
    sample, and hardly aliased.

    Parameters
    ----------
    f0_hz : Array [shape=(n,)]
        Pitch at each sample.
    creak : Array [shape=(n,)], 0 to 1
        How creaky the voice is: slow, irregular, every second pulse weak.
    speaker : Speaker
    random : Generator

    Returns
    -------
    derivative : Array [shape=(n,)]
        About 1 (root mean square).
    opening : Array [shape=(n,)], 0 to 1
    """
    rate = f0_hz * (1.0 - 0.45 * creak) / SAMPLE_RATE
    period = np.cumsum(rate).astype(int)
    count = int(period[-1]) + 2
    phase = np.cumsum(rate * (1.0 + random.normal(0.0, 1.0, count)[period] * (speaker.jitter + 0.06 * creak)))
    cycle = phase.astype(int)
    level = 1.0 + random.normal(0.0, 1.0, cycle[-1] + 2)[cycle] * speaker.shimmer
    level *= 1.0 - creak * 0.45 * (cycle % 2)
    quotient = speaker.open_quotient * (1.0 - 0.4 * creak)
    opening = _flow((phase - cycle) / quotient, speaker.skew)
    flow = opening * np.maximum(level, 0.1)
    derivative = np.diff(flow, prepend=flow[0]) / rate * quotient
    return derivative / _strength(speaker.skew, quotient=float(speaker.open_quotient)), opening


def _flow(position: Array, skew: float) -> Array:
    """Return the flow in the open part of a period (position 0 to 1), 1 at its peak; 0 beyond."""
    inside = np.minimum(position, 1.0)
    peak = skew / (skew + 1.0)
    return np.asarray(inside**skew * (1.0 - inside) / (peak**skew * (1.0 - peak)))


def _strength(skew: float, *, quotient: float) -> float:
    """Return the root mean square of a period's derivative."""
    position = np.linspace(0.0, 1.0, 65)
    return float(np.sqrt(np.square(np.diff(_flow(position, skew)) * 64.0).mean() * quotient))


def breath(opening: Array, random: Generator) -> Array:
    """Return noise [shape=(n,)] that swells while the glottis is open: breath in a voice comes in puffs."""
    return np.asarray(random.standard_normal(len(opening)) * (0.5 + 0.8 * opening))
