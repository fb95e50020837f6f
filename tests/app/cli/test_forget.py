import builtins
import io
import os
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from app.paths import ASSETS
from model.spec import ledger
from model.spec.ledger import Kind, ledger_file, remember
from model.spec.places import cache_folder, data_folder, recordings_folder, settings_folder

REPORT_NAMES = ("index.html", "report.json")
RUN_NAMES = ("run.lock", "checkpoint.pt")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SUTJA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def mine(tmp_path):
    """A folder of the user's, free of links above it, with recordings and notes in it."""
    folder = Path(os.path.realpath(tmp_path)) / "내 녹음"
    write(folder / "0137.wav", 1_000)
    write(folder / "notes.txt", 10)
    return folder


@pytest.fixture
def traces(mine):
    """One of each kind of trace, those outside of Sutja's own folders beside the user's files."""
    write(recordings_folder() / "7" / "take.wav", 500_000)
    write(cache_folder() / "shard-0.bin", 1_250_000)
    write(cache_folder() / "lock", 0)
    write(settings_folder() / "settings.json", 20)
    for name in RUN_NAMES:
        write(mine / "mine.run" / name, 100)
    write(mine / "mine.run" / "tensorboard" / "events", 100)
    remember(Kind.RUN, mine / "mine.run", RUN_NAMES, folders=["tensorboard"])
    for name in REPORT_NAMES:
        write(mine / "report" / name, 1_000)
    remember(Kind.REPORT, mine / "report", REPORT_NAMES)
    for name in ("mine.pt", "mine.state.pt"):
        write(mine / name, 200_000)
    remember(Kind.MODEL, mine, ["mine.pt", "mine.state.pt"])
    return mine


def write(path, size):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\0" * size)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


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


def test_the_folder_of_a_model_stays_even_when_it_is_empty(sutja, tmp_path):
    folder = tmp_path / "models"
    write(folder / "mine.pt", 1)
    remember(Kind.MODEL, folder, ["mine.pt"])
    assert sutja("forget", "--yes", "--models")[0] == 0
    assert files(folder) == []


def test_the_bundled_model_is_never_removed(sutja):
    before = {path: path.read_bytes() for path in ASSETS.glob("*.pt")}
    assert before
    remember(Kind.MODEL, ASSETS, [path.name for path in before])
    status, out, err = sutja("forget", "--yes", "--models")
    assert (status, out, err) == (0, "There is nothing of Sutja's to remove.\n", "")
    assert {path: path.read_bytes() for path in ASSETS.glob("*.pt")} == before


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


def test_a_folder_with_more_in_it_stays_with_the_rest(sutja, traces):
    write(traces / "report" / "my conclusion.docx", 5)
    write(traces / "mine.run" / "sub" / "index.html", 5)
    assert sutja("forget", "--yes")[0] == 0
    assert files(traces / "report") == ["my conclusion.docx"]
    assert files(traces / "mine.run") == ["sub", "sub/index.html"]


def test_what_a_killed_training_left_half_written_goes_too(sutja, traces):
    write(traces / "mine.run" / ".checkpoint.pt.a1b2c3_4", 5)
    assert sutja("forget", "--yes")[0] == 0
    assert not (traces / "mine.run").exists()


posix = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")


@posix
def test_a_link_goes_as_a_link(sutja, traces):
    (cache_folder() / "elsewhere").symlink_to(traces)
    (traces / "mine.run" / "tensorboard" / "elsewhere").symlink_to(traces / "notes.txt")
    assert sutja("forget", "--yes")[0] == 0
    assert not cache_folder().exists()
    assert not (traces / "mine.run").exists()
    assert (traces / "notes.txt").stat().st_size == 10
    assert (traces / "0137.wav").exists()


def left(sutja, path, *arguments):
    status, _, err = sutja("forget", "--yes", *arguments)
    assert status == 1
    assert [line for line in err.splitlines() if "no longer what Sutja made" in line and f"{path}." in line] != []
    return err


@posix
@pytest.mark.parametrize("place", ["folder", "file", "above"])
def test_what_became_a_link_is_left_and_said(sutja, traces, place):
    other = traces / "other"
    write(other / "checkpoint.pt", 7)
    write(other / "mine.run" / "checkpoint.pt", 7)
    run = traces / "mine.run"
    if place == "folder":
        run.rename(traces / "moved")
        run.symlink_to(other)
    elif place == "file":
        (run / "checkpoint.pt").unlink()
        (run / "checkpoint.pt").symlink_to(other / "checkpoint.pt")
    else:
        kept = traces.rename(traces.parent / "kept")
        traces.symlink_to(kept / "other")
        other = kept / "other"
    left(sutja, run / "checkpoint.pt" if place == "file" else run)
    assert files(other) == ["checkpoint.pt", "mine.run", "mine.run/checkpoint.pt"]
    assert any(entry.kind is Kind.RUN for entry in ledger.entries())  # it is asked about again


