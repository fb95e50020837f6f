import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.spec.errors import LedgerError
from model.spec.ledger import Entry, Kind, entries, keep, ledger_file, remember
from model.spec.places import data_folder

RUN_NAMES = ("run.lock", "checkpoint.pt")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SUTJA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "내 모델" / "mine.run"
    folder.mkdir(parents=True)
    return folder


def test_nothing_is_written_before_there_is_something_to_remember(home):
    assert entries() == []
    assert not home.exists()


def test_what_was_made_is_remembered_once(folder):
    remember(Kind.RUN, folder, RUN_NAMES, folders=["tensorboard"])
    first = ledger_file().read_bytes()
    remember(Kind.RUN, folder, RUN_NAMES, folders=["tensorboard"])
    remember(Kind.RUN, folder, RUN_NAMES[:1])
    assert ledger_file().read_bytes() == first
    assert entries() == [Entry(Kind.RUN, Path(os.path.realpath(folder)), RUN_NAMES, ("tensorboard",))]


def test_more_names_of_a_folder_join_the_former(folder):
    remember(Kind.MODEL, folder, ["a.pt"])
    remember(Kind.REPORT, folder, ["index.html"])
    remember(Kind.MODEL, folder, ["b.pt"])
    assert [(entry.kind, entry.names) for entry in entries()] == [
        (Kind.MODEL, ("a.pt", "b.pt")),
        (Kind.REPORT, ("index.html",)),
    ]


def test_a_relative_path_and_a_link_are_followed_when_they_are_written_down(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(folder.parent)
    remember(Kind.RUN, Path("mine.run"), RUN_NAMES)
    assert entries()[0].folder == Path(os.path.realpath(folder))


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe no json",
        b'{"kind": "run", "folder": "/x", "na',
        b"[1, 2]",
        b'"run"',
        b'{"kind": "moon", "folder": "/x", "names": []}',
        b'{"kind": "run", "folder": "/x", "names": [7]}',
        b'{"kind": "run", "folder": "/x", "names": "ab"}',
        b'{"kind": "run", "folder": "relative", "names": ["a"]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_line_costs_that_line_only(folder, damage):
    remember(Kind.RUN, folder, RUN_NAMES)
    ledger_file().write_bytes(ledger_file().read_bytes() + damage)  # without a line end: torn
    remember(Kind.REPORT, folder, ["index.html"])
    assert [entry.kind for entry in entries()] == [Kind.RUN, Kind.REPORT]
    assert damage in ledger_file().read_bytes().splitlines()


@pytest.mark.parametrize("name", ["", ".", "..", "../a", "/etc/passwd", "a/b", "a\0b"])
def test_a_name_that_leads_elsewhere_is_neither_written_nor_read(folder, name):
    with pytest.raises(ValueError, match="plain name"):
        remember(Kind.RUN, folder, [name])
    with pytest.raises(ValueError, match="plain name"):
        remember(Kind.RUN, folder, [], folders=[name])
    remember(Kind.RUN, folder, RUN_NAMES)
    line = json.dumps({"kind": "run", "folder": str(folder), "names": [], "folders": [name]})
    ledger_file().write_text(ledger_file().read_text() + line)
    assert [entry.folders for entry in entries()] == [()]


def test_what_is_present_includes_what_a_killed_writing_left(folder):
    entry = Entry(Kind.RUN, folder, RUN_NAMES, ("tensorboard",))
    assert entry.present() == ()
    (folder / "tensorboard").mkdir()
    for name in ("checkpoint.pt", ".checkpoint.pt.a_b1c2d3", ".checkpoint.pt.mine", ".notes.pt.a_b1c2d3", "notes"):
        (folder / name).touch()
    assert [path.name for path in entry.present()] == ["checkpoint.pt", "tensorboard", ".checkpoint.pt.a_b1c2d3"]
    assert Entry(Kind.RUN, folder / "gone", RUN_NAMES).present() == ()


def test_the_ledger_keeps_what_it_is_told_and_then_goes(folder):
    remember(Kind.RUN, folder, RUN_NAMES)
    remember(Kind.MODEL, folder.parent, ["mine.pt"])
    kept = entries()[1:]
    keep(kept)
    assert entries() == kept
    keep([])
    assert not ledger_file().exists()
    assert entries() == []


@pytest.mark.skipif(os.name != "posix", reason="names are text on Windows")
def test_a_folder_whose_name_is_no_text_is_found_again(tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    remember(Kind.RUN, folder, RUN_NAMES)
    remember(Kind.RUN, folder, ["more"])
    assert entries() == [Entry(Kind.RUN, folder, (*RUN_NAMES, "more"))]


def test_processes_at_the_same_time_lose_nothing(tmp_path):
    code = (
        "import sys; from pathlib import Path; from model.spec.ledger import Kind, remember\n"
        "for number in range(10): remember(Kind.RUN, Path(sys.argv[1]) / str(number), [sys.argv[2]])"
    )
    processes = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in ("a", "b")]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert sorted(entry.folder.name for entry in entries()) == [str(number) for number in range(10)]
    assert all(set(entry.names) == {"a", "b"} for entry in entries())


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
def test_nobody_else_reads_it(folder):
    remember(Kind.RUN, folder, RUN_NAMES)
    assert data_folder().stat().st_mode & 0o777 == 0o700


def test_a_place_that_cannot_be_written_is_one_sentence_with_the_remedy(home, folder):
    home.write_text("a file where the folder should be")
    with pytest.raises(LedgerError, match="SUTJA_HOME"):
        remember(Kind.RUN, folder, RUN_NAMES)


def test_a_ledger_that_cannot_be_read_is_one_sentence(folder):
    ledger_file().mkdir(parents=True)
    with pytest.raises(LedgerError, match=str(data_folder().name)):
        entries()
