from dataclasses import replace

import pytest

from model.report import sentences
from model.report.numbers import duration, interval, percent
from model.report.record import Part
from model.spec.share import Share
from tests.model.report.conftest import outcome, record_of


def test_the_result_has_its_counts_and_its_interval(record):
    text = sentences.result(record)
    assert "Of 200 recordings" in text.english
    assert "194: 97.0%, with a 95% interval of 93.6–98.6%" in text.english
    assert "194개를 맞혔습니다" in text.korean


def test_other_words_are_no_recordings_of_digits(record):
    told = sentences.learnt(record).english
    assert "from 1,500 recordings, from scratch. Beside them it heard 80 other words." in told
    digits_alone = replace(record, data=replace(record.data, training=(*[150] * 10, 0)))
    assert "from 1,500 recordings, from scratch. It has" in sentences.learnt(digits_alone).english


def test_a_confidence_for_strangers_is_told_as_such(record):
    for text, told in ((record, False), (replace(record, other_discount=3.0), True)):
        said = sentences.calibration(text)
        assert ("whom the model has never heard" in said.english) == told
        assert ("처음 듣는 사람에게" in said.korean) == told
        assert not said.english.endswith(" ")


def test_one_epoch_is_not_several(record):
    assert sentences.ending(replace(record, history=record.history[:1])).english.startswith("1 epoch, ")


def test_the_meaning_of_the_threshold_is_counted():
    heard = [outcome(i, 5, 5 if i >= 2 else 9) for i in range(100)] + [outcome(100, 5, 10)]
    opening, wrong, unknown = sentences.threshold_meaning(record_of(tuple(heard)))
    assert "55.0% or more" in opening.english
    assert wrong.english == "Of 100 shown digits about 2 are wrong (2 of 100, 95% interval 0.6–7)."
    assert "약 2개가 틀립니다" in wrong.korean
    assert "about 1 is shown as unknown (1 of 101)" in unknown.english


def test_nothing_shown_says_so(record):
    _, wrong, _ = sentences.threshold_meaning(replace(record, threshold=1.0))
    assert wrong.english == "None of these digits is shown."


def test_the_digit_missed_most_and_what_it_is_taken_for():
    heard = [outcome(i, 1, 2 if i < 3 else 1) for i in range(9)] + [
        outcome(9 + i, 5, 9 if i < 1 else 5) for i in range(9)
    ]
    text = sentences.weakness(record_of(tuple(heard)))
    assert "1\N{NO-BREAK SPACE}일: 6 of 9" in text.english
    assert text.english.endswith("taken for 2\N{NO-BREAK SPACE}이.")


def test_digits_that_are_missed_alike_are_all_named(record):
    text = sentences.weakness(record)
    assert "0\N{NO-BREAK SPACE}영, 1\N{NO-BREAK SPACE}일" in text.english
    assert "95.0%" in text.english


def test_the_validation_part_is_owned_up_to(record):
    assert "a little too good" in sentences.caution(record).english
    assert "voices that it has learnt from" in sentences.caution(record).english
    speakers = replace(record, options={"held_out_by": "speakers"})
    assert "not learnt from" in sentences.caution(speakers).english
    assert "decided nothing" in sentences.caution(replace(record, measured_on=Part.TEST)).english


def test_more_errors_than_digits(record):
    text = sentences.strings(replace(record, string_errors=Share(12, 10)))
    assert "120.0%" in text.english


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0.0%"), (1.0, "100.0%"), (0.9999, "> 99.9%"), (0.0001, "< 0.1%"), (0.97, "97.0%"), (1.2, "120.0%")],
)
def test_percent(value, written):
    assert percent(value) == written


def test_interval_and_duration():
    assert interval(Share(10, 10)) == "72.2–100.0%"
    assert interval(Share(0, 0)) == "0.0–100.0%"
    assert duration(534.2) == "0:08:54"
    assert duration(86_399.6) == "24:00:00"
