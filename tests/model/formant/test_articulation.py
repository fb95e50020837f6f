from dataclasses import replace

import numpy as np
import pytest

from model.formant.articulation import pieces
from model.formant.speaker import Speaker, draw_speaker
from model.formant.words import ARABIC, ENGLISH, KOREAN

SPEAKER = Speaker(prevoicing=0.0)


def act(*words, speaker=SPEAKER, seed=0):
    return pieces([word.split() for word in words], speaker, np.random.default_rng(seed))


def test_all_pieces_last():
    random = np.random.default_rng(0)
    for lexicon in (KOREAN, ENGLISH, ARABIC):
        for variants in lexicon.values():
            assert all(piece.seconds > 0 for piece in pieces(variants, draw_speaker(random), random))


def test_a_stop_is_closed_only_where_that_can_be_heard():
    alone, inside = act("k u"), act("o", "k u")
    assert alone[0].noise_db > -40
    assert inside[1].voice_db < -80
    assert inside[1].noise_db < -80
    assert inside[1].seconds > 0.02


def test_lax_stops_between_voices_are_voiced_by_those_who_do_so():
    assert act("o", "k u", speaker=replace(SPEAKER, prevoicing=1.0))[1].voice_db > -20


def test_a_closed_mouth_need_not_close_again():
    closure = act("a", "k* a")[1].seconds
    after_coda = act("a k̚", "k* a")[2].seconds
    assert after_coda < 0.7 * closure


def test_the_voice_dips_between_words_of_those_who_do_so():
    assert len(act("o", "o")) == 2
    apart = act("o", "o", speaker=replace(SPEAKER, juncture=1.0))
    assert len(apart) == 3
    assert apart[1].voice_db < -5


def test_breath_follows_the_voice_of_those_who_exhale():
    assert act("i", speaker=replace(SPEAKER, exhalation=1.0))[-1].voice_db < -80
    assert act("i")[-1].voice_db == pytest.approx(0.0, abs=5.0)


def test_nothing_gives_nothing():
    assert act() == []
