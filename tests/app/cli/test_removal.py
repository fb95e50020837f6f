import os
from pathlib import Path

import pytest
from filelock import FileLock

from model.spec.ledger import Kind, remember
from model.spec.places import cache_folder, data_folder, home_folder, recordings_folder
from tests.app.cli.traces import REPORT_NAMES, files, made_traces, write


@pytest.fixture
def traces(tmp_path):
    """A folder of the user's, free of links above it, with their files and Sutja's."""
    return made_traces(Path(os.path.realpath(tmp_path)) / "내 녹음")


def test_the_folder_of_a_model_stays_even_when_it_is_empty(sutja, tmp_path):
    folder = tmp_path / "models"
    write(folder / "mine.pt", 1)
    remember(Kind.MODEL, folder, ["mine.pt"])
    assert sutja("forget", "--yes", "--models")[0] == 0
    assert files(folder) == []


def test_a_folder_with_more_in_it_stays_with_the_rest(sutja, traces):
    write(traces / "report" / "my conclusion.docx", 5)
    write(traces / "mine.run" / "sub" / "index.html", 5)
    assert sutja("forget", "--yes")[0] == 0
    assert files(traces / "report") == ["my conclusion.docx"]
    assert files(traces / "mine.run") == ["sub", "sub/index.html"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_goes_as_a_link(sutja, traces):
    (cache_folder() / "elsewhere").symlink_to(traces)
    (traces / "mine.run" / "tensorboard" / "elsewhere").symlink_to(traces / "notes.txt")
    assert sutja("forget", "--yes")[0] == 0
    assert not cache_folder().exists()
    assert not (traces / "mine.run").exists()
    assert (traces / "notes.txt").stat().st_size == 10
    assert (traces / "0137.wav").exists()


def test_a_run_that_is_running_is_left_with_a_sentence_and_so_is_the_cache_that_it_reads(sutja, traces):
    with FileLock(traces / "mine.run" / "run.lock"):
        status, out, err = sutja("forget", "--yes")
    assert status == 1
    for line, folder in zip(err.splitlines(), (cache_folder(), traces / "mine.run"), strict=True):
        assert line.startswith(f"A training is running, so {folder} was not removed.")
    assert files(cache_folder()) == ["lock", "shard-0.bin"]
    assert "Removed: reports" in out
    assert "checkpoints" not in out
    assert files(traces / "mine.run") == ["checkpoint.pt", "run.lock", "tensorboard", "tensorboard/events"]
    assert sutja("forget", "--yes")[0] == 0
    assert not (traces / "mine.run").exists()
    assert not cache_folder().exists()


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


def test_an_interrupted_one_can_be_run_again(sutja, traces, monkeypatch):
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
    assert files(home_folder()) == []


def test_a_folder_that_an_interrupted_one_has_emptied_goes(sutja, traces):
    for name in REPORT_NAMES:
        (traces / "report" / name).unlink()
    assert sutja("forget", "--yes")[0] == 0
    assert not (traces / "report").exists()


def test_a_data_folder_that_holds_more_stays(sutja, traces):
    write(data_folder() / "by another version", 1)
    assert sutja("forget", "--yes", "--models")[0] == 0
    assert files(data_folder()) == ["by another version"]
