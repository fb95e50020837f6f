"""The microphones as another process is told of them."""

import json
import sys
import time

import pytest

from app.audio import listing
from tests.app.audio.fake_portaudio import FakePortAudio


@pytest.fixture
def portaudio(monkeypatch):
    fake = FakePortAudio([("내장", 1, 48_000.0), ("Headset", 1, 16_000.0)], default=0)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return fake


@pytest.fixture
def looks(monkeypatch, capsys):
    """Return a function that gives the names of some looks; before each of them something may happen."""

    def look(*arguments, happenings):
        left = list(happenings)

        def sleep(seconds):
            if not left:
                raise BrokenPipeError
            left.pop(0)()

        monkeypatch.setattr(time, "sleep", sleep)
        left.pop(0)()
        listing.main(["--watch", *arguments])
        lines = capsys.readouterr().out.splitlines()
        assert all(line.isascii() for line in lines)
        return [[device["name"] for device in json.loads(line)] for line in lines]

    return look


def test_once(portaudio, capsys):
    listing.main([])
    [first, _] = json.loads(capsys.readouterr().out)
    assert first == {"index": 0, "name": "내장", "sample_rate": 48_000, "channels": 1, "is_default": True}


def test_what_comes_and_goes_is_seen_until_nobody_reads(portaudio, looks):
    everything = portaudio.microphones
    happenings = [
        lambda: None,
        lambda: setattr(portaudio, "microphones", everything[:1]),
        lambda: setattr(portaudio, "microphones", everything),
    ]
    assert looks(happenings=happenings) == [["내장", "Headset"], ["내장"], ["내장", "Headset"]]


def test_no_microphone_is_tried_but_the_one_that_is_wanted(portaudio, looks):
    assert looks(happenings=[lambda: None]) == [["내장", "Headset"]]
    assert portaudio.tried == []
    portaudio.refused = {"내장", "Headset"}
    happenings = [lambda: None, portaudio.refused.clear]
    assert looks("Headset", happenings=happenings) == [["내장"], ["내장", "Headset"]]
    assert portaudio.tried == ["Headset"] * 2


def test_a_sound_system_that_is_about_to_start_again_has_none(portaudio, looks, monkeypatch):
    def fail():
        raise portaudio.PortAudioError("not now")

    monkeypatch.setattr(portaudio, "_initialize", fail)
    assert looks(happenings=[lambda: None]) == [[]]
