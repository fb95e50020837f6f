import os
from pathlib import Path

import pytest

from app.paths import ASSETS
from model.spec import ledger
from model.spec.ledger import Kind, ledger_file, remember
from model.spec.places import cache_folder, home_folder, recordings_folder
from tests.app.cli.traces import RUN_NAMES, files, made_traces, write

posix = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")


@pytest.fixture
def traces(tmp_path):
    """A folder of the user's, free of links above it, with their files and Sutja's."""
    return made_traces(Path(os.path.realpath(tmp_path)) / "내 녹음")


def test_the_bundled_model_is_never_removed(sutja):
    before = {path: path.read_bytes() for path in ASSETS.glob("*.pt")}
    assert before
    remember(Kind.MODEL, ASSETS, [path.name for path in before])
    status, out, err = sutja("forget", "--yes", "--models")
    assert (status, out, err) == (0, "There is nothing of Sutja's to remove.\n", "")
    assert {path: path.read_bytes() for path in ASSETS.glob("*.pt")} == before


def test_what_a_killed_training_left_half_written_goes_too(sutja, traces):
    write(traces / "mine.run" / ".checkpoint.pt.a1b2c3_4", 5)
    assert sutja("forget", "--yes")[0] == 0
    assert not (traces / "mine.run").exists()


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


def test_a_damaged_ledger_costs_what_is_damaged(sutja, traces):
    ledger_file().write_bytes(b"\xff no json\n" + ledger_file().read_bytes())
    assert sutja("forget", "--yes")[0] == 0
    assert files(traces) == ["0137.wav", "mine.pt", "mine.state.pt", "notes.txt"]


def test_what_the_user_has_removed_already_is_no_trouble(sutja, tmp_path):
    remember(Kind.RUN, tmp_path / "gone.run", RUN_NAMES)
    write(cache_folder() / "x", 1)
    assert sutja("forget", "--yes")[0] == 0
    assert files(home_folder()) == []
