from dataclasses import replace

import numpy as np
import pytest

from model.formant.articulation import pieces
from model.formant.intonation import contour
from model.formant.piece import starts
from model.formant.speaker import Speaker
from model.formant.timing import places


def melody(words, speaker, seed):
    spelt = [word.split() for word in words]
    acts = pieces(spelt, speaker, np.random.default_rng(seed))
    times = np.arange(0.0, starts(acts)[-1], 0.005)
    return contour(places(spelt), acts, times, speaker=speaker, random=np.random.default_rng(seed))


@pytest.mark.parametrize("f0_hz", [80.0, 200.0, 350.0])
def test_the_melody_lies_around_the_speakers_pitch(f0_hz):
    averages = [np.median(melody(["i"], Speaker(f0_hz=f0_hz), seed)) for seed in range(30)]
    assert np.mean(averages) == pytest.approx(f0_hz, rel=0.08)


def test_melodies_fall_and_rise():
    slopes = [np.log2(track[-1] / track[0]) for track in (melody(["i"], Speaker(), seed) for seed in range(40))]
    assert min(slopes) < -0.3
    assert max(slopes) > 0.1
    assert np.mean(slopes) < 0


def test_a_small_range_is_flat():
    wide, flat = Speaker(tremor=0.0), Speaker(tremor=0.0, f0_range=0.1)
    assert np.ptp(melody(["o"], flat, 1)) < 0.3 * np.ptp(melody(["o"], wide, 1))


def test_aspirated_consonants_push_the_pitch_up_and_lax_ones_down():
    speaker = replace(Speaker(), laryngeal_pitch=2.0, tremor=0.0)
    aspirated = np.mean([melody(["kʰ u"], speaker, seed)[30] for seed in range(30)])
    lax = np.mean([melody(["k u"], speaker, seed)[15] for seed in range(30)])
    assert aspirated > 1.05 * lax
