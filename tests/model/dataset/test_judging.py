import io
import json

import pytest

from model.dataset import judging
from model.dataset.finding import SENTENCES, Fault
from tests.model.dataset.sounds import buzz, in_silence, write


@pytest.fixture
def told(monkeypatch, capsys):
    """Return a function that gives what is said about files, each a path and a digit."""

    def ask(*files):
        lines = [json.dumps({"path": str(path), "name": path.name, "digit": digit}) for path, digit in files]
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
        judging.main()
        said = capsys.readouterr().out
        assert said.isascii()
        return [json.loads(line) for line in said.splitlines()]

    return ask


def of(kind, events):
    return [event for event in events if event["event"] == kind]


def test_each_file_is_a_take_or_left_out_for_a_reason(told, tmp_path):
    good = write(tmp_path / "칠.wav", in_silence(buzz(7)))
    silent = write(tmp_path / "silent.wav", 0 * in_silence(buzz(7)))
    events = told((silent, 3), (good, 7))
    [finding] = of("finding", events)
    assert finding["place"] == 0
    assert finding["file"]["korean"] == "silent.wav"
    assert finding["sentence"]["english"] == SENTENCES[Fault.SILENT].english
    assert finding["left_out"]
    [take] = of("take", events)
    assert take["place"] == 1
    assert take["length"] == 16_000
    assert events[-1] == {"event": "judged"}


def test_what_is_lost_comes_first(told, tmp_path):
    long = write(tmp_path / "a.wav", in_silence(buzz(1), seconds=4.0))
    (tmp_path / "b.wav").write_bytes(b"no sound")
    findings = of("finding", told((long, 1), (tmp_path / "b.wav", 2)))
    assert [(finding["file"]["english"], finding["left_out"]) for finding in findings] == [
        ("b.wav", True),
        ("a.wav", False),
    ]


def test_two_files_of_one_name_are_told_apart(told, tmp_path):
    paths = [write(tmp_path / folder / "x.wav", in_silence(buzz(digit))) for digit, folder in enumerate("ab")]
    assert [take["place"] for take in of("take", told((paths[0], 0), (paths[1], 1)))] == [0, 1]


def test_what_cannot_be_done_is_said(told, tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "cache_folder", lambda: write(tmp_path / "file.wav", buzz(1)))
    [failed] = told((tmp_path / "file.wav", 1))
    assert failed["event"] == "failed"
    assert "cannot be kept" in failed["text"]["english"]
