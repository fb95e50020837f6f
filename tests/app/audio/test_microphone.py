"""The microphone: what is said arrives whole, and what a driver can do wrong becomes a sentence."""

import contextlib
import sys
import threading
import time

import numpy as np
import pytest
import soundfile
import soxr

from app.audio import microphone as module
from app.audio.devices import Device, list_microphones, open_streams
from app.audio.diagnosis import Condition
from app.audio.microphone import BLOCKS_A_SECOND, Microphone
from app.core.resampler import Resampler
from app.errors import ComputerSlept, DeviceError, DeviceLost, DeviceStill, MicrophoneChanged, NoMicrophone
from model.spec.language import Language
from tests.app.audio.fake_portaudio import FakePortAudio, PortAudioError
from tests.virtual_microphone import VirtualMicrophone, require_virtual_microphone

pytestmark = pytest.mark.sound

# --- with a driver that the test plays ---


class FakeLookout:
    """Stands for the process that lists microphones; the test says what it sees."""

    def __init__(self, listed):
        self.listed = listed
        self.starts = []
        self.running = False

    def start(self, wanted, *, delay_seconds=0.0):
        self.starts.append((wanted, delay_seconds))
        self.running = True

    def stop(self):
        self.running = False

    def sees(self, *names):
        assert self.running
        self.listed([Device(number, name, 48_000, 1, not number) for number, name in enumerate(names)])


@pytest.fixture
def portaudio(monkeypatch):
    fake = FakePortAudio([("USB Mic", 1, 48_000.0), ("Mixer", 32, 44_100.0)], default=0)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.setattr(module, "WATCHDOG_SECONDS", 0.05)
    monkeypatch.setattr(module, "FIRST_BLOCK_SECONDS", 0.05)
    monkeypatch.setattr(module, "Lookout", FakeLookout)
    yield fake
    assert not open_streams


@pytest.fixture
def microphone(portaudio):
    microphone = Microphone()
    microphone.open()
    yield microphone
    microphone.close()


BLOCK_SAMPLES = 48_000 // BLOCKS_A_SECOND


def block(start, count=BLOCK_SAMPLES, channels=1):
    return np.repeat(np.arange(start, start + count, dtype=np.float32)[:, None], channels, axis=1)


@pytest.mark.parametrize(("name", "rate", "channels"), [(None, 48_000, 1), ("Mixer", 44_100, 2)])
def test_the_device_is_opened_at_its_own_rate(portaudio, name, rate, channels):
    microphone = Microphone(name)
    microphone.open()
    settings = portaudio.streams[-1].settings
    assert (settings["samplerate"], settings["channels"], settings["dtype"]) == (rate, channels, "float32")
    assert microphone.sample_rate == rate
    microphone.close()


def test_an_array_that_records_only_all_its_channels_is_opened_with_them(portaudio):
    portaudio.fixed_channels = 32
    microphone = Microphone("Mixer")
    microphone.open()
    assert [stream.settings["channels"] for stream in portaudio.streams] == [32]
    portaudio.streams[-1].deliver(block(0, 441, channels=32))
    np.testing.assert_array_equal(microphone.read().samples, block(0, 441, channels=32))
    microphone.close()


def test_channels_that_are_refused_altogether_are_told(portaudio):
    portaudio.fixed_channels = 3
    for name in ("Mixer", "USB Mic"):
        with pytest.raises(DeviceError, match="Invalid number of channels"):
            Microphone(name).open()


def test_its_name_is_the_devices_once_it_is_open(portaudio):
    assert Microphone().name == "default"
    microphone = Microphone("usb")
    assert (microphone.name, microphone.sample_rate) == ("usb", 0)
    microphone.open()
    microphone.close()
    assert microphone.name == "USB Mic"


def test_all_that_came_is_read_at_once(microphone, portaudio):
    portaudio.streams[-1].deliver(block(0))
    portaudio.streams[-1].deliver(block(BLOCK_SAMPLES))
    read = microphone.read()
    np.testing.assert_array_equal(read.samples, block(0, 2 * BLOCK_SAMPLES))
    assert read.lost_samples == 0


