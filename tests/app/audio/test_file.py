"""A file as a microphone: the same samples for every block size, its own pace if asked, and an end."""

import threading
import time

import numpy as np
import pytest
import soundfile

from app.audio.file import FileSource
from model.spec.errors import RecordingError


@pytest.fixture
def write(tmp_path):
    def write(name="말.wav", *, seconds=0.5, rate=16_000, channels=1, subtype=None):
        samples = np.random.default_rng(3).uniform(-0.5, 0.5, (round(seconds * rate), channels))
        path = tmp_path / name
        soundfile.write(path, samples, rate, subtype=subtype)
        return path

    return write


def read_all(source):
    source.open()
    blocks = read_to_the_end(source)
    source.close()
    return blocks


def read_to_the_end(source):
    blocks = []
    while (block := source.read()) is not None:
        assert block.lost_samples == 0
        blocks.append(block.samples)
    return blocks


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("a.wav", "PCM_U8"),
        ("a.wav", "PCM_24"),
        ("a.wav", "FLOAT"),
        ("a.wav", "DOUBLE"),
        ("a.flac", "PCM_16"),
        ("a.ogg", "VORBIS"),
    ],
)
@pytest.mark.parametrize("channels", [1, 2, 3])
def test_any_width_rate_and_channel_count(write, name, subtype, channels):
    path = write(name, rate=22_050, channels=channels, subtype=subtype)
    source = FileSource(path)
    samples = np.concatenate(read_all(source))
    np.testing.assert_array_equal(samples, soundfile.read(path, dtype="float32", always_2d=True)[0])
    assert samples.dtype == np.float32
    assert (source.name, source.sample_rate) == (name, 22_050)


@pytest.mark.parametrize("block_samples", [1, 7, 160, 4_096, 1_000_000])
def test_the_samples_are_the_same_for_every_block_size(write, block_samples):
    path = write(seconds=0.1)
    blocks = read_all(FileSource(path, block_samples=block_samples))
    assert all(len(samples) == block_samples for samples in blocks[:-1])
    np.testing.assert_array_equal(np.concatenate(blocks), np.concatenate(read_all(FileSource(path))))


def test_a_block_is_10_ms_by_default(write):
    assert {len(samples) for samples in read_all(FileSource(write(rate=44_100)))} == {441, 22_050 % 441 or 441}


def test_opened_again_it_begins_again(write):
    source = FileSource(write())
    np.testing.assert_array_equal(np.concatenate(read_all(source)), np.concatenate(read_all(source)))


def test_before_opening_and_after_closing_there_is_nothing(write):
    source = FileSource(write())
    assert source.sample_rate == 0
    assert source.read() is None
    source.open()
    source.close()
    source.close()
    assert source.read() is None


@pytest.mark.parametrize("realtime", [False, True])
def test_an_interrupt_holds_until_the_next_opening(write, realtime):
    source = FileSource(write(), realtime=realtime)
    source.open()
    source.interrupt()
    assert source.read() is None
    source.open()
    assert source.read() is not None
    source.close()


def test_in_real_time_nothing_comes_before_it_would_be_spoken(write):
    source = FileSource(write(seconds=0.2), realtime=True, block_samples=800)
    began = time.monotonic()
    source.open()
    spoken = 0.0
    while (block := source.read()) is not None:
        spoken += len(block.samples) / 16_000
        assert time.monotonic() - began >= spoken
    assert spoken == pytest.approx(0.2)
    source.close()


def test_an_interrupt_ends_the_wait_of_real_time(write):
    source = FileSource(write(seconds=60), realtime=True, block_samples=60 * 16_000)
    source.open()
    timer = threading.Timer(0.05, source.interrupt)
    timer.start()
    assert source.read() is None
    timer.join(timeout=0)
    assert not timer.is_alive()
    source.close()


def test_a_file_that_is_damaged_in_its_middle_is_told_there(write):
    path = write("long.flac", seconds=5)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    source = FileSource(path)
    source.open()
    assert source.read() is not None
    with pytest.raises(RecordingError, match=r"long\.flac"):
        read_to_the_end(source)
    source.close()


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(RecordingError, match=r"nothing\.wav"):
        FileSource(tmp_path / "nothing.wav").open()


def test_a_file_without_a_sample_is_told(write):
    with pytest.raises(RecordingError, match=r"말\.wav"):
        FileSource(write(seconds=0)).open()


def test_a_block_has_a_sample(tmp_path):
    with pytest.raises(ValueError, match="at least one sample, not 0"):
        FileSource(tmp_path / "a.wav", block_samples=0)
