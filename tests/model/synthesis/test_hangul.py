import pytest

from model.synthesis.hangul import is_hangul, phones_of


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("영", "j ʌ ŋ"), ("공", "k o ŋ"), ("일", "i l"), ("이", "i"), ("삼", "s a m"), ("사", "s a"), ("오", "o"),
        ("육", "j u k̚"), ("칠", "tɕʰ i l"), ("팔", "pʰ a l"), ("구", "k u"),
        ("시", "ɕ i"), ("싸", "s* a"), ("셋", "s e t̚"), ("저", "tɕ ʌ"), ("쥬", "tɕ u"), ("위", "w i"),
    ],
)  # fmt: skip
def test_syllables(word, phones):
    assert phones_of(word) == tuple(phones.split())


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("일요일", "i ɾ j o i l"),  # the coda moves to the vowel
        ("영어", "j ʌ ŋ ʌ"),  # but not this one
        ("학교", "h a k̚ k* j o"),  # tense after a stop
        ("백만", "p ɛ ŋ m a n"),  # nasal before a nasal
        ("칠년", "tɕʰ i l l j ʌ n"),
        ("많다", "m a n tʰ a"),
        ("축하", "tɕʰ u kʰ a"),
        ("좋아", "tɕ o a"),
        ("읽어", "i l k ʌ"),
        ("닭", "t a k̚"),
        ("음료", "ɯ m n j o"),
        ("독립", "t o ŋ n i p̚"),
    ],
)
def test_syllables_change_each_other(word, phones):
    assert phones_of(word) == tuple(phones.split())


def test_hangul_is_told_from_other_writing():
    assert is_hangul("가힣일")
    assert not any(map(is_hangul, ("일x", "일 이", "[[j'VN]]", "ㄱ", "one", "وَاحِد")))


def test_other_writing_is_refused():
    with pytest.raises(ValueError, match="'x'"):
        phones_of("일x")
