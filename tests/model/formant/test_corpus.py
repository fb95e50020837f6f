from collections import Counter

import numpy as np
import pytest

from model.formant import corpus
from model.formant.corpus import SCRIPTS, synthesise_formants
from model.spec.tokens import OTHER, token_of


@pytest.mark.parametrize("code", ["ko", "en", "ar"])
def test_every_language_has_ten_digits_and_other_words(code):
    script = SCRIPTS[code]
    assert set(script.digits.values()) == set(range(10))
    assert set(script.digits) <= set(script.lexicon)
    assert len(script.others) > 20


def test_a_speaker_says_each_reading_strings_and_other_words():
    clips = corpus._said_by("ko", 3, seed=0)
    said = Counter(clip.tokens for clip in clips)
    assert said[(token_of(0),)] == 2 * corpus.TAKES  # 영 and 공
    assert all(said[(token_of(digit),)] >= corpus.TAKES for digit in range(10))
    assert said[(OTHER,)] == corpus.OTHERS + corpus.TALK
    assert sum(len(clip.tokens) > 1 for clip in clips) == corpus.STRINGS
    assert {clip.speaker for clip in clips} == {"formant 3"}


def test_speakers_are_the_same_in_any_company():
    together = synthesise_formants("ko", range(2), seed=4)
    alone = corpus._said_by("ko", 1, seed=4)
    [same] = [clip for clip in together if clip.speaker == "formant 1" and clip.tokens == (token_of(3),)][:1]
    assert np.array_equal(same.pcm, next(clip for clip in alone if clip.tokens == (token_of(3),)).pcm)
    assert not np.array_equal(same.pcm, next(c for c in together if c.tokens == (token_of(3),)).pcm)
