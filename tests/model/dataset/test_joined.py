import numpy as np

from model.dataset.clip import Clip
from model.dataset.joined import DIGITS_A_STRING, joined_strings
from model.spec.tokens import OTHER, SAMPLE_RATE


def clips(*speakers: str) -> list[Clip]:
    """Of each speaker ten digits of 0.3 s, whose every sample is the digit."""
    length = round(0.3 * SAMPLE_RATE)
    return [
        Clip(np.full(length, 100 * (digit + 1), dtype=np.int16), (digit + 1,), speaker)
        for speaker in speakers
        for digit in range(10)
    ]


def test_a_string_holds_its_digits_in_order_with_short_gaps():
    for waveform, tokens in joined_strings(clips("a"), count=20, seed=1):
        assert DIGITS_A_STRING[0] <= len(tokens) <= DIGITS_A_STRING[1]
        seconds = len(waveform) / SAMPLE_RATE
        assert 0.3 * len(tokens) - 0.03 * (len(tokens) - 1) <= seconds <= 0.3 * len(tokens) + 0.2 * (len(tokens) - 1)
        values = np.rint(waveform * 32_768 / 100).astype(int)
        assert (values[0], values[-1]) == (tokens[0], tokens[-1])


def test_a_string_is_of_one_speaker_and_each_has_its_turn():
    loud = [Clip(clip.pcm * 2, clip.tokens, "b") for clip in clips("b")]
    loudest = [float(waveform.max()) for waveform, _ in joined_strings([*clips("a"), *loud], count=10, seed=0)]
    assert len(loudest) == 10
    assert len(set(loudest[::2]) & set(loudest[1::2])) < 5


def test_the_same_seed_gives_the_same_strings_and_another_does_not():
    first, second, other = (
        [tokens for _, tokens in joined_strings(clips("a"), count=5, seed=seed)] for seed in (3, 3, 4)
    )
    assert first == second != other


def test_without_a_digit_there_is_no_string():
    assert list(joined_strings([Clip(np.zeros(10, dtype=np.int16), (OTHER,), "x")], count=5, seed=0)) == []
