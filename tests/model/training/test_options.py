from pathlib import Path

import pytest

from model.spec.errors import DatasetError
from model.training.options import OPTIONS_NAME, Options, parse


def test_what_is_not_given_is_what_the_data_need():
    options = parse(["녹음"])
    assert options == Options(data=(Path("녹음").absolute(),), output=Path("sutja.pt").absolute())
    assert options.run_folder.name == "sutja.run"
    assert options.report_folder == Path("report").absolute()


def test_every_option_survives_being_written(tmp_path):
    arguments = [
        "a", "b", "--labels", "(?P<digit>.)", "--groups", "folder", "--hold-out", "takes", "--test", "c",
        "--other", "d", "e", "--noise", "f", "--synthetic", "--adapt", "old.pt", "--replay", "g", "--epochs", "3",
        "--seed", "7",
        "--output", "모델/m.pt", "--report", "r", "--compare", "old.run", "--progress", "json", "--wandb",
    ]  # fmt: skip
    options = parse(arguments)
    options.save(tmp_path / OPTIONS_NAME)
    assert Options.load(tmp_path / OPTIONS_NAME) == options
    assert options.run_folder == Path("모델/m.run").absolute()


def test_a_resumed_training_does_what_was_asked_for_and_speaks_as_asked_now(tmp_path):
    run = tmp_path / "m.run"
    run.mkdir()
    options = parse(["a", "--output", str(tmp_path / "m.pt"), "--seed", "5"])
    options.save(run / OPTIONS_NAME)
    resumed = parse(["--resume", str(run), "--progress", "json"])
    assert resumed.resume
    assert (resumed.seed, resumed.data, resumed.output) == (5, options.data, options.output)
    assert resumed.progress == "json"


def test_a_run_folder_that_was_moved_makes_its_model_beside_it(tmp_path):
    run = tmp_path / "moved.run"
    run.mkdir()
    parse(["a", "--output", str(tmp_path / "m.pt")]).save(run / OPTIONS_NAME)
    assert parse(["--resume", str(run)]).run_folder == run


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"data": 3}', b"[]"])
def test_a_folder_without_a_training_is_one_sentence(tmp_path, content):
    if content is not None:
        (tmp_path / OPTIONS_NAME).write_bytes(content)
    with pytest.raises(DatasetError, match="no training to go on with"):
        parse(["--resume", str(tmp_path)])


@pytest.mark.parametrize("arguments", [["--epochs", "0"], ["--epochs", "x"], ["--nonsense"], ["--progress", "loud"]])
def test_a_wrong_command_is_one_sentence(arguments):
    with pytest.raises(DatasetError, match="command is not right"):
        parse(arguments)