def test_what_the_driver_dropped_is_told_once(microphone, portaudio):
    portaudio.streams[-1].deliver(block(0), overflow=True)
    assert microphone.read().lost_samples == BLOCK_SAMPLES
    portaudio.streams[-1].deliver(block(0))
    assert microphone.read().lost_samples == 0


@pytest.mark.parametrize("moment", ["before the sound is there", "before the callback returns"])
def test_what_the_driver_dropped_is_told_whenever_the_reader_looks(microphone, portaudio, monkeypatch, moment):
    told = []

    def look():
        microphone._arrived.set()
        with contextlib.suppress(DeviceLost):  # nothing there yet
            told.append(microphone.read().lost_samples)

    write = microphone._ring.write

    def write_and_look(samples):
        if moment == "before the sound is there":
            look()
        write(samples)
        if moment == "before the callback returns":
            look()

    monkeypatch.setattr(microphone._ring, "write", write_and_look)
    portaudio.streams[-1].deliver(block(0), overflow=True)
    look()
    portaudio.streams[-1].deliver(block(BLOCK_SAMPLES))
    look()
    assert sum(told) == BLOCK_SAMPLES


def test_what_was_read_too_late_is_told(microphone, portaudio):
    for second in range(12):
        portaudio.streams[-1].deliver(block(second * 48_000, 48_000))
    read = microphone.read()
    assert read.lost_samples == 2 * 48_000
    assert len(read.samples) == 10 * 48_000


def test_a_driver_that_is_still_is_lost(microphone):
    with pytest.raises(DeviceLost, match="USB Mic"):
        microphone.read()


def test_a_stream_that_ended_is_lost_after_its_last_sound(microphone, portaudio, monkeypatch):
    monkeypatch.setattr(module, "WATCHDOG_SECONDS", 60)
    portaudio.streams[-1].deliver(block(0))
    portaudio.streams[-1].finish()
    assert len(microphone.read().samples) == BLOCK_SAMPLES
    with pytest.raises(DeviceLost):
        microphone.read()


def test_a_lost_microphone_opens_again_and_has_forgotten(microphone, portaudio):
    portaudio.streams[-1].deliver(block(0))
    portaudio.streams[-1].finish()
    microphone.open()
    assert portaudio.streams[0].calls == ["start", "abort", "close"]
    portaudio.streams[-1].deliver(block(7))
    np.testing.assert_array_equal(microphone.read().samples, block(7))


def test_a_chosen_microphone_that_is_gone_gives_way_to_the_systems_own_until_it_is_back(portaudio):
    everything = portaudio.microphones
    microphone = Microphone("Mixer")
    microphone.open()
    portaudio.microphones = everything[:1]
    microphone.close()
    microphone.open()
    assert (microphone.name, microphone.sample_rate) == ("USB Mic", 48_000)
    portaudio.microphones = everything
    microphone.open()
    assert (microphone.name, microphone.sample_rate) == ("Mixer", 44_100)
    portaudio.microphones = []
    with pytest.raises(NoMicrophone):
        microphone.open()


def test_one_with_a_similar_name_only_stands_in_for_the_chosen_one(portaudio):
    everything = [("USB Mic", 1, 48_000.0), ("USB Mic #2", 1, 16_000.0), ("Built-in", 1, 44_100.0)]
    portaudio.microphones = everything
    portaudio.default.device[0] = 2
    microphone = Microphone("usb")
    microphone.open()
    assert microphone.name == "USB Mic"
    portaudio.microphones = everything[1:]
    microphone.open()
    assert microphone.name == "USB Mic #2"
    assert microphone._lookout.starts == [("USB Mic", 0)]
    microphone._lookout.sees("USB Mic #2", "Built-in")
    microphone._lookout.sees("USB Mic #2", "USB Mic", "Built-in")
    with pytest.raises(MicrophoneChanged):
        microphone.read()
    portaudio.microphones = everything
    microphone.open()
    assert microphone.name == "USB Mic"
    assert not microphone._lookout.running
    microphone.close()


