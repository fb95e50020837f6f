import shutil

import numpy as np
import pytest

from model import synthesis
from model.spec.errors import SynthesisError
from model.spec.tokens import OTHER, token_of
from model.synthesis import Amounts, Voice, speak, split_variants, synthesise, variants

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@needs_espeak
def test_the_variants_are_many_and_split_without_overlap():
    names = variants()
    seen, unseen = split_variants(names)
    assert len(names) > 50
    assert sorted(seen + unseen) == names
    assert len(unseen) >= len(names) // 8


@needs_espeak
def test_a_voice_says_the_same_twice_and_another_says_it_differently():
    voice = Voice(variant="f2", pitch=40, speed=150)
    first = speak("칠", voice)
    assert 0.2 < len(first) / 16_000 < 2.0
    assert np.array_equal(first, speak("칠", voice))
    assert not np.array_equal(first, speak("칠", Voice(variant="f2", pitch=70, speed=150)))


@needs_espeak
def test_a_corpus_holds_both_readings_of_zero_strings_and_other_words():
    clips = synthesise(["f1", "m3"], amounts=Amounts(takes=1, strings=3, others=4), seed=0)
    tokens = [clip.tokens for clip in clips]
    assert tokens.count((token_of(0),)) == 4
    assert {clip.speaker for clip in clips} == {"f1", "m3"}
    assert sum(len(said) > 1 for said in tokens) == 6
    assert tokens.count((OTHER,)) == 8


def test_no_reading_is_among_the_other_words():
    assert not {text for text, _ in synthesis.READINGS} & set(synthesis.OTHER_WORDS)
    assert len(set(synthesis.OTHER_WORDS)) == len(synthesis.OTHER_WORDS)


def test_a_missing_synthesiser_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SynthesisError, match="espeak-ng"):
        variants()


def test_a_failing_synthesiser_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(synthesis, "_PROGRAM", "false")
    with pytest.raises(SynthesisError, match="exit status 1"):
        variants()
