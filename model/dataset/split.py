"""Which recordings are learnt from, and which are held out."""

from collections.abc import Sequence

import numpy as np

from model.dataset.clip import Clip


def split(clips: Sequence[Clip], *, held_out: float, seed: int) -> tuple[list[Clip], list[Clip]]:
    """Return training and validation clips: a share of each digit is held out, the same ones for the same seed."""
    random = np.random.default_rng(seed)
    kept: list[Clip] = []
    validation: list[Clip] = []
    for tokens in sorted({clip.tokens for clip in clips}):
        group = [clip for clip in clips if clip.tokens == tokens]
        order = random.permutation(len(group))
        count = max(1, round(held_out * len(group))) if len(group) > 1 else 0
        validation += [group[index] for index in order[:count]]
        kept += [group[index] for index in order[count:]]
    return kept, validation
