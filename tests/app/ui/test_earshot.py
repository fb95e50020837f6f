import numpy as np
import pytest

from app.audio.diagnosis import Condition
from app.ui.earshot import PATIENCE_SECONDS, SILENCE_SECONDS, Earshot


def noise(peak, seconds=0.05):
    return (peak * np.random.default_rng(1).uniform(-1, 1, round(seconds * 16_000))).astype(np.float32)


def listened(earshot, waveform, seconds, *, room=0.0003):
    """Let it hear the same moment each half second, and the room between; return what it had to say."""
    moments = [waveform if number % 10 == 0 else noise(room) for number in range(round(seconds / 0.05))]
    said = [earshot.hear(0.05 * number, moment) for number, moment in enumerate(moments, start=1)]
    return [condition for condition in said if condition is not None]


def spoken(earshot, waveform):
    began = earshot.begin_speech()
    earshot.hear(1.0, waveform)
    return began, earshot.end_speech()


def test_a_voice_that_is_too_faint_to_be_heard_is_told_once_until_it_is_heard():
    earshot = Earshot()
    assert listened(earshot, noise(0.003), PATIENCE_SECONDS - 1) == []
    assert listened(earshot, noise(0.003), PATIENCE_SECONDS + 5) == [Condition.TOO_QUIET]
    assert earshot.begin_speech() is Condition.FINE
    assert listened(earshot, noise(0.003), PATIENCE_SECONDS + 5) == []  # heard once: who is silent now may be so


def test_who_is_silent_in_a_quiet_room_is_not_told_that_something_is_wrong():
    assert listened(Earshot(), noise(0.003), SILENCE_SECONDS - 1, room=0.003) == []


def test_that_nothing_is_heard_for_long_is_told_once_until_there_is_speech():
    earshot = Earshot()
    assert listened(earshot, noise(0.003), SILENCE_SECONDS + 20, room=0.003) == [Condition.NOTHING_HEARD]
    assert earshot.begin_speech() is Condition.FINE
    assert listened(earshot, noise(0.003), SILENCE_SECONDS + 20, room=0.003) == []


def test_digital_silence_is_not_told_as_a_room_in_which_nobody_speaks():
    assert listened(Earshot(), noise(0.0), SILENCE_SECONDS + 20, room=0.0) == []


def test_a_faint_voice_says_more_than_that_nothing_was_heard():
    earshot = Earshot()
    assert listened(earshot, noise(0.0003), SILENCE_SECONDS + 5) == [Condition.NOTHING_HEARD]
    assert listened(earshot, noise(0.003), SILENCE_SECONDS + 5) == [Condition.TOO_QUIET]


@pytest.mark.parametrize(("peak", "why"), [(0.0, "the microphone itself notices that"), (0.3, "it is loud enough")])
def test_what_is_not_faint_is_not_told_as_such(peak, why):
    assert listened(Earshot(), noise(peak), PATIENCE_SECONDS + 5, room=peak / 10) == [], why


def test_words_that_are_torn_are_told_until_one_is_whole():
    earshot = Earshot()
    torn, whole = np.clip(noise(3.0, 0.5), -1, 1), noise(0.5, 0.5)
    assert spoken(earshot, torn) == (None, None)  # a cough
    assert spoken(earshot, whole) == (None, None)
    assert spoken(earshot, torn) == (None, None)
    assert spoken(earshot, torn) == (None, Condition.CLIPPING)
    assert spoken(earshot, torn) == (None, None)
    assert spoken(earshot, whole) == (None, Condition.FINE)
    assert spoken(earshot, whole) == (None, None)


def test_a_torn_noise_before_a_word_is_not_the_words():
    earshot = Earshot()
    for _ in range(3):
        earshot.hear(0.5, np.ones(800, dtype=np.float32))
        assert spoken(earshot, noise(0.5, 0.5)) == (None, None)
