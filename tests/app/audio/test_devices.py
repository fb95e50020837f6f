"""The list of microphones: as it is now, found by name, and without PortAudio a sentence."""

import builtins
import os
import sys
from pathlib import Path

import pytest

from app.audio import devices
from app.audio.devices import (
    Device,
    driver_noise_aside,
    find_microphone,
    list_microphones,
    load_sounddevice,
    opens,
)
from app.errors import DeviceError, NoAudioSystem, NoMicrophone
from model.spec.language import Language
from tests.app.audio.fake_portaudio import FakePortAudio, PortAudioError

pytestmark = pytest.mark.sound

IN_USE = Device(index=7, name="쓰는 마이크", sample_rate=48_000, channels=1, is_default=False)
MICROPHONES = [("Loudspeaker", 0, 48_000.0), ("USB Mic", 1, 44_100.0), ("Webcam", 2, 16_000.0), ("USB Mic 2", 1, 8e3)]


@pytest.fixture
def portaudio(monkeypatch):
    fake = FakePortAudio(MICROPHONES, default=2)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return fake


@pytest.fixture
def in_use(monkeypatch):
    """Let a microphone be open in this process."""
    monkeypatch.setattr(devices, "open_streams", {object(): IN_USE})


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Return a function that says which microphones a fresh process sees, or what goes wrong there."""

    def see(microphones, *, default=-1, trouble=""):
        (tmp_path / "sounddevice.py").write_text(
            "import sys, time\n"
            f"{trouble}\n"
            "from tests.app.audio.fake_portaudio import FakePortAudio\n"
            f"sys.modules[__name__] = FakePortAudio({microphones!r}, default={default})\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setenv("PYTHONUTF8", "0")
        monkeypatch.setenv("LC_ALL", "C")  # names must come through whatever the locale

    return see


def test_only_what_can_record_is_listed(portaudio):
    found = list_microphones()
    assert [device.name for device in found] == ["USB Mic", "Webcam", "USB Mic 2"]
    assert [device.index for device in found] == [1, 2, 3]
    assert [device.sample_rate for device in found] == [44_100, 16_000, 8_000]
    assert [device.channels for device in found] == [1, 2, 1]
    assert [device.is_default for device in found] == [False, True, False]


def test_what_is_plugged_in_later_is_found(portaudio):
    list_microphones()
    portaudio.microphones = [*MICROPHONES, ("Headset", 1, 16_000.0)]
    assert find_microphone("Headset").index == 4


def test_an_open_stream_is_not_torn_away(portaudio, in_use):
    portaudio.microphones = []
    assert find_microphone("Webcam").index == 2
    assert portaudio.starts == 0


def test_what_is_plugged_in_while_one_listens_is_listed(portaudio, in_use, elsewhere):
    elsewhere([("웹캠", 2, 16_000.0), ("새 헤드셋", 1, 44_100.0), (IN_USE.name, 1, 48_000.0)], default=1)
    assert [(device.name, device.is_default) for device in list_microphones()] == [
        ("웹캠", False),
        ("새 헤드셋", True),
        (IN_USE.name, False),
    ]
    assert portaudio.starts == 0


def test_the_one_that_listens_is_listed_even_if_no_other_process_can_open_it(portaudio, in_use, elsewhere):
    elsewhere([("새 헤드셋", 1, 44_100.0)])
    assert [device.name for device in list_microphones()] == ["새 헤드셋", IN_USE.name]


@pytest.mark.parametrize("trouble", ["raise SystemExit(3)", "print('no list'); raise SystemExit", "time.sleep(60)"])
def test_where_no_other_process_can_tell_the_list_is_as_it_was(portaudio, in_use, elsewhere, monkeypatch, trouble):
    monkeypatch.setattr(devices, "LISTING_SECONDS", 2.0)
    elsewhere([], trouble=trouble)
    assert [device.name for device in list_microphones()] == ["USB Mic", "Webcam", "USB Mic 2"]


def test_a_name_that_is_no_text_is_left_out(portaudio):
    portaudio.microphones = [(b"\xb8\xb6\xc0\xcc\xc5\xa9", 1, 44_100.0), ("마이크", 1, 44_100.0)]
    assert [device.name for device in list_microphones()] == ["마이크"]


@pytest.mark.parametrize(
    ("name", "index"),
    [(None, 2), ("USB Mic 2", 3), ("USB Mic", 1), ("usb", 1), ("MIC 2", 3), ("webcam", 2)],
)
def test_a_microphone_is_found_by_its_name_or_a_part_of_it(portaudio, name, index):
    assert find_microphone(name).index == index


def test_without_a_default_the_first_is_taken(portaudio):
    portaudio.default.device[0] = -1
    assert find_microphone(None).name == "USB Mic"


def test_an_unknown_name_is_told_with_those_that_are_there(portaudio):
    with pytest.raises(DeviceError) as caught:
        find_microphone("Studio")
    for language in Language:
        sentence = caught.value.text.in_language(language)
        assert all(word in sentence for word in ("'Studio'", "'USB Mic'", "'Webcam'", "sutja devices"))
    assert not isinstance(caught.value, NoMicrophone)


@pytest.mark.parametrize("name", [None, "USB Mic"])
def test_no_microphone_at_all(portaudio, name):
    portaudio.microphones = MICROPHONES[:1]
    assert list_microphones() == []
    with pytest.raises(NoMicrophone):
        find_microphone(name)


def test_a_sound_system_that_does_not_start(portaudio, monkeypatch):
    def fail():
        raise PortAudioError("Error initializing PortAudio")

    monkeypatch.setattr(portaudio, "_initialize", fail)
    with pytest.raises(DeviceError, match="Error initializing PortAudio"):
        list_microphones()


def test_after_a_failed_start_the_next_one_may_succeed(portaudio):
    portaudio._initialized = 0
    assert len(list_microphones()) == 3


def test_a_missing_library_is_told(monkeypatch):
    import_module = builtins.__import__

    def import_without_portaudio(name, *arguments, **options):
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return import_module(name, *arguments, **options)

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(builtins, "__import__", import_without_portaudio)
    with pytest.raises(NoAudioSystem, match="libportaudio2"):
        list_microphones()


def test_what_drivers_print_is_kept_aside(capfd):
    os.write(2, b"before ")
    with driver_noise_aside():
        os.write(2, b"ALSA lib pcm_dsnoop.c ")
    os.write(2, b"after")
    assert capfd.readouterr().err == "before after"


def test_no_console_is_no_trouble(monkeypatch):
    def no_console(_descriptor):
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(os, "dup", no_console)
    with driver_noise_aside():
        pass


def test_the_real_list_has_the_virtual_microphone(virtual_microphone):
    names = [device.name for device in list_microphones()]
    assert "pulse" in names
    assert find_microphone(None).is_default
    assert find_microphone("PULSE").channels >= 1


@pytest.mark.skipif(sys.platform != "linux" or Path("/proc/asound/cards").exists(), reason="has a sound card")
def test_the_real_list_may_be_empty(monkeypatch, tmp_path):
    load_sounddevice()
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    assert list_microphones() == []
    with pytest.raises(NoMicrophone):
        find_microphone(None)


def test_what_is_listed_and_would_not_open_is_known(portaudio):
    usb, webcam, _ = list_microphones()
    portaudio.refused = {"Webcam"}
    assert (opens(usb), opens(webcam)) == (True, False)
    portaudio.fixed_channels = 32
    assert opens(usb)  # it records all its channels or none, and is opened with them