def test_a_similar_one_that_does_not_open_gives_way_as_well(portaudio):
    portaudio.microphones = [("USB Mic", 1, 48_000.0), ("USB Mic #2", 1, 16_000.0), ("Built-in", 1, 44_100.0)]
    portaudio.default.device[0] = 2
    microphone = Microphone("USB Mic")
    microphone.open()
    portaudio.refused = {"USB Mic", "USB Mic #2"}
    microphone.open()
    assert microphone.name == "Built-in"
    microphone.close()


def test_a_microphone_that_was_never_open_is_not_replaced(portaudio):
    microphone = Microphone("Mixer")
    portaudio.open_error = PortAudioError("Device unavailable", -9985)
    with pytest.raises(DeviceError, match="Mixer"):
        microphone.open()
    portaudio.open_error = None
    portaudio.microphones = portaudio.microphones[:1]
    for _ in range(2):
        with pytest.raises(DeviceError, match="no microphone named 'Mixer'"):
            microphone.open()


@pytest.fixture
def stand_in(portaudio):
    """Return a microphone whose chosen device is gone, and in whose place the system's own listens."""
    microphone = Microphone("Mixer")
    microphone.open()
    portaudio.refused = {"Mixer"}
    microphone.open()
    assert microphone.name == "USB Mic"
    yield microphone
    microphone.close()


def test_the_chosen_microphone_is_looked_out_for_and_returned_to(stand_in, portaudio):
    portaudio.streams[-1].deliver(block(0))
    stand_in._lookout.sees("USB Mic")
    assert len(stand_in.read().samples) == BLOCK_SAMPLES
    portaudio.streams[-1].deliver(block(0))
    stand_in._lookout.sees("USB Mic", "Mixer")
    assert len(stand_in.read().samples) == BLOCK_SAMPLES  # what came before is still heard
    with pytest.raises(MicrophoneChanged):
        stand_in.read()
    portaudio.refused = set()
    stand_in.open()
    assert stand_in.name == "Mixer"
    assert not stand_in._lookout.running


def test_a_microphone_that_is_to_be_left_says_so_once_and_is_heard_on(stand_in, portaudio):
    stand_in._lookout.sees("USB Mic", "Mixer")
    with pytest.raises(MicrophoneChanged):
        stand_in.read()
    stand_in._lookout.sees("USB Mic", "Mixer")
    portaudio.streams[-1].deliver(block(0))
    assert len(stand_in.read().samples) == BLOCK_SAMPLES
    with pytest.raises(DeviceLost) as caught:
        stand_in.read()
    assert type(caught.value) is DeviceLost


def test_a_chosen_microphone_that_shows_up_and_does_not_open_is_tried_ever_more_rarely(stand_in, portaudio):
    def return_in_vain():
        stand_in._lookout.sees("USB Mic", "Mixer")
        with pytest.raises(MicrophoneChanged):
            stand_in.read()
        stand_in.open()
        assert stand_in.name == "USB Mic"

    for _ in range(9):
        return_in_vain()
    assert stand_in._lookout.running
    assert [delay for _, delay in stand_in._lookout.starts] == [0, 10, 20, 40, 80, 160, 320, 600, 600, 600]
    stand_in.open()  # after the next loss
    assert stand_in._lookout.starts[-1] == ("Mixer", 0)
    return_in_vain()
    assert stand_in._lookout.starts[-1] == ("Mixer", 10)


@pytest.mark.parametrize("follows", [True, False])
def test_the_systems_new_choice_is_followed_where_the_system_does_not_do_it(portaudio, monkeypatch, follows):
    monkeypatch.setattr(module, "FOLLOWS_THE_SYSTEM", follows)
    microphone = Microphone()
    microphone.open()
    assert microphone._lookout.running is not follows
    if not follows:
        microphone._lookout.sees("USB Mic", "Mixer")
        microphone._lookout.sees()
        microphone._lookout.sees("Mixer", "USB Mic")
        with pytest.raises(MicrophoneChanged):
            microphone.read()
        portaudio.default.device[0] = 1
        microphone.open()
        assert microphone.name == "Mixer"
    microphone.close()


def test_a_chosen_microphone_that_is_there_needs_no_lookout(portaudio):
    microphone = Microphone("mix")
    microphone.open()
    assert not microphone._lookout.starts
    microphone.close()


