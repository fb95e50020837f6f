import pytest

from model.synthesis.sounds import MOST_SPELLINGS, SOUNDS, sounds_like, spellings

ALL = {(sound, mnemonic) for sound, written in SOUNDS.items() for mnemonic in written.mnemonics.split()}


def test_a_word_is_written_with_the_mnemonics_that_are_known():
    assert spellings("j ˈʌ ŋ", {("j", "j"), ("ʌ", "V"), ("ʌ", "O"), ("ŋ", "N")}) == ["j'VN", "j'ON"]
    assert spellings("j ˈʌ ŋ", {("j", "j"), ("ʌ", "V")}) == []


def test_a_sound_is_written_the_same_throughout_a_word():
    assert set(spellings("ˈa m a", {("a", "a"), ("a", "A:"), ("m", "m")})) == {"'ama", "'A:mA:"}


def test_the_ways_are_limited():
    assert len(spellings("s ˈɛ v ə n", ALL)) <= MOST_SPELLINGS


@pytest.mark.parametrize("ipa", ["jˈʌŋ", "j5ˈɔŋ", "jʌŋ˥", "jɔ̞ːŋ"])
def test_stress_tones_and_diacritics_make_no_other_word(ipa):
    assert sounds_like("j ˈʌ ŋ", ipa)


@pytest.mark.parametrize("ipa", ["", "j", "jaŋ", "jʌŋa", "jʌn"])
def test_other_sounds_make_another_word(ipa):
    assert not sounds_like("j ˈʌ ŋ", ipa)
