import numpy as np
import pytest

from model.formant.phones import PHONES
from model.formant.speaker import Speaker, draw_speaker


@pytest.fixture(scope="module")
def people():
    random = np.random.default_rng(1)
    return [draw_speaker(random) for _ in range(500)]


def test_the_same_seed_draws_the_same_person():
    assert draw_speaker(np.random.default_rng(4)) == draw_speaker(np.random.default_rng(4))
    assert draw_speaker(np.random.default_rng(4)) != draw_speaker(np.random.default_rng(5))


def test_people_differ_broadly(people):
    pitches = np.array([person.f0_hz for person in people])
    sizes = np.array([person.size for person in people])
    rates = np.array([person.rate for person in people])
    assert pitches.min() < 85
    assert pitches.max() > 350
    assert pitches.min() >= 70
    assert pitches.max() <= 380
    assert sizes.min() < 0.92
    assert sizes.max() > 1.45
    assert rates.max() > 2 * rates.min()


def test_high_voices_have_short_tracts(people):
    correlation = np.corrcoef(*np.log([(person.f0_hz, person.size) for person in people]).T)[0, 1]
    assert 0.5 < correlation < 0.95


def test_most_have_a_clear_l_and_some_do_not(people):
    dark = np.mean([person.lateral_hz < -200 for person in people])
    assert 0.05 < dark < 0.2


def test_upper_formants_rise_and_stay_in_the_band(people):
    for person in people:
        upper = np.array(person.upper)
        assert len(upper)
        assert (np.diff(upper) > 0).all()
        assert upper[0] > 2400
        assert upper[-1] < 7600


def test_average_people_have_the_published_formants():
    man, woman = Speaker(), Speaker(womanhood=1.0)
    assert man.formants(PHONES["a"]) == pytest.approx(PHONES["a"].man)
    assert woman.formants(PHONES["a"]) == pytest.approx(PHONES["a"].woman)
    assert Speaker(womanhood=1.0, scale=1.2).formants(PHONES["n"]) == pytest.approx(
        1.2 * 1.17 * np.array(PHONES["n"].man)
    )


def test_reduced_vowels_lie_nearer_to_the_neutral_one():
    clear, reduced = Speaker(), Speaker(frontness=0.8)
    assert reduced.formants(PHONES["i"])[1] < clear.formants(PHONES["i"])[1]
    assert reduced.formants(PHONES["u"])[1] > clear.formants(PHONES["u"])[1]


def test_a_jaw_that_moves_more_raises_and_lowers_f1():
    assert Speaker(height=1.3).formants(PHONES["i"])[0] < 320
    assert Speaker(height=1.3).formants(PHONES["a"])[0] > 780


def test_round_lips_lower_f2_of_round_vowels_alone():
    round_lips = Speaker(rounding=0.8)
    assert round_lips.formants(PHONES["o"])[1] == pytest.approx(0.8 * PHONES["o"].man[1])
    assert round_lips.formants(PHONES["a"]) == pytest.approx(PHONES["a"].man)
