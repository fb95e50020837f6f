import json

import pytest

from app.core.events import DeviceGone, Digit, Failed, Level, Partial, Started, Stopped, Unknown, as_json
from model.spec.language import Text

WORD = {"time": 1.7, "confidence": 0.97, "start": 1.25, "end": 1.6204, "decided": 1.71, "probabilities": (0.1,) * 10}


def test_a_digit_is_the_line_of_the_contract():
    assert json.dumps(as_json(Digit(**WORD, digit=7))) == (
        '{"event": "digit", "digit": 7, "confidence": 0.97, "start": 1.25, "end": 1.62, "decided": 1.71}'
    )


def test_an_unknown_word_has_no_digit():
    assert as_json(Unknown(**WORD)) == {
        "event": "unknown", "confidence": 0.97, "start": 1.25, "end": 1.62, "decided": 1.71,
    }  # fmt: skip


def test_a_partial_rounds_its_probabilities():
    assert as_json(Partial(0.12345, probabilities=(0.123456,) * 10, unknown=0.12345))["probabilities"] == [0.1235] * 10


def test_a_message_speaks_the_users_language(monkeypatch):
    monkeypatch.setenv("SUTJA_LANGUAGE", "ko")
    assert as_json(DeviceGone(1.0, message=Text(korean="끊김", english="gone")))["message"] == "끊김"


@pytest.mark.parametrize(
    "event", [Level(0.0, dbfs=-20.0, peak_dbfs=-10.0), Failed(0.0, code="x", message=Text("", ""))]
)
def test_some_events_are_not_streamed(event):
    assert event.name == ""


def test_events_without_fields_and_with_many():
    assert as_json(Stopped(2.5)) == {"event": "stopped", "time": 2.5}
    started = Started(0.0, source="마이크", sample_rate=48_000, model="x")
    assert as_json(started) == {
        "event": "started",
        "time": 0.0,
        "source": "마이크",
        "sample_rate": 48_000,
        "model": "x",
    }
