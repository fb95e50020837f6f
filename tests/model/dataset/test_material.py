import itertools
from collections import Counter

import numpy as np
import pytest

from model.dataset.clip import Clip
from model.dataset.material import Material, Room, Talk, Vocabulary
from model.spec.tokens import OTHER


def clip(*tokens: int, speaker: str = "a", value: int = 0, length: int = 10) -> Clip:
    return Clip(np.full(length, value, dtype=np.int16), tokens, speaker)


@pytest.fixture
def digits() -> list[Clip]:
    return [clip(token, speaker=speaker) for token in range(1, 11) for speaker in "ab" for _ in range(2)]


def utterances(vocabulary: Vocabulary, count: int = 400) -> list[list[Clip]]:
    random = np.random.default_rng(0)
    return [vocabulary.utterance(random) for _ in range(count)]


def test_strings_of_digits_are_of_one_speaker(digits):
    said = utterances(Vocabulary(digits))
    assert {len(pieces) for pieces in said} == set(range(8))
    assert all(len({piece.speaker for piece in pieces}) <= 1 for pieces in said)


def test_a_digit_is_often_said_twice(digits):
    pairs = Counter(
        first.tokens == second.tokens
        for pieces in utterances(Vocabulary(digits))
        for first, second in itertools.pairwise(pieces)
    )
    assert 0.14 < pairs[True] / pairs.total() < 0.26


def test_strings_in_one_breath_and_other_words_are_said_where_there_are_some(digits):
    whole, other = clip(1, 2), clip(OTHER)
    said = utterances(Vocabulary([*digits, whole, other]))
    assert sum(len(pieces) == 1 and pieces[0] is whole for pieces in said) > 40
    assert sum(any(piece is other for piece in pieces) for pieces in said) > 60
    words = [Vocabulary([*digits, other]).word(np.random.default_rng(seed))[0] for seed in range(100)]
    assert 10 < sum(word is other for word in words) < 40


def test_a_room_without_recordings_is_silent_and_another_is_heard_half_of_the_time():
    random = np.random.default_rng(0)
    assert all(Room([]).noise(20, random) is None for _ in range(20))
    room = Room([clip(value=3_000, length=7)])
    noises = [room.noise(20, random) for _ in range(60)]
    assert 15 < sum(noise is None for noise in noises) < 45
    assert all(noise is None or (noise > 0).all() for noise in noises)
    assert {len(noise) for noise in noises if noise is not None} == {20}


def test_auxiliary_words_are_said_by_one_speaker_at_a_time_and_by_all_as_often(digits):
    talkative = [clip(5, speaker="a") for _ in range(90)]
    said = [Talk([*digits, *talkative]).utterance(np.random.default_rng(seed)) for seed in range(300)]
    assert {len(pieces) for pieces in said} == {1, 2, 3, 4}
    assert all(len({piece.speaker for piece in pieces}) == 1 for pieces in said)
    assert 0.4 < np.mean([pieces[0].speaker == "a" for pieces in said]) < 0.6
    assert not Talk([])


def test_the_auxiliary_vocabulary_is_as_large_as_its_last_word(digits):
    assert Material(digits, auxiliary=[clip(3), clip(40)]).auxiliary_words == 40
    assert Material(digits).auxiliary_words == 0