def test_a_device_that_was_never_heard_is_told_apart_from_one_that_stopped(microphone, portaudio):
    with pytest.raises(DeviceStill, match="delivers nothing"):
        microphone.read()
    portaudio.streams[-1].deliver(block(0))
    microphone.read()
    with pytest.raises(DeviceLost, match="stopped") as caught:
        microphone.read()
    assert type(caught.value) is DeviceLost


@pytest.fixture
def clock(monkeypatch):
    """Return the hands of the clock that goes on while the computer sleeps."""
    hands = [1_000.0]
    monkeypatch.setattr(module, "unbroken_seconds", lambda: hands[0])
    return hands


@pytest.mark.parametrize("first", ["the driver", "the watchdog"])
def test_a_computer_that_slept_is_said_and_nothing_is_joined_over_the_gap(clock, portaudio, first):
    microphone = Microphone()
    microphone.open()
    portaudio.streams[-1].deliver(block(0))
    clock[0] += 3_600
    if first == "the driver":
        portaudio.streams[-1].deliver(block(BLOCK_SAMPLES))
    np.testing.assert_array_equal(microphone.read().samples, block(0))
    with pytest.raises(ComputerSlept, match="asleep"):
        microphone.read()
    microphone.open()
    portaudio.streams[-1].deliver(block(7))
    np.testing.assert_array_equal(microphone.read().samples, block(7))
    microphone.close()


def test_a_clock_on_the_wall_that_is_set_is_no_sleep(monkeypatch, microphone, portaudio):
    for hour in (12, 11, 13):
        monkeypatch.setattr(time, "time", lambda hour=hour: hour * 3_600.0)
        portaudio.streams[-1].deliver(block(0))
        assert len(microphone.read().samples) == BLOCK_SAMPLES


def test_zeros_come_with_a_notice(microphone, portaudio):
    notices = []
    for samples in [np.zeros((48_000, 1), np.float32)] * 5 + [block(0)]:
        portaudio.streams[-1].deliver(samples)
        notices.append(microphone.read().notice)
    assert [notice.condition for notice in notices if notice] == [Condition.MUTED, Condition.HEARD_AGAIN]


@pytest.mark.parametrize("sizes", [[1] * 3_000, [7, 4_096, 1, 0, 960] * 3, [40_000], [40_000, 1, 40_000]])
def test_bursts_and_blocks_of_one_sample_lose_nothing(microphone, portaudio, sizes):
    read, start = [], 0
    for size in sizes:
        portaudio.streams[-1].deliver(block(start, size))
        start += size
        if size:
            read.append(microphone.read())
    np.testing.assert_array_equal(np.concatenate([each.samples for each in read]), block(0, start))
    assert not sum(each.lost_samples for each in read)


def test_an_interrupt_ends_the_wait_until_the_next_opening(portaudio, monkeypatch):
    monkeypatch.setattr(module, "FIRST_BLOCK_SECONDS", 60)
    microphone = Microphone()
    microphone.open()
    timer = threading.Timer(0.05, microphone.interrupt)
    timer.start()
    assert microphone.read() is None
    assert microphone.read() is None
    timer.join()
    microphone.open()
    portaudio.streams[-1].deliver(block(0))
    assert microphone.read() is not None
    microphone.close()


def test_closing_twice_is_harmless(microphone, portaudio):
    microphone.close()
    microphone.close()
    assert portaudio.streams[-1].calls == ["start", "abort", "close"]
    Microphone().close()


@pytest.mark.parametrize("moment", ["open_error", "start_error"])
def test_a_device_that_refuses_is_told_with_the_remedy(portaudio, moment):
    setattr(portaudio, moment, PortAudioError("Invalid sample rate [PaErrorCode -9997]"))
    microphone = Microphone("usb")
    with pytest.raises(DeviceError) as caught:
        microphone.open()
    for language in Language:
        assert "USB Mic" in caught.value.text.in_language(language)
        assert "(Invalid sample rate [PaErrorCode -9997])" in caught.value.text.in_language(language)
    assert "privacy settings" in caught.value.text.in_language(Language.ENGLISH)
    assert all(stream.calls == ["abort", "close"] for stream in portaudio.streams)
    microphone.close()


