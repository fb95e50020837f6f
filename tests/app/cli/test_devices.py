from app.audio.devices import Device
from app.errors import NoAudioSystem

BUILT_IN = Device(index=0, name="내장 마이크", sample_rate=48_000, channels=2, is_default=True)
HEADSET = Device(index=3, name="Headset", sample_rate=16_000, channels=1, is_default=False)


def test_a_line_a_microphone_and_a_star_for_the_default(sutja, monkeypatch):
    monkeypatch.setattr("app.cli.devices.list_microphones", lambda: [BUILT_IN, HEADSET])
    assert sutja("devices") == (0, "* 내장 마이크  (48000 Hz, 2 ch)\n  Headset  (16000 Hz, 1 ch)\n", "")


def test_no_microphone_is_one_sentence(sutja, monkeypatch):
    monkeypatch.setattr("app.cli.devices.list_microphones", list)
    status, out, err = sutja("devices")
    assert (status, out) == (2, "")
    assert "no microphone" in err


def test_no_portaudio_is_one_sentence(sutja, monkeypatch):
    def missing():
        raise NoAudioSystem

    monkeypatch.setattr("app.cli.devices.list_microphones", missing)
    status, _, err = sutja("devices")
    assert status == 2
    assert "libportaudio2" in err
