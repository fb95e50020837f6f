import shutil

import numpy as np
import pytest

from model.dataset.phonemes import phonemes_of
from model.spec.tokens import OTHER, token_of
from model.synthesis import ENGLISH, KOREAN, Amounts, corpus, split_variants, synthesise, synthesise_foreign, variants
from model.synthesis.foreign import split_voices, voices_for

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
FEW = Amounts(takes=1, strings=2, others=3)
VOICES = ["de", "es", "fi", "fr-fr"]


@pytest.fixture
def few_voices(monkeypatch):
    monkeypatch.setattr(corpus, "voices_for", lambda language: VOICES)


def test_so_many_times_as_much_is_said_of_each():
    assert Amounts(takes=1, strings=2, others=3, talk=4).times(5) == Amounts(takes=5, strings=10, others=15, talk=20)


@needs_espeak
def test_a_corpus_holds_both_readings_of_zero_strings_and_other_words():
    clips = synthesise(KOREAN, ["f1", "m3"], amounts=Amounts(takes=1, strings=3, others=4), seed=0)
    tokens = [clip.tokens for clip in clips]
    assert tokens.count((token_of(0),)) == 4
    assert {clip.speaker for clip in clips} == {"f1", "m3"}
    assert sum(len(said) > 1 for said in tokens) == 6
    assert tokens.count((OTHER,)) == 8


def test_no_other_word_is_also_a_string_of_digits():
    readings = {text for text, _ in KOREAN.readings}
    assert all(set(word) - readings for word in (*KOREAN.others, *KOREAN.neighbours))


@needs_espeak
def test_foreign_voices_say_digits_strings_and_other_words(few_voices):
    seen, unseen = synthesise_foreign(KOREAN, amounts=FEW, speakers=1, seed=0)
    spanish = [clip.tokens for clip in seen if clip.speaker.startswith("es+")]
    assert sum(len(tokens) > 1 for tokens in spanish) == 2
    assert spanish.count((OTHER,)) == 3
    assert {tokens[0] for tokens in spanish if len(tokens) == 1} == {OTHER, *map(token_of, range(10))}
    assert all(0.05 < len(clip.pcm) / 16_000 < 6.0 for clip in seen + unseen)


@needs_espeak
def test_what_is_held_out_shares_neither_language_nor_variant(few_voices):
    parts = synthesise_foreign(KOREAN, amounts=Amounts(takes=1, strings=1, others=1), speakers=2, seed=0)
    seen, unseen = ({tuple(clip.speaker.split("+")) for clip in part} for part in parts)
    assert {language for language, _ in seen} == {"es", "fi", "fr-fr"}
    assert {language for language, _ in unseen} == {"de"}
    assert {variant for _, variant in unseen} <= set(split_variants(variants())[1])
    assert not {variant for _, variant in seen} & {variant for _, variant in unseen}


@needs_espeak
def test_the_same_seed_makes_the_same_and_another_does_not(few_voices):
    amounts = Amounts(takes=0, strings=2, others=2)
    first, second, other = (synthesise_foreign(KOREAN, amounts=amounts, speakers=1, seed=seed)[0] for seed in (0, 0, 1))
    assert all(np.array_equal(a.pcm, b.pcm) and a.tokens == b.tokens for a, b in zip(first, second, strict=True))
    assert {clip.speaker for clip in first} != {clip.speaker for clip in other}


@needs_espeak
def test_the_voices_of_korean_are_all_but_korean():
    seen, unseen = split_voices(voices_for(KOREAN))
    assert "ko" not in seen + unseen
    assert {"kok", "fr-fr"} <= set(seen + unseen)


def test_running_speech_holds_a_word_that_is_no_digit():
    repertoire = corpus._native(KOREAN)
    plan = list(corpus._plan(repertoire, "f1", "f1", Amounts(takes=0, strings=0, others=0, talk=300), 0))
    assert {each.tokens for each in plan} == {(OTHER,)}
    readings = {text for text, _ in KOREAN.readings}
    assert all(each.text.startswith(KOREAN.others) for each in plan)
    assert sum(bool(set(each.text) & readings) for each in plan) > 100


def planned(repertoire, **amounts):
    each = {"takes": 0, "strings": 0, "others": 0, "talk": 0, **amounts}
    return list(corpus._plan(repertoire, "f1", "f1", Amounts(**each), 0))


def test_the_phonemes_of_korean_are_read_from_its_writing():
    readings = {each.text: each.phonemes for each in planned(corpus._native(KOREAN), takes=1)}
    for text, phones in (("영", "j ʌ ŋ"), ("공", "k o ŋ"), ("육", "j u k"), ("륙", "ɾ j u k"), ("일", "i l")):
        assert readings[text] == phonemes_of(phones.split()), text
    rest = planned(corpus._native(KOREAN), strings=20, others=50, talk=50)
    assert all(each.phonemes for each in rest)


def test_the_phonemes_of_other_languages_are_known_where_a_pronunciation_is():
    said = {each.text: each.phonemes for each in planned(corpus._native(ENGLISH), takes=1, others=len(ENGLISH.others))}
    assert said["seven"] == phonemes_of("s ɛ v ə n".split())
    assert said["sick"] == phonemes_of("s ɪ k".split())
    assert said["weather"] == ()
    assert all(each.phonemes for each in planned(corpus._native(ENGLISH), strings=20))


@needs_espeak
def test_a_voice_of_another_language_has_the_phonemes_of_how_it_says_a_word():
    said = planned(corpus._foreign(KOREAN, "fr-fr"), takes=4, strings=4, others=8, talk=4)
    assert all(each.phonemes for each in said)
    sixes = {each.text: each.phonemes for each in said if each.tokens == (token_of(6),)}
    assert len(sixes) > 1
    for text, phonemes in sixes.items():
        onset = {"l": "l ", "j": ""}.get(text.removeprefix("[[")[0], "ɾ ")
        assert phonemes == phonemes_of(f"{onset}j u k".split()), text
