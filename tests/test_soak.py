"""The soak in its short form: what it finds in hours is looked for in seconds, and a fault is found.

Not the part in real time: on a machine that is busy with other tests, sound is lost that a soak may not lose.
"""

import sys
from dataclasses import replace
from mmap import PAGESIZE, mmap

import pytest

from app.core.events import Digit
from app.core.pipeline import Pipeline
from tests import soak

pytestmark = pytest.mark.sound


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    monkeypatch.setattr(soak, "QUIET_SECONDS", 2.0)


def test_some_rounds_of_simulated_sound():
    outcome = soak.simulated(4 * 3.9 / 3600, digits=2)
    assert outcome.good, outcome.line
    assert "8 digits in 4 rounds, 0 rounds wrong" in outcome.line


def test_some_starts_and_stops(virtual_microphone):
    outcome = soak.started(virtual_microphone, 5)
    assert outcome.good, outcome.line


def doubled(events):
    return events * 2


def missed(events):
    return [event for event in events if not (isinstance(event, Digit) and event.digit == 1)]


def late(events):
    return [replace(event, start=event.start * 1.01) if isinstance(event, Digit) else event for event in events]


@pytest.mark.parametrize("fault", [doubled, missed, late])
def test_digits_that_are_doubled_missed_or_drift_are_found(monkeypatch, fault):
    process = Pipeline.process
    monkeypatch.setattr(Pipeline, "process", lambda *arguments: fault(list(process(*arguments))))
    assert not soak.simulated(0, digits=2).good


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process")
def test_memory_that_is_never_given_back_is_found(monkeypatch):
    kept = []
    process = Pipeline.process

    def hoard(*arguments):
        # Pages of its own: what a process frees, it gives to the next small array, and so hides what is kept.
        page = mmap(-1, 16 * PAGESIZE)
        page.write(bytes(16 * PAGESIZE))
        kept.append(page)
        return process(*arguments)

    monkeypatch.setattr(Pipeline, "process", hoard)
    outcome = soak.simulated(4 * 3.9 / 3600, digits=2)
    assert "0 rounds wrong" in outcome.line
    assert not outcome.good, outcome.line
