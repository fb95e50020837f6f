import gzip
import shutil

import numpy as np
import pytest
import soundfile

from model.dataset.phonemes import phonemes_of
from model.readers.prompts import read_prompts

pytestmark = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs espeak-ng")

LINES = """\
; a comment: no sentence
ciao: Ciao.
beep: [this is a beep]
addio: Ciao, ciao!
lost: La citt? nuova.
dots: ...
silence: (1 secondo di silenzio)
twice: Ciao.
twice: Addio.
long: Ciao, ciao, ciao.
gone: Ciao.
empty:
"""

SECONDS = {"ciao": 0.4, "beep": 0.4, "addio": 0.7, "lost": 0.9, "dots": 0.4, "silence": 1.0, "twice": 0.4, "long": 3.5}


@pytest.fixture
def listing(tmp_path):
    path = tmp_path / "core-sounds-it.txt.gz"
    path.write_bytes(gzip.compress(("\ufeff" + LINES).encode()))
    for name, seconds in SECONDS.items():
        hum = 0.3 * np.sin(0.1 * np.arange(round(seconds * 8_000)))
        soundfile.write(tmp_path / f"{name}.wav", hum, 8_000)
    return path


def test_sentences_are_read_with_their_sounds(listing):
    clips = read_prompts(listing.parent, listing, "it", "Carlo")
    ciao = phonemes_of("tʃ a o".split())
    assert [clip.phonemes for clip in clips] == [ciao, ciao + ciao]
    assert [round(len(clip.pcm) / 16_000, 1) for clip in clips] == [0.4, 0.7]
    assert {clip.speaker for clip in clips} == {"Carlo"}


def test_russian_is_heard_as_its_own_classes(tmp_path):
    listing = tmp_path / "core-sounds-ru.txt.gz"
    listing.write_bytes(gzip.compress("you: Вы.\nno: Нет.\n".encode()))
    for name in ("you", "no"):
        soundfile.write(tmp_path / f"{name}.wav", 0.3 * np.sin(0.1 * np.arange(2_800)), 8_000)
    you, no = read_prompts(tmp_path, listing, "ru", "Irina")
    assert you.phonemes == phonemes_of(["v", "ɯ"])
    assert no.phonemes == phonemes_of(["n", "e", "t"])
