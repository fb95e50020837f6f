from pathlib import Path

import pytest

from model.dataset.phonemes import phonemes_of
from model.dataset.pronunciations import SETS, pronunciation
from model.formant.words import ARABIC, ENGLISH
from model.synthesis import english

MEANINGS = "zero one two three four five six seven eight nine".split()
ENGLISH_DIGITS = {str(digit): ENGLISH[word] for word, digit in english.ENGLISH.readings}
ARABIC_DIGITS = dict(zip(MEANINGS, ARABIC.values(), strict=True))


@pytest.mark.parametrize(("name", "digits"), [("fsdd", ENGLISH_DIGITS), ("arabic_speech_commands", ARABIC_DIGITS)])
def test_people_and_voices_say_digits_alike(name, digits):
    for word, variants in digits.items():
        assert pronunciation(Path("data") / name, word) in [phonemes_of(variant) for variant in variants], word


def test_all_words_that_are_known_are_made_of_phonemes_and_no_two_alike():
    for name, words in SETS.items():
        said = [pronunciation(Path(name), word) for word in words]
        assert all(said)
        assert len(set(said)) == len(said)


def test_of_other_words_and_folders_nothing_is_known():
    assert pronunciation(Path("fsdd"), "ten") == ()
    assert pronunciation(Path("words"), "7") == ()


def test_a_folder_is_known_from_within(tmp_path, monkeypatch):
    (tmp_path / "fsdd").mkdir()
    monkeypatch.chdir(tmp_path / "fsdd")
    assert pronunciation(Path(), "8") == phonemes_of(["eɪ", "t"])
