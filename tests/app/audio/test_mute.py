"""Zeros from a microphone that goes on delivering."""

import numpy as np
import pytest

from app.audio.diagnosis import Condition
from app.audio.mute import DEAD_SECONDS, MuteWatch

RATE = 1_000


def zeros(seconds):
    return np.zeros((round(seconds * RATE), 2), dtype=np.float32)


def sound(seconds, amplitude=0.01):
    return np.full((round(seconds * RATE), 2), amplitude, dtype=np.float32)


def conditions(watch, *blocks):
    return [verdict.condition for block in blocks if (verdict := watch.notice(block)) is not None]


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


def test_sound_after_a_long_silence_is_told_and_the_next_silence_again():
    watch = MuteWatch(RATE)
    story = [zeros(DEAD_SECONDS), sound(0.1), sound(1), zeros(DEAD_SECONDS), sound(1)]
    assert conditions(watch, *story) == [Condition.MUTED, Condition.HEARD_AGAIN] * 2


def test_a_quiet_room_and_a_short_silence_are_nothing_to_tell():
    watch = MuteWatch(RATE)
    assert conditions(watch, sound(60, amplitude=2**-14), zeros(DEAD_SECONDS - 0.1), sound(0.1), zeros(1)) == []
