import numpy as np
import soundfile

from model.dataset.finding import Fault
from model.dataset.recording import UNREADABLE, decode
from model.spec.tokens import SAMPLE_RATE
from tests.model.dataset.sounds import buzz, in_silence, write


def test_a_recording_is_decoded_to_its_own_samples(tmp_path):
    sound = in_silence(buzz(5))
    decoded = decode(write(tmp_path / "5.wav", sound))
    assert np.abs(decoded.pcm - sound * 32_768).max() <= 1
    assert decoded.faults == ()
    assert len(decoded.words) == 1


def test_any_rate_and_channel_count_becomes_mono_at_16_khz(tmp_path):
    soundfile.write(tmp_path / "x.flac", np.zeros((44_100, 3)), 44_100)
    decoded = decode(tmp_path / "x.flac")
    assert abs(len(decoded.pcm) - SAMPLE_RATE) < 2
    assert decoded.faults == (Fault.SILENT,)


def test_a_long_recording_is_decoded_in_parts_and_its_words_are_where_they_are(tmp_path):
    sound = np.zeros(130 * SAMPLE_RATE, dtype=np.float32)
    for second in (10, 100):
        sound[second * SAMPLE_RATE : second * SAMPLE_RATE + 8_000] = np.random.default_rng(second).normal(
            scale=0.1, size=8_000
        )
    decoded = decode(write(tmp_path / "talk.wav", sound, rate=8_000))
    assert abs(len(decoded.pcm) - 130 * SAMPLE_RATE) < 4
    assert [round(start / SAMPLE_RATE) for start, _ in decoded.words] == [10, 100]
    assert decoded.faults == ()


def test_what_cannot_be_read_is_a_fault_and_no_error(tmp_path):
    (tmp_path / "text.wav").write_text("no sound")
    (tmp_path / "folder.wav").mkdir()
    for name in ("text.wav", "folder.wav", "missing.wav"):
        assert decode(tmp_path / name) is UNREADABLE
