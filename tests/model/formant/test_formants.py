from dataclasses import replace

import numpy as np
import pytest

from model.formant.formants import tracks
from model.formant.phones import PHONES
from model.formant.piece import Piece
from model.formant.speaker import Speaker
from model.formant.timing import places


def track(word, *, lengths, speaker=None):
    """Return the formants of a word whose sounds last as given (seconds), averaged over many tokens."""
    pieces = [Piece(index, seconds) for index, seconds in enumerate(lengths)]
    times = np.arange(0.0, sum(lengths), 0.005)
    sounds = places([word.split()])
    tokens = [
        tracks(sounds, pieces, times, speaker=speaker or Speaker(), random=np.random.default_rng(seed))
        for seed in range(20)
    ]
    return np.mean(tokens, axis=0)


def test_a_long_vowel_has_its_own_formants():
    assert track("a", lengths=[0.3])[30] == pytest.approx(PHONES["a"].man, rel=0.02)


def test_a_short_vowel_does_not_reach_them():
    long, short = track("n u n", lengths=[0.1, 0.3, 0.1]), track("n u n", lengths=[0.1, 0.05, 0.1])
    assert short[25, 1] > long[50, 1] + 100


def test_sloppy_people_reach_them_less():
    clear, sloppy = (
        track("n u n", lengths=[0.1, 0.1, 0.1], speaker=Speaker(sloppiness=factor))[30, 1] for factor in (0.7, 1.5)
    )
    assert sloppy > clear + 50


def test_a_velar_pinches_f2_and_f3():
    formants = track("u k̚", lengths=[0.2, 0.08])
    assert formants[45, 2] - formants[45, 1] < 0.8 * (formants[10, 2] - formants[10, 1])


def test_a_consonant_points_where_its_vowel_lets_it():
    front, back = track("k i", lengths=[0.05, 0.2]), track("k u", lengths=[0.05, 0.2])
    assert front[4, 1] > back[4, 1] + 700


def test_the_colour_of_the_l_is_the_speakers():
    clear, dark, retroflex = (
        track("i l", lengths=[0.15, 0.15], speaker=replace(Speaker(), **habits))[55]
        for habits in ({}, {"lateral_hz": -400.0}, {"lateral_f3": 0.8})
    )
    assert 1500 < clear[1] < 2000
    assert 2400 < clear[2] < 2900
    assert dark[1] < clear[1] - 300
    assert retroflex[2] < clear[2] - 300


def test_formants_keep_apart_and_never_jump():
    formants = track("j ʌ ŋ", lengths=[0.07, 0.15, 0.12])
    assert (np.diff(formants, axis=1) > 150).all()
    assert np.abs(np.diff(np.log(formants), axis=0)).max() < 0.12
