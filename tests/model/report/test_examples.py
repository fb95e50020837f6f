from dataclasses import replace

import numpy as np
import pytest

from model.report.examples import chosen_examples
from tests.model.report.conftest import outcome, outcomes, record_of


class Sounds(dict):
    """Sounds that note which of them were asked for."""

    def __init__(self, keys):
        super().__init__({key: np.full(4, number, dtype=np.float32) for number, key in enumerate(keys)})
        self.asked = []

    def __getitem__(self, key):
        self.asked.append(key)
        return super().__getitem__(key)


def sounds(record):
    return Sounds(heard.key for heard in record.outcomes)


@pytest.mark.parametrize("wrong", [0, 3, 6, 50, 200])
def test_ten_are_chosen_and_no_other_is_read(wrong):
    record = record_of(outcomes(wrong))
    waveforms = sounds(record)
    examples = chosen_examples(record, waveforms)
    assert len(examples) == len(waveforms.asked) == len(set(waveforms.asked)) == 10
    assert any(not example.is_right for example in examples)  # one other word is heard as a digit
    assert any(example.is_right for example in examples)  # other words


def test_the_worst_mistakes_come_first_and_the_surest_right_ones_last():
    mistakes = [outcome(i, 1, 2, 0.50 + 0.05 * i) for i in range(8)]
    right = [outcome(100 + i, 3, 3, 0.30 + 0.01 * i) for i in range(60)]
    record = record_of((*right, *mistakes))
    examples = chosen_examples(record, sounds(record))
    assert [example.is_right for example in examples] == [False] * 6 + [True] * 4
    assert [round(example.confidence, 2) for example in examples] == [
        0.85, 0.80, 0.75, 0.70, 0.65, 0.60, 0.30, 0.31, 0.88, 0.89,
    ]  # fmt: skip


def test_the_sound_belongs_to_its_outcome(record):
    examples = chosen_examples(record, sounds(record))
    by_sound = dict(enumerate(record.outcomes))
    for example in examples:
        heard = by_sound[int(example.waveform[0])]
        assert (example.said, example.heard, example.confidence) == (heard.said, heard.heard, heard.confidence)


def test_fewer_than_ten(record):
    few = replace(record, outcomes=record.outcomes[:3])
    assert len(chosen_examples(few, sounds(few))) == 3


def test_unknown_sounds_are_passed_over(record):
    assert chosen_examples(record, {}) == ()
    one = {record.outcomes[5].key: np.zeros(4, dtype=np.float32)}
    assert len(chosen_examples(record, one)) == 1


def test_none_are_asked_for(record):
    assert chosen_examples(record, sounds(record), count=0) == ()
