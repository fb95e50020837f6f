"""Zeros from a microphone that goes on delivering."""

import numpy as np
import pytest

from app.audio.diagnosis import Condition
from app.audio.mute import DEAD_SECONDS, DISTRUST, MuteWatch

RATE = 1_000


def zeros(seconds):
    return np.zeros((round(seconds * RATE), 2), dtype=np.float32)


def sound(seconds, amplitude=0.01):
    return np.full((round(seconds * RATE), 2), amplitude, dtype=np.float32)


def conditions(watch, *blocks):
    return [diagnosis.condition for block in blocks if (diagnosis := watch.notice(block)) is not None]


@pytest.mark.parametrize(
    ("platform", "condition"),
    [("darwin", Condition.NOT_PERMITTED), ("linux", Condition.MUTED), ("win32", Condition.MUTED)],
)
def test_zeros_from_the_start_are_told_once(monkeypatch, platform, condition):
    monkeypatch.setattr("sys.platform", platform)
    watch = MuteWatch(RATE)
    assert conditions(watch, *[zeros(0.1)] * 39) == []
    assert conditions(watch, *[zeros(0.1)] * 80) == [condition]


def test_what_was_heard_before_was_permitted(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert conditions(MuteWatch(RATE), sound(1), zeros(DEAD_SECONDS)) == [Condition.MUTED]


def test_sound_after_a_long_silence_is_told():
    watch = MuteWatch(RATE)
    story = [zeros(DEAD_SECONDS), sound(0.1), sound(1)]
    assert conditions(watch, *story) == [Condition.MUTED, Condition.HEARD_AGAIN]


def test_a_microphone_that_cleans_the_pauses_between_words_is_not_called_muted_at_each_of_them():
    watch = MuteWatch(RATE)
    words = [block for pause in (5, 12, 6, 20, 5, 30) for block in (sound(1), zeros(pause))]
    assert conditions(watch, *words) == [Condition.MUTED, Condition.HEARD_AGAIN]


def test_one_that_is_muted_once_more_is_told_later():
    watch = MuteWatch(RATE)
    story = [zeros(DEAD_SECONDS), sound(1), zeros(DISTRUST * DEAD_SECONDS), sound(1)]
    assert conditions(watch, *story) == [Condition.MUTED, Condition.HEARD_AGAIN] * 2


def test_a_quiet_room_and_a_short_silence_are_nothing_to_tell():
    watch = MuteWatch(RATE)
    assert conditions(watch, sound(60, amplitude=2**-14), zeros(DEAD_SECONDS - 0.1), sound(0.1), zeros(1)) == []
