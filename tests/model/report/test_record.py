import json
import math
from dataclasses import replace

import pytest

from model.report.record import EpochRecord, Record, versions_here
from model.spec.errors import ReportError


def test_a_record_survives_json(record):
    assert Record.from_json(record.to_json().encode()) == record


def test_a_bare_record_survives_json(bare):
    assert Record.from_json(bare.to_json().encode()) == bare


def test_a_loss_gone_astray_is_none_and_survives_json(record):
    epoch = EpochRecord(1, math.nan, math.inf, None, 1e-3, 2.0)
    assert (epoch.training_loss, epoch.validation_loss) == (None, None)
    astray = replace(record, history=(epoch,), duration_seconds=math.inf)
    assert "NaN" not in astray.to_json()
    assert "Infinity" not in astray.to_json()


@pytest.mark.parametrize(
    "damage",
    [
        lambda values: values.pop("sutja_report"),
        lambda values: values.pop("outcomes"),
        lambda values: values.update(outcomes=5),
        lambda values: values.update(outcomes=[{**values["outcomes"][0], "said": 11}]),
        lambda values: values.update(outcomes=[{**values["outcomes"][0], "said": True}]),
        lambda values: values.update(threshold=1.5),
        lambda values: values.update(other_discount=-1.0),
        lambda values: values.update(threshold="0.5"),
        lambda values: values.update(temperature=0),
        lambda values: values.update(measured_on="training"),
        lambda values: values.update(started="yesterday"),
        lambda values: values["data"].update(training=[1, 2, 3]),
        lambda values: values["data"].update(test=[-1] * 11),
        lambda values: values.update(string_errors={"count": 1}),
        lambda values: values.update(string_errors={"count": -1, "total": 4}),
        lambda values: values.update(options={"a": [1]}),
        lambda values: values.update(sutja_report="one"),
    ],
)
def test_a_damaged_record_is_refused_in_a_sentence(record, damage):
    values = json.loads(record.to_json())
    damage(values)
    with pytest.raises(ReportError, match="not a Sutja report"):
        Record.from_json(json.dumps(values).encode())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"sutja_report": NaN}', b"[" * 100_000])
def test_what_is_no_json_is_refused_in_a_sentence(content):
    with pytest.raises(ReportError, match="not a Sutja report"):
        Record.from_json(content)


def test_a_newer_form_is_named(record):
    values = {**json.loads(record.to_json()), "sutja_report": 99}
    with pytest.raises(ReportError, match=r"newer Sutja.*99"):
        Record.from_json(json.dumps(values).encode())


def test_a_field_of_a_later_day_is_passed_over(record):
    values = {**json.loads(record.to_json()), "weather": "fair"}
    assert Record.from_json(json.dumps(values).encode()) == record


def test_no_path_gets_in(record):
    task = replace(record.task, label_rule=r"(?P<digit>\d)_kim", adapted_from="/srv/kim.pt", model_version="a/b")
    record = replace(record, task=task, options={"output": "/srv/kim.pt", "compare": "C:\\kim"})
    assert "kim" not in record.to_json()
    assert record.task.model_version == "(text)"


def test_the_versions_are_those_that_are_installed():
    versions = versions_here("abc1234")
    assert versions.numpy[0].isdigit()
    assert versions.git_revision == "abc1234"
