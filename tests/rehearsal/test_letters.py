import shutil

import pytest

from model.dataset.phonemes import phonemes_of
from tests.rehearsal.letters import LISTING, Letter, letters_in, pronounced

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


def test_a_listing_tells_what_each_file_says_in_small_letters(tmp_path):
    for language, name in (("it", "BA"), ("uk", "ЖИ")):
        (tmp_path / language).mkdir()
        sound = f'<klettres><syllables><sound name="{name}" file="{language}/syllab/1.ogg" /></syllables></klettres>'
        (tmp_path / language / LISTING).write_text(sound, encoding="utf-8")
    assert letters_in(tmp_path) == {
        tmp_path / "it/syllab/1.ogg": Letter("it", "ba"),
        tmp_path / "uk/syllab/1.ogg": Letter("uk", "жи"),
    }


@needs_espeak
@pytest.mark.parametrize(
    ("letter", "sounds"),
    [
        (Letter("it", "b"), "b i"),
        (Letter("it", "sa"), "s a"),
        (Letter("pt_BR", "cu"), "k u"),
        (Letter("lt", "il"), "i l"),
        (Letter("hu", "lyuk"), "j u k"),
        (Letter("ru", "ку"), "k u"),
        (Letter("nds", "ik"), "i k"),
        (Letter("ml", "സ"), "s a"),
    ],
)
def test_each_language_has_its_own_rules(letter, sounds):
    assert pronounced([letter]) == {letter: phonemes_of(sounds.split())}


@needs_espeak
def test_what_is_known_of_one_letter_does_not_depend_on_the_others():
    letters = [Letter("it", "ba"), Letter("de", "ü"), Letter("cs", "ř"), Letter("it", "ce")]
    together = pronounced(letters)
    assert together == {letter: pronounced([letter])[letter] for letter in letters}
    assert together[Letter("de", "ü")] == ()


@needs_espeak
def test_a_language_that_espeak_does_not_speak_is_not_known():
    assert pronounced([Letter("xx", "a")]) == {}
