import numpy as np
import pytest

from model.readers.clips import reading
from model.spec.tokens import SAMPLE_RATE


def hum(seconds: float) -> np.ndarray:
    """A sound of a length, and 0.2 s of silence at either end."""
    sound = 0.3 * np.sin(0.1 * np.arange(round(seconds * SAMPLE_RATE)))
    return np.pad(sound, round(0.2 * SAMPLE_RATE)).astype(np.float32)


def test_a_reading_has_phonemes_and_no_word():
    clip = reading(hum(1.0), tuple(range(1, 13)), "somebody")
    assert clip is not None
    assert clip.tokens == ()
    assert clip.phonemes == tuple(range(1, 13))
    assert clip.speaker == "somebody"
    assert len(clip.pcm) == pytest.approx(SAMPLE_RATE, rel=0.05)


@pytest.mark.parametrize(
    ("seconds", "phonemes"),
    [(0.1, 1), (2.5, 30), (1.0, 0), (1.0, 4), (1.0, 25)],
    ids=["too short", "too long", "unknown", "said more slowly", "said faster than anybody speaks"],
)
def test_what_cannot_be_what_is_written_is_left_out(seconds, phonemes):
    assert reading(hum(seconds), (1,) * phonemes, "somebody") is None
