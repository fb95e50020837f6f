import json

import pytest

from model.spec.errors import ArtifactError
from model.spec.metadata import FORMAT_VERSION, Metadata


@pytest.fixture
def metadata() -> Metadata:
    return Metadata(
        model_version="test-1", temperature=1.5, digit_threshold=0.5, lookahead_seconds=0.0, metrics={"정확도": 1}
    )


def changed(metadata: Metadata, **fields) -> bytes:
    return json.dumps({**json.loads(metadata.to_json()), **fields}).encode()


def test_comes_back_as_it_was(metadata):
    assert Metadata.from_json(metadata.to_json().encode()) == metadata


def test_reads_what_was_written_before_there_was_a_discount(metadata):
    record = {**json.loads(metadata.to_json()), "format_version": 1}
    del record["other_discount"], record["speech_temperature"]
    former = Metadata.from_json(json.dumps(record).encode())
    assert (former.other_discount, former.speech_temperature) == (0.0, None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b"null",
        b"{}",
        b'{"format_version": "x"}',
        b'{"format_version": Infinity}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_refuses_what_is_no_metadata(content):
    with pytest.raises(ArtifactError):
        Metadata.from_json(content)


def test_refuses_a_newer_format_and_names_it(metadata):
    with pytest.raises(ArtifactError) as caught:
        Metadata.from_json(changed(metadata, format_version=FORMAT_VERSION + 1))
    assert str(FORMAT_VERSION + 1) in caught.value.text.english
    assert "Update" in caught.value.text.english


@pytest.mark.parametrize(
    "fields",
    [
        {"labels": ["a", "b"]},
        {"sample_rate": 8000},
        {"frame_seconds": 0.04},
        {"temperature": 0},
        {"temperature": "hot"},
        {"digit_threshold": 2},
        {"other_discount": -1},
        {"speech_temperature": 0},
        {"unheard_of": 1},
    ],
)
def test_refuses_a_model_that_hears_something_else(metadata, fields):
    with pytest.raises(ArtifactError):
        Metadata.from_json(changed(metadata, **fields))
