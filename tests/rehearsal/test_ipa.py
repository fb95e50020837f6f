import pytest

from model.dataset.phonemes import phonemes_of
from tests.rehearsal.ipa import phonemes_in


@pytest.mark.parametrize(
    ("letters", "sounds"),
    [
        ("bˈa", "b a"),
        ("ʎˈɪ", "l j i"),
        ("ˈer̝", "e ɾ"),
        ("dʒˈaʊ", "dʒ a u"),
        ("tʃʰˈil̩", "tʃ i l"),
        ("mʲˈeː", "m j e"),
        ("tsˈɤ", "t s ʌ"),
        ("sˈa-", "s a"),
        ("iːiː", "i i"),
        ("ˈeha", "e h a"),
    ],
)
def test_letters_without_spaces(letters, sounds):
    assert phonemes_in(letters) == phonemes_of(sounds.split())


@pytest.mark.parametrize("letters", ["", "yː", "bɔ̃", "b a", "(en)ba"])
def test_of_letters_of_which_one_is_of_no_class_nothing_is_known(letters):
    assert phonemes_in(letters) == ()
