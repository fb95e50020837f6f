import numpy as np
import pytest
import soundfile

from model.dataset.phonemes import phonemes_of
from model.readers.labelled import read_labelled
from model.spec.tokens import SAMPLE_RATE

LABELS = """\
#
0.30000 125 pau
0.40000 125 nn
0.50000 125 ee
0.60000 125 t
0.90000 125 pau
1.00000 125 ch
1.10000 125 ae
1.20000 125 c
1.30000 125 ay
1.60000 125 pau
"""


@pytest.fixture
def voice(tmp_path):
    """A voice of two recordings: two short breaths, and a long one."""
    (tmp_path / "lab").mkdir()
    (tmp_path / "wav").mkdir()
    (tmp_path / "lab" / "ru_0001.lab").write_text(LABELS)
    time = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    sound = 0.3 * np.sin(900 * time) * ((time > 0.3) & (time < 0.6) | (time > 0.9) & (time < 1.3))
    soundfile.write(tmp_path / "wav" / "ru_0001.wav", sound, SAMPLE_RATE)
    rows = [f"{0.1 * count:.5f} 125 {'oo' if count % 2 else 'l'}" for count in range(1, 101)]
    (tmp_path / "lab" / "ru_0002.lab").write_text("\n".join(["#", *rows]))
    soundfile.write(tmp_path / "wav" / "ru_0002.wav", 0.3 * np.sin(0.1 * np.arange(10 * SAMPLE_RATE)), SAMPLE_RATE)
    return tmp_path


def test_what_is_said_in_a_short_breath_is_a_reading(voice):
    first, second, *_ = read_labelled(voice, "nsh", seed=0)
    assert first.phonemes == phonemes_of("n e t".split())
    assert second.phonemes == phonemes_of("tʃ i t s ə".split())
    assert [round(len(clip.pcm) / SAMPLE_RATE, 2) for clip in (first, second)] == [0.3, 0.4]


def test_a_long_breath_is_cut_into_pieces_and_nothing_is_lost(voice):
    pieces = read_labelled(voice, "nsh", seed=0)[2:]
    lengths = [len(clip.pcm) / SAMPLE_RATE for clip in pieces]
    assert len(pieces) > 5
    assert all(0.29 < length < 2.2 for length in lengths)
    assert len({round(length, 1) for length in lengths}) > 3
    assert sum(lengths) == pytest.approx(10.0, abs=0.1)
    assert sum((clip.phonemes for clip in pieces), ()) == phonemes_of("o l".split()) * 50
    assert [clip.phonemes for clip in read_labelled(voice, "nsh", seed=1)[2:]] != [clip.phonemes for clip in pieces]
