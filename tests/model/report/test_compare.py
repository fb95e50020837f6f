from dataclasses import replace

import pytest

from model.report.compare import Verdict, compare
from model.spec.share import Share
from tests.model.report.conftest import outcome, record_of


def on_other_recordings(record):
    return replace(record, outcomes=tuple(replace(heard, key=f"other-{heard.key}") for heard in record.outcomes))


def test_better_on_the_same_recordings(measured):
    comparison = compare(measured(2), measured(12))
    assert comparison.verdict is Verdict.BETTER
    paired = comparison.paired
    assert (paired.recordings, paired.before_right, paired.now_right) == (200, 188, 198)
    assert (paired.lost, paired.gained) == (0, 10)
    assert paired.p_value == pytest.approx(2 / 2**10)
    assert comparison.conclusion.english.startswith("Better")
    assert "188" in comparison.conclusion.english
    assert "198개" in comparison.conclusion.korean


def test_worse_on_the_same_recordings(measured):
    comparison = compare(measured(12), measured(2))
    assert comparison.verdict is Verdict.WORSE
    assert comparison.conclusion.english.startswith("Worse")


def test_a_small_difference_is_none_that_can_be_shown(measured):
    comparison = compare(measured(2), measured(5))
    assert comparison.verdict is Verdict.NO_DIFFERENCE
    assert comparison.paired.p_value == pytest.approx(0.25)
    assert comparison.conclusion.english.startswith("No difference")


def test_the_same_twice(measured):
    comparison = compare(measured(2), measured(2))
    assert comparison.changes == ()
    assert comparison.paired.p_value == 1.0


def test_other_recordings_are_not_paired(measured):
    comparison = compare(on_other_recordings(measured(2)), measured(40))
    assert comparison.paired is None
    assert comparison.verdict is Verdict.BETTER
    assert "not measured on the same recordings" in comparison.conclusion.english
    assert compare(on_other_recordings(measured(5)), measured(2)).verdict is Verdict.NO_DIFFERENCE


def test_a_few_common_recordings_do_not_make_a_pair(measured):
    now = measured(2)
    strange = on_other_recordings(now).outcomes
    assert compare(replace(now, outcomes=now.outcomes[:60] + strange[60:]), measured(2)).paired is None
    assert compare(replace(now, outcomes=now.outcomes[:120] + strange[120:]), measured(2)).paired.recordings == 120


def test_a_recording_that_was_labelled_anew_is_no_pair():
    before = record_of(tuple(outcome(i, 3, 3) for i in range(10)))
    now = record_of((outcome(0, 4, 4), *(outcome(i, 3, 3) for i in range(1, 10))))
    assert compare(now, before).paired.recordings == 9


def test_without_keys_there_are_no_pairs(measured):
    synthetic = replace(measured(2), outcomes=tuple(replace(heard, key="") for heard in measured(2).outcomes))
    assert compare(synthetic, synthetic).paired is None


def test_what_was_not_measured_cannot_be_compared(record, bare):
    for comparison in (compare(record, bare), compare(bare, record)):
        assert comparison.verdict is Verdict.NOT_COMPARABLE
        assert "cannot be compared" in comparison.conclusion.english


def test_the_other_figures_are_judged_by_their_intervals(record):
    before = replace(record, string_errors=Share(60, 600), other_words_rejected=Share(19, 20))
    verdicts = {effect.what.english: effect.verdict for effect in compare(record, before).effects}
    assert verdicts["digit error rate in strings"] is Verdict.BETTER  # fewer errors are better
    assert verdicts["other words rejected"] is Verdict.NO_DIFFERENCE
    assert verdicts["duration"] is None


def test_what_was_changed_is_named(record):
    before = replace(
        record,
        options={**record.options, "epochs": 20, "augment": "none"},
        data=replace(record.data, fingerprint="fedc", training=(100,) * 11),
        versions=replace(record.versions, torch="2.6.0"),
    )
    changes = {change.what.english: (change.before, change.now) for change in compare(record, before).changes}
    assert changes == {
        "training recordings": ("1100", "1580"),
        "fingerprint of the training data": ("fedc", "0123456789abcdef"),
        "torch": ("2.6.0", "2.13.0"),
        "--epochs": ("20", "40"),
        "--augment": ("none", "–"),
    }