# --- with the whole sound system and no sound card ---


@pytest.fixture
def recording(tmp_path):
    """Return the path of a second of sound that is like no other moment of itself."""

    def write(rate, channels):
        seconds = np.arange(rate) / rate
        sweep = np.sin(2 * np.pi * (150 * seconds + 1_800 * seconds**2)) * (0.4 + 0.1 * np.sin(17 * seconds))
        path = tmp_path / f"sweep-{rate}-{channels}.wav"
        soundfile.write(path, np.repeat(sweep[:, None], channels, axis=1), rate)
        return path

    return write


def listen(microphone, process):
    """Return the waveform until a while after the end of a process, and how many samples were lost."""
    resampler = Resampler(microphone.sample_rate)
    waveforms, lost, end = [], 0, None
    while end is None or time.monotonic() < end:
        if end is None and process.poll() is not None:
            end = time.monotonic() + 0.5
        read = microphone.read()
        waveforms.append(resampler.process(read.samples))
        lost += read.lost_samples
    return np.concatenate(waveforms), lost


def listen_for(microphone, *, seconds):
    """Read for a time, whatever comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        microphone.read()


def correlation(waveform, reference):
    """Return the largest correlation over all delays, in steps of an eighth of a sample."""
    length = len(waveform) + len(reference)
    spectrum = np.fft.rfft(waveform, length) * np.conj(np.fft.rfft(reference, length))
    best = np.fft.irfft(spectrum, 8 * length).max() * 8
    return best / (np.linalg.norm(waveform) * np.linalg.norm(reference))


def use(monkeypatch, virtual_microphone):
    for name, value in virtual_microphone.environment.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("sink_rate", "sink_channels", "rate", "channels"),
    [(48_000, 1, 16_000, 1), (44_100, 2, 44_100, 2), (44_100, 1, 44_100, 2), (16_000, 2, 48_000, 1)],
)
def test_what_is_said_arrives_whole(monkeypatch, recording, sink_rate, sink_channels, rate, channels):
    require_virtual_microphone()
    path = recording(rate, channels)
    with VirtualMicrophone(rate=sink_rate, channels=sink_channels) as virtual_microphone:
        use(monkeypatch, virtual_microphone)
        microphone = Microphone()
        microphone.open()
        waveform, lost = listen(microphone, virtual_microphone.play_in_background(path))
        microphone.close()
    reference = soxr.resample(soundfile.read(path, always_2d=True)[0][:, 0], rate, 16_000)
    assert correlation(waveform, reference) >= 0.99
    assert lost == 0


@pytest.mark.parametrize("unplug", ["unload_source", "stop"])
def test_unplugged_and_plugged_in_again(monkeypatch, recording, unplug):
    require_virtual_microphone()
    with VirtualMicrophone() as virtual_microphone:
        use(monkeypatch, virtual_microphone)
        microphone = Microphone()
        microphone.open()
        assert microphone.read() is not None
        getattr(virtual_microphone, unplug)()
        with pytest.raises(DeviceLost):
            listen_for(microphone, seconds=3)
        with pytest.raises(DeviceError):
            microphone.open()
        virtual_microphone.stop()
        with pytest.raises(NoMicrophone):
            microphone.open()
        virtual_microphone.start()
        microphone.open()
        waveform, _ = listen(microphone, virtual_microphone.play_in_background(recording(48_000, 1)))
        microphone.close()
    assert np.abs(waveform).max() > 0.1


def test_the_list_is_made_anew_while_a_real_microphone_listens(virtual_microphone):
    microphone = Microphone()
    microphone.open()
    try:
        assert microphone.name in [device.name for device in list_microphones()]
        assert microphone.read() is not None
    finally:
        microphone.close()


def test_a_real_microphone_is_interrupted(virtual_microphone):
    microphone = Microphone()
    microphone.open()
    assert microphone.read() is not None
    threading.Timer(0.1, microphone.interrupt).start()
    while microphone.read() is not None:
        pass
    microphone.close()
