import pytest

from model.dataset.phonemes import CLASSES, PHONEMES, joined, phonemes_of
from model.formant.phones import PHONES
from model.synthesis.hangul import phones_of
from model.synthesis.sounds import SOUNDS


def named(phonemes: tuple[int, ...]) -> str:
    """Phonemes by the first sign of each."""
    return " ".join(CLASSES[phoneme - 1].split()[0] for phoneme in phonemes)


@pytest.mark.parametrize("signs", [PHONES, SOUNDS], ids=["formant", "synthesis"])
def test_all_sounds_that_voices_make_have_a_phoneme(signs):
    for sign in signs:
        assert phonemes_of([sign]), sign


def test_no_sign_stands_for_two_phonemes():
    signs = " ".join(CLASSES).split()
    assert len(set(signs)) == len(signs)
    assert {phoneme for sign in signs for phoneme in phonemes_of([sign])} == set(range(1, PHONEMES + 1))


@pytest.mark.parametrize(
    ("word", "phonemes"),
    [
        ("영", "j ʌ ŋ"), ("공", "k o ŋ"), ("일", "i l"), ("이", "i"), ("삼", "s a m"), ("사", "s a"), ("오", "o"),
        ("육", "j u k"), ("륙", "ɾ j u k"), ("칠", "tʃ i l"), ("팔", "p a l"), ("구", "k u"),
        ("일이", "i ɾ i"), ("이이", "i i"), ("육구", "j u k u"), ("칠륙", "tʃ i l j u k"),
    ],
)  # fmt: skip
def test_digits_of_korean(word, phonemes):
    assert named(phonemes_of(phones_of(word))) == phonemes


@pytest.mark.parametrize("alike", ["p pʰ p* p̚", "l l̟ ɫ", "i iː ɪ ɪ̯", "ɾ ɹ", "k ɡ q"])
def test_what_languages_tell_apart_in_their_own_ways_is_one(alike):
    assert len({phonemes_of([sign]) for sign in alike.split()}) == 1


def test_diphthongs_have_two_parts_however_they_are_written():
    assert named(phonemes_of(["n", "aɪ", "n"])) == "n a i n"
    assert phonemes_of(["z", "ɪ", "ɹ", "oʊ"]) == phonemes_of("z iː ɹ o ʊ̯".split())


def test_a_long_consonant_is_one_and_a_vowel_after_a_vowel_another():
    assert named(phonemes_of("s i t t a".split())) == "s i t a"
    assert named(phonemes_of("ɪ iː".split())) == "i i"


def test_an_unknown_sign_is_refused():
    with pytest.raises(KeyError):
        phonemes_of("!")


def test_of_parts_all_must_be_known():
    assert joined([(1, 2), (2, 3)]) == (1, 2, 2, 3)
    assert joined([(1, 2), (), (3,)]) == ()
    assert joined([]) == ()
