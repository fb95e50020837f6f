import errno
import os

import pytest
import torch

from model.spec.errors import DatasetError
from model.training import run as run_module
from model.training.options import Options
from model.training.run import CHECKPOINT, LOCK, Run


@pytest.fixture
def run(tmp_path) -> Run:
    return Run(tmp_path / "내 모델.run")


def test_one_training_at_a_time(run):
    with run.held(), pytest.raises(DatasetError, match="Another training is at work"), Run(run.folder).held():
        pass
    with Run(run.folder).held():
        assert (run.folder / LOCK).exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatasetError, match="cannot be saved"), Run(tmp_path / "file" / "m.run").held():
        pass


def test_a_checkpoint_comes_back(run):
    assert run.checkpoint() is None
    with run.held():
        run.save_checkpoint({"step": 3, "weights": torch.ones(2), "history": [{"number": 1, "loss": None}]})
    state = run.checkpoint()
    assert state["weights"].equal(torch.ones(2))
    assert state["history"] == [{"number": 1, "loss": None}]
    run.forget_checkpoint()
    assert run.checkpoint() is None


def test_a_full_disk_leaves_the_checkpoint_of_before(run, monkeypatch):
    with run.held():
        run.save_checkpoint({"step": 1})
        before = (run.folder / CHECKPOINT).read_bytes()

        def full(*_):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(DatasetError, match="No space left on device"):
            run.save_checkpoint({"step": 2})
        assert (run.folder / CHECKPOINT).read_bytes() == before
        assert sorted(path.name for path in run.folder.iterdir()) == [CHECKPOINT, LOCK]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"PK\x03\x04" + b"\0" * 90])
def test_a_damaged_checkpoint_is_one_sentence(run, content):
    with run.held():
        (run.folder / CHECKPOINT).write_bytes(content)
    with pytest.raises(DatasetError, match="is damaged"):
        run.checkpoint()


def test_a_file_that_is_no_json_reads_as_none(run):
    assert run.read("split.json") is None
    with run.held():
        run.write("split.json", b'{"a": "training"}')
        assert run.read("split.json") == {"a": "training"}
        run.write("split.json", b"{")
        assert run.read("split.json") is None


def test_the_options_are_kept(run, tmp_path):
    options = Options(data=(tmp_path,), epochs=3)
    with run.held():
        run.save_options(options)
    assert Options.load(run.folder / run_module.OPTIONS_NAME) == options
