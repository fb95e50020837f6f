import numpy as np
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
1.10000 125 ay
1.20000 125 c
1.30000 125 yy
3.90000 125 pau
"""


def test_what_is_said_between_two_pauses_is_a_reading(tmp_path):
    (tmp_path / "lab").mkdir()
    (tmp_path / "wav").mkdir()
    (tmp_path / "lab" / "ru_0001.lab").write_text(LABELS)
    time = np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE
    sound = 0.3 * np.sin(900 * time) * ((time > 0.3) & (time < 0.6) | (time > 0.9) & (time < 1.3))
    soundfile.write(tmp_path / "wav" / "ru_0001.wav", sound, SAMPLE_RATE)
    first, second = read_labelled(tmp_path, "nsh")
    assert first.phonemes == phonemes_of("n e t".split())
    assert second.phonemes == phonemes_of("tʃ i t s ɯ".split())
    assert [round(len(clip.pcm) / SAMPLE_RATE, 2) for clip in (first, second)] == [0.3, 0.4]
