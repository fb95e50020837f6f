import os

import numpy as np
import pytest
import soundfile

from model.spec.errors import RecordingError
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import audio_files, read_waveform, to_mono, to_pcm, with_silence


def tone(rate: int, seconds: float = 0.5, hertz: float = 440.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)).astype(np.float32)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])
def test_every_rate_gives_the_same_tone(tmp_path, rate):
    path = tmp_path / "tone.wav"
    soundfile.write(path, tone(rate), rate, subtype="FLOAT")
    waveform = read_waveform(path)
    assert waveform.dtype == np.float32
    assert len(waveform) == pytest.approx(SAMPLE_RATE / 2, abs=1)
    middle = slice(2_000, 6_000)
    assert waveform[middle] == pytest.approx(tone(SAMPLE_RATE)[middle], abs=0.01)


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW"])
def test_every_width_gives_the_same_tone(tmp_path, subtype):
    path = tmp_path / "tone.wav"
    soundfile.write(path, tone(SAMPLE_RATE), SAMPLE_RATE, subtype=subtype)
    assert read_waveform(path) == pytest.approx(tone(SAMPLE_RATE), abs=0.02)


@pytest.mark.parametrize("suffix", [".flac", ".ogg", ".mp3"])
def test_compressed_files(tmp_path, suffix):
    path = tmp_path / f"tone{suffix}"
    soundfile.write(path, tone(SAMPLE_RATE, seconds=2.0), SAMPLE_RATE)
    middle = read_waveform(path)[8_000:16_000]
    assert np.sqrt(np.square(middle).mean()) == pytest.approx(0.5 / np.sqrt(2), rel=0.05)


def test_channels_are_averaged(tmp_path):
    path = tmp_path / "stereo.wav"
    soundfile.write(path, np.stack([tone(SAMPLE_RATE), tone(SAMPLE_RATE) / 2], axis=1), SAMPLE_RATE, subtype="FLOAT")
    assert read_waveform(path) == pytest.approx(tone(SAMPLE_RATE) * 0.75)


@pytest.mark.parametrize("other", [-1.0, 0.0])
def test_a_channel_that_is_inverted_or_dead_does_not_spoil_the_other(tmp_path, other):
    path = tmp_path / "stereo.wav"
    both = np.stack([tone(SAMPLE_RATE), tone(SAMPLE_RATE) * other], axis=1)
    soundfile.write(path, both, SAMPLE_RATE, subtype="FLOAT")
    assert read_waveform(path) == pytest.approx(tone(SAMPLE_RATE), abs=1e-6)


def test_a_recording_of_minutes_is_read_as_a_whole(tmp_path):
    path = tmp_path / "long.wav"
    soundfile.write(path, tone(4_000, seconds=150.0), 4_000)
    assert len(read_waveform(path)) == 150 * SAMPLE_RATE


def test_a_korean_path_with_spaces(tmp_path):
    path = tmp_path / "내 녹음 폴더" / "칠 번.wav"
    path.parent.mkdir()
    soundfile.write(path, tone(SAMPLE_RATE), SAMPLE_RATE)
    assert len(read_waveform(path)) == 8_000


def test_what_is_not_finite_is_silence(tmp_path):
    path = tmp_path / "broken.wav"
    soundfile.write(path, np.array([np.nan, np.inf, 0.5, -0.5], dtype=np.float32), SAMPLE_RATE, subtype="FLOAT")
    assert read_waveform(path).tolist() == [0.0, 0.0, 0.5, -0.5]


def test_every_16_bit_value_comes_back():
    values = np.arange(-32_768, 32_768, dtype=np.int16)
    np.testing.assert_array_equal(to_pcm(values.astype(np.float32) / 32_768), values)


def test_pcm_rounds_to_the_nearest_and_clips():
    waveform = np.array([0.6, -0.6, 1.4], dtype=np.float32) / 32_768
    np.testing.assert_array_equal(to_pcm(waveform), [1, -1, 1])
    np.testing.assert_array_equal(
        to_pcm(np.array([1.0, 1.5, -1.0, -7.0], dtype=np.float32)), [32_767, 32_767, -32_768, -32_768]
    )
    assert to_pcm(waveform).dtype == np.int16


def test_mono_stays_in_range_whatever_comes():
    wild = np.array([[1e38, 1e38], [-5.0, -5.0], [np.nan, 0.5], [np.inf, -np.inf]], dtype=np.float32)
    assert to_mono(wild).tolist() == [1.0, -1.0, 0.25, 0.0]


def test_a_header_that_claims_too_much_is_damage(tmp_path):
    path = tmp_path / "long.flac"
    soundfile.write(path, tone(SAMPLE_RATE), SAMPLE_RATE)
    content = bytearray(path.read_bytes())
    # The last 36 bits of this field of STREAMINFO are the number of samples.
    content[21] |= 0x0F
    content[22:26] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    with pytest.raises(RecordingError, match="damaged"):
        read_waveform(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(RecordingError, match="not a file"):
        read_waveform(tmp_path / "pipe.wav")


def test_a_name_that_is_too_long_is_said_in_a_sentence(tmp_path):
    with pytest.raises(RecordingError, match="cannot be read"):
        read_waveform(tmp_path / ("x" * 300))


def write_text(path):
    path.write_text("이것은 소리가 아닙니다")


def write_nothing(path):
    path.write_bytes(b"")


def write_empty_audio(path):
    soundfile.write(path, np.zeros(0, dtype=np.float32), SAMPLE_RATE)


def write_header_only(path):
    soundfile.write(path, tone(SAMPLE_RATE), SAMPLE_RATE)
    path.write_bytes(path.read_bytes()[:30])


def write_absurd_rate(path):
    soundfile.write(path, tone(SAMPLE_RATE), SAMPLE_RATE)
    content = bytearray(path.read_bytes())
    content[24:28] = (7).to_bytes(4, "little")
    path.write_bytes(content)


@pytest.mark.parametrize("write", [write_text, write_nothing, write_empty_audio, write_header_only, write_absurd_rate])
def test_what_is_no_audio_is_said_in_a_sentence(tmp_path, write):
    path = tmp_path / "가짜.wav"
    write(path)
    with pytest.raises(RecordingError, match="가짜"):
        read_waveform(path)


def test_a_missing_file_and_a_folder_are_said_in_a_sentence(tmp_path):
    with pytest.raises(RecordingError, match="no file"):
        read_waveform(tmp_path / "없음.wav")
    with pytest.raises(RecordingError, match="cannot be read"):
        read_waveform(tmp_path)


def test_silence_is_put_around_a_clip():
    padded = with_silence(np.ones(10, dtype=np.float32), before_seconds=0.1, after_seconds=0.3)
    assert len(padded) == 1_600 + 10 + 4_800
    assert padded[1_600:1_610].tolist() == [1.0] * 10


def test_a_folder_is_searched_but_not_its_hidden_parts(tmp_path):
    for name in ("b/2.WAV", "a/1.flac", "notes.txt", ".trash/3.wav", "a/.4.wav"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [path.relative_to(tmp_path).as_posix() for path in audio_files(tmp_path)] == ["a/1.flac", "b/2.WAV"]
