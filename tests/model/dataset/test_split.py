import numpy as np

from model.dataset.clip import Clip
from model.dataset.split import split


def test_the_split_is_stratified_disjoint_and_repeatable(beeps):
    kept, held_out = split(beeps, held_out=0.2, seed=3)
    assert {clip.tokens for clip in held_out} == {clip.tokens for clip in beeps}
    assert len(kept) + len(held_out) == len(beeps)
    assert not {id(clip) for clip in kept} & {id(clip) for clip in held_out}
    assert [id(clip) for clip in split(beeps, held_out=0.2, seed=3)[1]] == [id(clip) for clip in held_out]


def test_a_single_take_is_learnt_from_and_not_held_out():
    clips = [Clip(np.zeros(10, dtype=np.int16), (token,), "x") for token in (1, 2)]
    assert split(clips, held_out=0.2, seed=0) == (clips, [])
