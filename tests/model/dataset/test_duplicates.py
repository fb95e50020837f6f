import numpy as np
import pytest
import soxr

from model.dataset.clip import Clip, clip_of
from model.dataset.duplicates import clusters_of, joined
from model.spec.tokens import OTHER
from tests.model.dataset.sounds import buzz, buzz_clip

TAKES = [buzz_clip(digit, take) for digit in range(4) for take in range(6)]


def half_rate(word):
    return soxr.resample(soxr.resample(word, 16_000, 8_000), 8_000, 16_000)


@pytest.mark.parametrize(
    "change",
    [
        lambda word: word * np.float32(0.1),
        half_rate,
        lambda word: -word,
        lambda word: word[320:],
        lambda word: word + np.random.default_rng(0).normal(scale=0.02, size=len(word)).astype(np.float32),
    ],
    ids=["level", "rate", "polarity", "trim", "noise"],
)
def test_the_same_take_in_another_form_is_in_the_same_cluster(change):
    copy = clip_of(change(buzz(2, 3)), tokens=[3], speaker="x")
    clusters = clusters_of([*TAKES, copy])
    assert clusters[-1] == 15
    assert len(set(clusters.tolist())) == len(TAKES)


def test_takes_are_clusters_of_their_own():
    assert clusters_of(TAKES).tolist() == list(range(len(TAKES)))


def test_tones_are_not_taken_for_one_another(beeps):
    assert len(set(clusters_of(beeps).tolist())) == len(beeps)


def test_pieces_of_one_file_stay_together():
    pieces = [Clip(TAKES[number].pcm, (OTHER,), "other", key) for number, key in enumerate(("a-0", "b-0", "a-1", ""))]
    assert clusters_of(pieces).tolist() == [0, 1, 0, 3]


def test_few_clips_have_clusters_too():
    assert clusters_of([]).tolist() == []
    assert clusters_of(TAKES[:1]).tolist() == [0]
    assert clusters_of([Clip(np.zeros(10, dtype=np.int16), (token,), "x") for token in (1, 2)]).tolist() == [0, 1]


def test_chains_are_joined():
    assert joined(6, [(4, 5), (1, 2), (2, 4)]).tolist() == [0, 1, 1, 3, 1, 1]
