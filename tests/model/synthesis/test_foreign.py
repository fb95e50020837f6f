import shutil

import pytest

from model.synthesis import ARABIC, ENGLISH, KOREAN, Voice, speak
from model.synthesis.foreign import VOICES, lexicon, split_voices, voices_for

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
LANGUAGES = pytest.mark.parametrize("language", [KOREAN, ENGLISH, ARABIC], ids=lambda language: language.code)


@needs_espeak
@LANGUAGES
def test_the_voices_are_many_and_none_speaks_the_language_itself(language):
    voices = voices_for(language)
    assert len(voices) > 100
    assert not [voice for voice in voices if voice.split("-")[0] == language.code]


def test_the_voices_that_are_held_out_share_no_language_with_the_others():
    seen, unseen = split_voices(VOICES)
    assert sorted(seen + unseen) == sorted(VOICES) == list(VOICES)
    assert len(unseen) >= len(VOICES) // 10
    assert not {voice.split("-")[0] for voice in seen} & {voice.split("-")[0] for voice in unseen}


@needs_espeak
@pytest.mark.parametrize("voice", ["fr-fr", "hi", "cmn", "de", "tr"])
@LANGUAGES
def test_a_voice_says_all_digits_at_a_plausible_length(language, voice):
    said = lexicon(voice, language.phonemes)
    assert len({digit for word, digit in language.readings if word in said}) == 10
    for spellings in said.values():
        seconds = len(speak(spellings[-1].text, Voice("m3", pitch=45, speed=140, language=voice))) / 16_000
        assert 0.3 < seconds < 2.0


@needs_espeak
def test_a_voice_that_lacks_a_sound_leaves_out_the_words_that_have_it():
    assert "영" not in lexicon("fi", KOREAN.phonemes)
    assert "[[j'VN]]" in [spelling.text for spelling in lexicon("fr-fr", KOREAN.phonemes)["영"]]


@needs_espeak
def test_a_stop_that_is_not_opened_is_told():
    assert {spelling.unreleased for spelling in lexicon("fr-fr", KOREAN.phonemes)["육"]} == {True, False}
    assert not any(spelling.unreleased for spelling in lexicon("fr-fr", KOREAN.phonemes)["일"])
