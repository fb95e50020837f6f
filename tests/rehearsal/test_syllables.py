import numpy as np
import pytest

from model.spec.tokens import SAMPLE_RATE
from tests.rehearsal.aligner import Segment
from tests.rehearsal.pronunciation import PAUSE
from tests.rehearsal.syllables import MOST, Cut, chosen, cuts_of


def segments(*sounds, seconds=0.1, certainty=-0.1):
    return [
        Segment(phone, syllable, place * seconds, (place + 1) * seconds, certainty)
        for place, (phone, syllable) in enumerate(sounds)
    ]


def cut(sounds, waveform=None):
    sound = np.ones(SAMPLE_RATE, np.float32) if waveform is None else waveform
    return list(cuts_of(sound, sounds, speaker="a", sex="M"))


def test_what_is_heard_counts():
    heard = cut(segments(("i", 0), ("ɾ", 1), ("i", 1), (PAUSE, 1), ("i", 2), ("l", 2), ("k", 3), ("u", 3)))
    assert [(one.reading, one.digit, one.before, one.after) for one in heard] == [
        ("이", 2, PAUSE, "ɾ"),
        ("일", 1, PAUSE, "k"),
        ("구", 9, "l", PAUSE),
    ]


def test_a_cut_has_a_faded_margin_at_either_end():
    [one] = cut(segments(("n", 0), ("i", 1), ("l", 1), ("n", 2)))
    assert len(one.waveform) == round(0.26 * SAMPLE_RATE)
    assert one.segments[0].start_seconds == pytest.approx(0.03)
    assert one.waveform[0] == one.waveform[-1] == 0.0
    assert (one.waveform[480:-480] == 1.0).all()


@pytest.mark.parametrize(
    ("seconds", "certainty", "certain"), [(0.1, -0.1, True), (0.02, -0.1, False), (0.1, -4, False)]
)
def test_what_is_badly_aligned_is_known(seconds, certainty, certain):
    [one] = cut(segments(("n", 0), ("i", 1), ("l", 1), seconds=seconds, certainty=certainty))
    assert one.is_certain is certain


def test_no_syllable_drowns_the_others():
    i, il = cut(segments(("n", 0), ("i", 1), ("n", 2), ("i", 3), ("l", 3)))
    some = chosen([i] * 100 + [il], seed=0)
    assert [one.reading for one in some] == ["이"] * MOST + ["일"]
    others = [Cut("이", "b", "F", i.waveform, i.segments, i.before, i.after)] * 5
    assert len(chosen([i] * 100 + others, seed=0)) == MOST + 5
