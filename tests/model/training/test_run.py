import errno
import os
from pathlib import Path

import pytest
import torch
from filelock import Timeout

from model.spec.errors import DatasetError
from model.training.destinations import OPTIONS_NAME
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
    for folder in (tmp_path / "file" / "m.run", tmp_path / "file"):
        with pytest.raises(DatasetError, match="cannot be begun") as caught, Run(folder).held():
            pass
        assert "--resume" not in str(caught.value)


def test_a_lock_that_cannot_be_taken_is_one_sentence(run):
    (run.folder / LOCK).mkdir(parents=True)
    with pytest.raises(DatasetError, match="cannot be begun"), run.held():
        pass


@pytest.mark.parametrize("error", [Timeout("m.lock"), PermissionError(errno.EACCES, "Permission denied")])
def test_what_goes_wrong_while_it_is_held_is_told_as_it_is(run, error):
    with pytest.raises(type(error)) as caught, run.held():
        raise error
    assert caught.value is error
    with run.held():
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


def test_a_file_of_tensors_that_is_no_checkpoint_is_damaged(run):
    with run.held():
        torch.save([1], run.folder / CHECKPOINT)
    with pytest.raises(DatasetError, match="is damaged"):
        run.checkpoint()


def test_a_file_that_is_no_json_reads_as_none(run):
    assert run.read("split.json") is None
    with run.held():
        run.write("split.json", b'{"a": "training"}')
        assert run.read("split.json") == {"a": "training"}
        run.write("split.json", b"{")
        assert run.read("split.json") is None


def options_of(run):
    return Options.load(run.folder / OPTIONS_NAME)


def test_what_was_asked_for_is_kept(run, tmp_path):
    options = Options(data=(tmp_path,), epochs=3)
    with run.held():
        run.begin(options)
    assert options_of(run) == options


def begun(run, options, step):
    run.begin(options)
    run.save_checkpoint({"step": step})


def test_what_is_begun_anew_has_no_checkpoint(run):
    with run.held():
        begun(run, Options(), 1)
        run.begin(Options())
    assert run.checkpoint() is None
    assert not (run.folder / CHECKPOINT).exists()


class Killed(BaseException):
    """The process ends here."""


def killed(*_, **__):
    raise Killed


def test_killed_before_it_is_begun_the_former_training_is_whole(run, monkeypatch):
    with run.held():
        begun(run, Options(seed=1), 1)
        monkeypatch.setattr(os, "replace", killed)
        with pytest.raises(Killed):
            run.begin(Options(seed=2))
    assert options_of(run).seed == 1
    assert run.checkpoint() == {"step": 1}


def test_killed_amid_its_beginning_a_training_does_not_go_on_with_the_former_checkpoint(run, monkeypatch):
    with run.held():
        begun(run, Options(seed=1), 1)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", killed)
            with pytest.raises(Killed):
                run.begin(Options(seed=2))
        assert options_of(run).seed == 2
        assert run.checkpoint() is None
        run.save_checkpoint({"step": 2})
        assert run.checkpoint() == {"step": 2}


def test_where_results_go_and_who_is_told_does_not_part_options_and_checkpoint(run):
    with run.held():
        begun(run, Options(seed=1), 1)
        run.save_options(Options(seed=1, progress="json", wandb=True, output=run.folder.with_suffix(".pt")))
    assert run.checkpoint() == {"step": 1}


def test_a_full_disk_leaves_the_training_of_before(run, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with run.held():
        begun(run, Options(seed=1), 1)
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(DatasetError, match=r"cannot be begun .*No space left on device"):
            run.begin(Options(seed=2))
    assert options_of(run).seed == 1
    assert run.checkpoint() == {"step": 1}
