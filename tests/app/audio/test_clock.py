"""The clock that tells sleep."""

import sys
import time

import pytest

from app.audio import clock


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other clocks")
def test_on_linux_it_is_the_clock_that_counts_sleep():
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= clock.unbroken_seconds() <= time.clock_gettime(time.CLOCK_BOOTTIME)


def test_where_there_is_no_such_clock_pythons_own_counts_sleep(monkeypatch):
    monkeypatch.setattr(clock, "UNBROKEN", None)
    before = time.monotonic()
    assert before <= clock.unbroken_seconds() <= time.monotonic()
