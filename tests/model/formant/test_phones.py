import pytest

from model.formant.phone import Kind, Larynx
from model.formant.phones import PHONES


@pytest.mark.parametrize("sign", PHONES)
def test_sounds_are_possible(sign):
    phone = PHONES[sign]
    for formants in (phone.man, phone.of_women):
        assert 200 <= formants[0] < formants[1] < formants[2] < 3600
    assert 0.01 < phone.seconds < 0.3
    assert phone.reach > 0
    noisy = phone.kind in {Kind.FRICATIVE, Kind.STOP, Kind.AFFRICATE}
    assert bool(phone.noise) == noisy
    assert (phone.noise_db > -40) == noisy


def test_women_have_higher_formants():
    assert all(PHONES[sign].of_women[1] > PHONES[sign].man[1] for sign in PHONES)


def test_aspiration_has_three_grades():
    for place in "ptk":
        aspirated, lax, tense = (PHONES[place + mark] for mark in ("ʰ", "", "*"))
        assert aspirated.breath_seconds > 1.5 * lax.breath_seconds > 3 * tense.breath_seconds
        assert aspirated.pitch > lax.pitch
        assert lax.larynx is Larynx.LAX


def test_the_l_of_korean_is_clear_and_that_of_english_dark():
    assert PHONES["l"].man[1] > 1.4 * PHONES["ɫ"].man[1]
