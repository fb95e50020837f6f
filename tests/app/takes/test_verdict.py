import numpy as np
import pytest

from app.takes.verdict import REASONS, Flaw, flaw_of
from model.dataset.words import survey
from tests.app.takes.voices import room, spoken, word

CLIPPED = np.clip(spoken(word(0.4, peak=3.0)), -1, 1)


@pytest.mark.parametrize(
    ("waveform", "flaw"),
    [
        (spoken(word(0.4)), None),
        (spoken(word(0.13, peak=0.05)), None),
        (spoken(word(1.0)), None),
        (spoken(word(0.4, peak=0.97)), None),
        (np.zeros(16_000, np.float32), Flaw.SILENT),
        (np.zeros(0, np.float32), Flaw.SILENT),
        (room(1.0, dbfs=-70), Flaw.SILENT),
        (spoken(word(0.03, peak=0.8)), Flaw.SHORT),
        (spoken(word(1.8)), Flaw.LONG),
        (spoken(word(0.4), word(0.4, seed=1)), Flaw.SEVERAL_WORDS),
        (CLIPPED, Flaw.CLIPPED),
        (spoken(word(0.4, peak=0.1), dbfs=-30), Flaw.NOISY),
    ],
)
def test_each_flaw_is_found_and_nothing_else(waveform, flaw):
    assert flaw_of(waveform) is flaw


def test_without_silence_around_it_a_sound_is_noise():
    assert flaw_of(word(0.4)) is Flaw.NOISY
    assert flaw_of(room(0.5, dbfs=-40)) is Flaw.NOISY


@pytest.mark.parametrize("flaw", Flaw)
def test_each_reason_says_what_to_do_in_both_languages(flaw):
    reason = REASONS[flaw]
    assert reason.korean.count(".") >= 2
    assert reason.korean.endswith("주세요.")
    assert reason.english.count(".") >= 2


@pytest.mark.parametrize("seconds", [0.13, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("peak", [0.03, 0.3, 0.9])
def test_what_is_good_here_the_trainer_reads_as_one_word(seconds, peak):
    waveform = spoken(word(seconds, peak=peak))
    assert flaw_of(waveform) is None
    assert len(survey(waveform).words) == 1