@posix
def test_a_folder_of_sutjas_own_that_is_a_link_is_left_and_said(sutja, traces):
    recordings_folder().rename(traces / "recordings")
    recordings_folder().symlink_to(traces / "recordings")
    left(sutja, recordings_folder())
    assert (traces / "recordings" / "7" / "take.wav").exists()


def test_a_file_where_a_folder_was_and_the_other_way_round_is_left_and_said(sutja, traces):
    run, report = traces / "mine.run", traces / "report"
    for path in (report / "index.html", report / "report.json"):
        path.unlink()
    report.rmdir()
    report.write_text("the user's own")
    (run / "checkpoint.pt").unlink()
    write(run / "checkpoint.pt" / "the user's own", 3)
    (run / "tensorboard" / "events").unlink()
    (run / "tensorboard").rmdir()
    (run / "tensorboard").write_text("the user's own")
    err = left(sutja, report)
    assert len(err.splitlines()) == 3
    assert report.read_text() == "the user's own"
    assert files(run) == ["checkpoint.pt", "checkpoint.pt/the user's own", "tensorboard"]


def test_what_became_of_a_model_is_nobodys_business_until_models_are_asked_for(sutja, traces):
    (traces / "mine.pt").unlink()
    (traces / "mine.pt").mkdir()
    assert sutja("forget", "--yes")[0] == 0
    left(sutja, traces / "mine.pt", "--models")
    assert files(traces) == ["0137.wav", "mine.pt", "notes.txt"]


def test_a_run_that_is_running_is_left_with_a_sentence(sutja, traces):
    with FileLock(traces / "mine.run" / "run.lock"):
        status, out, err = sutja("forget", "--yes")
    assert status == 1
    assert err.startswith(f"A training is running, so {traces / 'mine.run'} was not removed.")
    assert len(err.splitlines()) == 1
    assert "Removed: reports" in out
    assert "checkpoints" not in out
    assert files(traces / "mine.run") == ["checkpoint.pt", "run.lock", "tensorboard", "tensorboard/events"]
    assert sutja("forget", "--yes")[0] == 0
    assert not (traces / "mine.run").exists()


def test_a_cache_that_is_written_to_is_left_with_a_sentence(sutja, traces):
    with FileLock(cache_folder() / "lock"):
        status, _, err = sutja("forget", "--yes")
    assert status == 1
    assert str(cache_folder()) in err
    assert files(cache_folder()) == ["lock", "shard-0.bin"]


def test_what_cannot_be_removed_is_said_and_the_rest_is_done(sutja, traces, monkeypatch):
    unlink = Path.unlink

    def refuse(path, missing_ok=False):
        if path.name == "take.wav":
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    status, out, err = sutja("forget", "--yes")
    assert status == 1
    assert len(err.splitlines()) == 1
    assert f"{recordings_folder() / '7' / 'take.wav'} cannot be removed (Permission denied)" in err
    assert "recordings" not in out
    assert not (traces / "report").exists()
    assert recordings_folder().exists()
    monkeypatch.undo()


def test_an_interrupted_one_can_be_run_again(sutja, traces, home, monkeypatch):
    unlink = Path.unlink

    def interrupt(path, missing_ok=False):
        if path.name == "index.html":
            raise KeyboardInterrupt
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", interrupt)
        assert sutja("forget", "--yes", "--models")[0] == 130
    assert (traces / "report" / "index.html").exists()
    assert sutja("forget", "--yes", "--models")[0] == 0
    assert files(traces) == ["0137.wav", "notes.txt"]
    assert files(home) == []


def test_a_folder_that_an_interrupted_one_has_emptied_goes(sutja, traces):
    for name in REPORT_NAMES:
        (traces / "report" / name).unlink()
    assert sutja("forget", "--yes")[0] == 0
    assert not (traces / "report").exists()


def test_a_damaged_ledger_costs_what_is_damaged(sutja, traces):
    ledger_file().write_bytes(b"\xff no json\n" + ledger_file().read_bytes())
    assert sutja("forget", "--yes")[0] == 0
    assert files(traces) == ["0137.wav", "mine.pt", "mine.state.pt", "notes.txt"]


def test_what_the_user_has_removed_already_is_no_trouble(sutja, home, tmp_path):
    remember(Kind.RUN, tmp_path / "gone.run", RUN_NAMES)
    write(cache_folder() / "x", 1)
    assert sutja("forget", "--yes")[0] == 0
    assert files(home) == []


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


def test_a_data_folder_that_holds_more_stays(sutja, traces):
    write(data_folder() / "by another version", 1)
    assert sutja("forget", "--yes", "--models")[0] == 0
    assert files(data_folder()) == ["by another version"]
