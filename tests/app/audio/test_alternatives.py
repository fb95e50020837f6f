"""From the names of microphones to whether another one could be the one that is spoken into."""

import pytest

from app.audio.alternatives import alternatives, is_loopback
from app.audio.devices import Device


def listed(*names):
    return [
        Device(index=index, name=name, sample_rate=48_000, channels=1, is_default=not index)
        for index, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Monitor of Built-in Audio Analog Stereo",
        "alsa_output.pci-0000_00_1f.3.analog-stereo.monitor",
        "Stereo Mix (Realtek High Definition Audio)",
        "스테레오 믹스(Realtek Audio)",
        "Speakers (Realtek) [Loopback]",
        "Loopback: PCM (hw:1,1)",
        "BlackHole 2ch",
    ],
)
def test_what_records_the_speakers_is_known_by_its_name(name):
    assert is_loopback(name)


@pytest.mark.parametrize("name", ["Built-in Microphone", "LG Monitor Microphone", "default", "마이크(USB Audio)"])
def test_a_microphone_is_not_taken_for_the_speakers(name):
    assert not is_loopback(name)


@pytest.mark.parametrize(
    ("in_use", "names", "others"),
    [
        ("Webcam", ["Webcam", "Headset"], ["Headset"]),
        ("Webcam", ["Webcam"], []),
        ("Webcam", ["Webcam", "Webcam"], []),  # Windows lists it once for each of its interfaces
        ("Microphone (Realtek High Defini", ["Microphone (Realtek High Definition Audio)"], []),  # and cuts its name
        ("Microphone (Realtek High Definition Audio)", ["Microphone (Realtek High Defini", "Webcam"], ["Webcam"]),
        ("Webcam", ["Webcam", "Monitor of Speakers"], []),
        ("Webcam", ["Webcam", "default", "pulse"], []),
        ("Monitor of Speakers", ["Monitor of Speakers", "Webcam"], ["Webcam"]),
    ],
)
def test_the_others_are_those_that_a_voice_may_reach(in_use, names, others):
    assert alternatives(in_use, listed(*names)) == others


def test_what_leads_to_the_systems_choice_is_one_of_the_others_itself():
    assert alternatives("default", listed("default", "HDA Intel: ALC257 (hw:0,0)")) == []
    assert len(alternatives("default", listed("default", "HDA Intel: ALC257 (hw:0,0)", "Webcam (hw:1,0)"))) == 2
