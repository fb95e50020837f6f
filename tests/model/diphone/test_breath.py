import numpy as np
import pytest

from model.diphone.breath import breathe
from model.diphone.festival import Festival
from model.diphone.mbrola import Mbrola
from model.diphone.segment import Segment
from model.diphone.spelling import Spelling
from model.diphone.voice import Voice

VOICE = Voice("any", "xx", Festival("any", ""), 200.0, "#", {})


def breath(*words: str, spelling: Spelling, seed: int = 0):
    return breathe([tuple(word.split()) for word in words], spelling, VOICE, np.random.default_rng(seed))


def spelt(*phones: str, closure: str = "") -> Spelling:
    return Spelling(tuple(tuple(phone.split()) for phone in phones), closure)


def test_a_pause_then_each_sound_then_a_pause():
    said = breath("i l", spelling=spelt("i", "l"))
    assert [segment.phone for segment in said.segments] == ["#", "i", "l", "#"]
    assert said.end == pytest.approx(sum(segment.seconds for segment in said.segments))


def test_the_phones_of_one_sound_share_its_time():
    one = breath("pʰ a l", spelling=spelt("p", "a", "l"), seed=3)
    two = breath("pʰ a l", spelling=spelt("p h", "a", "l"), seed=3)
    assert [segment.phone for segment in two.segments] == ["#", "p", "h", "a", "l", "#"]
    assert two.segments[1].seconds + two.segments[2].seconds == pytest.approx(one.segments[1].seconds)
    assert two.segments[3:] == one.segments[2:]


def test_a_sound_that_the_next_phone_says_lends_it_its_time():
    apart = breath("j u k̚ k u", spelling=spelt("j", "u", "k", "k", "u"), seed=3)
    both = breath("j u k̚ k u", spelling=spelt("", "ju", "k", "k", "u"), seed=3)
    assert [segment.phone for segment in both.segments] == ["#", "ju", "k", "k", "u", "#"]
    assert both.segments[1].seconds == pytest.approx(sum(segment.seconds for segment in apart.segments[1:3]))
    assert both.segments[2:] == apart.segments[3:]


def test_a_stop_at_the_beginning_is_closed_before_it_opens():
    alone = breath("k u", spelling=spelt("k", "u"), seed=5).segments[1].seconds
    assert alone > 0.05 + 0.02


def test_what_follows_a_sound_for_the_joint_is_cut_off():
    said = breath("i l", spelling=spelt("i", "l", closure="t"))
    assert [segment.phone for segment in said.segments] == ["#", "i", "l", "t", "#"]
    assert said.end == pytest.approx(sum(segment.seconds for segment in said.segments[:3]))


def test_the_burst_of_an_unreleased_stop_is_cut_off():
    said = breath("j u k̚", spelling=spelt("j", "u", "k"))
    begins = sum(segment.seconds for segment in said.segments[:3])
    assert begins < said.end < begins + said.segments[3].seconds


def test_what_is_cut_fades_out_and_the_rest_stays():
    said = breath("i l", spelling=spelt("i", "l", closure="t"))
    sound = np.ones(16_000 * 3, dtype=np.float32)
    kept = said.cut(sound)
    assert len(kept) == round(said.end * 16_000)
    assert kept[-1] == 0.0
    assert np.all(kept[: len(kept) - 240] == 1.0)
    assert np.all(sound == 1.0)


def test_the_pitch_stays_near_that_of_the_voice():
    said = [breath("i l", spelling=spelt("i", "l"), seed=seed).segments[1] for seed in range(60)]
    heights = [hertz for segment in said for _, hertz in segment.f0_hz]
    assert 160 < np.median(heights) < 240
    assert np.std(np.log(heights)) > 0.08
    assert all(isinstance(segment, Segment) and 0.03 <= segment.seconds < 1.5 for segment in said)


@pytest.mark.parametrize(("joiner", "lowest_hz"), [(Festival("any", ""), 80.0), (Mbrola("any"), 50.0)])
def test_no_voice_goes_lower_than_its_program(joiner, lowest_hz):
    low = Voice("any", "xx", joiner, 45.0, "#", {})
    said = [breathe([("o",)], spelt("o"), low, np.random.default_rng(seed)).segments[1] for seed in range(20)]
    assert min(hertz for segment in said for _, hertz in segment.f0_hz) == lowest_hz
