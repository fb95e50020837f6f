"""What a microphone gives, as figures."""

import numpy as np
import pytest

from app.audio.probe import measure
from app.audio.source import Block
from app.errors import DeviceLost, NoMicrophone

RATE = 16_000


class Source:
    """Gives blocks, then is lost."""

    name = "scripted"
    sample_rate = RATE

    def __init__(self, *blocks, error=None):
        self._blocks = list(blocks)
        self._error = error
        self.closed = False

    def open(self):
        if self._error:
            raise self._error

    def read(self):
        if not self._blocks:
            raise DeviceLost(self.name)
        return self._blocks.pop(0)

    def close(self):
        self.closed = True


def steady(seconds, amplitude, **facts):
    return Block(np.full((round(seconds * RATE), 2), amplitude, dtype=np.float32), **facts)


def test_levels_are_those_after_the_device_has_woken():
    source = Source(steady(0.2, 1.0), steady(1, 0.1), steady(0.5, 0.001))
    hearing = measure(source, seconds=10)
    assert hearing.seconds == pytest.approx(1.5)
    assert hearing.loudest_dbfs == pytest.approx(-20, abs=0.1)
    assert hearing.quietest_dbfs == pytest.approx(-60, abs=0.1)
    assert hearing.peak_dbfs == pytest.approx(-20, abs=0.1)
    assert (hearing.clipped_share, hearing.lost_seconds) == (0, 0)
    assert source.closed


def test_clipped_samples_of_any_channel_and_lost_ones_are_counted():
    torn = steady(1, 0.1, lost_samples=RATE // 2)
    torn.samples[: RATE // 100, 1] = -1
    hearing = measure(Source(steady(0.2, 0), torn), seconds=10)
    assert hearing.clipped_share == pytest.approx(0.005)
    assert hearing.lost_seconds == pytest.approx(0.5)


def test_what_a_device_loses_while_it_wakes_is_nobodys_fault():
    waking = [steady(0.15, 0, lost_samples=800), steady(0.1, 0.1, lost_samples=800)]
    assert measure(Source(*waking, steady(1, 0.1)), seconds=10).lost_seconds == 0
    late = steady(1, 0.1, lost_samples=RATE // 4)
    assert measure(Source(*waking, late), seconds=10).lost_seconds == pytest.approx(0.25)


def test_a_microphone_that_delivers_nothing_gives_no_seconds():
    assert measure(Source(), seconds=10).seconds == 0


def test_it_ends_in_time():
    endless = Source(*[steady(0.1, 0.1)] * 10)
    assert measure(endless, seconds=-1).seconds == 0
    assert endless.closed


def test_one_that_does_not_open_is_told():
    with pytest.raises(NoMicrophone):
        measure(Source(error=NoMicrophone()), seconds=1)
