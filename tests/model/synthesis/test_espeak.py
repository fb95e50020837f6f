import shutil

import numpy as np
import pytest

from model.spec.errors import SynthesisError
from model.synthesis import Voice, espeak, speak, split_variants, variants

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
def test_the_same_phonemes_differ_from_language_to_language():
    clear, dark = (
        speak(espeak.phonemes("'il"), Voice(variant="f2", pitch=40, speed=150, language=language))
        for language in ("fr-fr", "af")
    )
    assert 0.2 < len(clear) / 16_000 < 2.0
    assert not np.array_equal(clear, dark)


@needs_espeak
def test_what_is_heard_tells_a_phoneme_that_the_language_lacks():
    assert espeak.heard(["'il", "j'VN", "s'am"], "es") == ["ˈil", "j", "sˈam"]
    assert espeak.heard(["j'VN"], "fr-fr") == ["jˈʌŋ"]


def test_a_missing_synthesiser_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SynthesisError, match="espeak-ng"):
        variants()


def test_a_failing_synthesiser_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(espeak, "_PROGRAM", "false")
    with pytest.raises(SynthesisError, match="exit status 1"):
        variants()
