import builtins
import io
import os
import sys
from pathlib import Path

import pytest

from model.spec.ledger import ledger_file
from model.spec.places import cache_folder
from tests.app.cli.traces import files, made_traces, write


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SUTJA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def traces(tmp_path):
    """A folder of the user's, free of links above it, with their files and Sutja's."""
    return made_traces(Path(os.path.realpath(tmp_path)) / "내 녹음")


def answering(monkeypatch, answer):
    """Sit at a terminal and give an answer; gives the questions."""
    questions = []

    def ask(question):
        questions.append(question)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    monkeypatch.setattr(builtins, "input", ask)
    monkeypatch.setattr("app.cli.forget._is_terminal", lambda: True)
    return questions


def test_nothing_there_is_said_and_nothing_is_made(sutja, home):
    assert sutja("forget") == (0, "There is nothing of Sutja's to remove.\n", "")
    assert not home.exists()


def test_everything_goes_but_the_models_and_what_is_the_users(sutja, traces, home):
    status, out, err = sutja("forget", "--yes")
    assert (status, err) == (0, "")
    assert files(traces) == ["0137.wav", "mine.pt", "mine.state.pt", "notes.txt"]
    assert files(home) == ["data", "data/ledger.jsonl", "data/ledger.lock"]
    assert out.splitlines() == [
        "Removed: recordings (1 file, 0.50 MB)",
        "Removed: caches (2 files, 1.25 MB)",
        "Removed: training runs and checkpoints (3 files, 0.00 MB)",
        "Removed: reports (2 files, 0.00 MB)",
        "Removed: settings (1 file, 0.00 MB)",
        "Kept (--models removes them too):",
        f"  {traces / 'mine.pt'}",
        f"  {traces / 'mine.state.pt'}",
    ]


def test_then_the_models_go_when_they_are_asked_for(sutja, traces, home):
    sutja("forget", "--yes")
    status, out, _ = sutja("forget", "--yes", "--models")
    assert (status, out) == (0, "Removed: models (2 files, 0.40 MB)\n")
    assert files(traces) == ["0137.wav", "notes.txt"]
    assert files(home) == []


def test_it_speaks_the_users_language(sutja, traces, monkeypatch):
    monkeypatch.setenv("SUTJA_LANGUAGE", "ko")
    _, out, _ = sutja("forget", "--yes")
    assert "지웠습니다: 녹음 (파일 1개, 0.50 MB)" in out
    assert "모델은 두었습니다" in out


def test_a_dry_run_says_what_would_go_and_touches_nothing(sutja, traces, home):
    before = files(traces), files(home), ledger_file().read_bytes()
    status, out, err = sutja("forget", "--dry-run", "--yes")
    assert (status, err) == (0, "")
    assert f"  caches (2 files, 1.25 MB)  {cache_folder()}" in out.splitlines()
    assert f"  training runs and checkpoints (3 files, 0.00 MB)  {traces / 'mine.run'}" in out.splitlines()
    assert "Nothing was removed." in out
    assert (files(traces), files(home), ledger_file().read_bytes()) == before


@pytest.mark.parametrize("answer", ["y", "Y ", "yes", "ㅛ", "예", "네", "\u1102\u1166"])
def test_a_yes_in_any_of_its_forms_removes(sutja, traces, monkeypatch, answer):
    questions = answering(monkeypatch, answer)
    status, out, _ = sutja("forget")
    assert status == 0
    assert "To be removed:" in out
    assert len(questions) == 1
    assert not cache_folder().exists()


@pytest.mark.parametrize("answer", ["", "n", "아니요", "ㅜ", "yesterday", EOFError()])
def test_anything_else_removes_nothing(sutja, traces, home, monkeypatch, answer):
    before = files(traces), files(home)
    answering(monkeypatch, answer)
    status, out, _ = sutja("forget")
    assert status == 0
    assert "Nothing was removed." in out
    assert (files(traces), files(home)) == before


def test_without_a_terminal_it_refuses(sutja, traces, home, monkeypatch):
    before = files(traces), files(home)
    for stdin in (io.StringIO("y\n"), None):
        monkeypatch.setattr(sys, "stdin", stdin)
        status, out, err = sutja("forget")
        assert (status, out) == (2, "")
        assert err == "There is no terminal to ask on. Give --yes to remove, or --dry-run to see what would go.\n"
    assert (files(traces), files(home)) == before


def test_a_home_that_holds_everything_of_the_users_is_refused(sutja, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "user"))
    for home in (tmp_path / "user", tmp_path):
        monkeypatch.setenv("SUTJA_HOME", str(home))
        write(cache_folder() / "the user's own", 1)
        status, out, err = sutja("forget", "--yes")
        assert (status, out) == (2, "")
        assert "SUTJA_HOME" in err
        assert (cache_folder() / "the user's own").exists()
