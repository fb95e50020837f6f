from pathlib import Path

import pytest

from model.spec.errors import DatasetError
from model.training.command import parse
from model.training.destinations import OPTIONS_NAME
from model.training.options import Options


def linked(link, target):
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("links need a permission here")


def test_what_is_not_given_is_what_the_data_need():
    options = parse(["녹음"])
    assert options == Options(data=(Path("녹음").absolute(),), output=Path("sutja.pt").absolute())
    assert options.run_folder.name == "sutja.run"
    assert options.report_folder == Path("report").absolute()


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


def test_a_folder_that_is_no_run_folder_is_not_gone_on_with(tmp_path):
    parse(["a"]).save(tmp_path / OPTIONS_NAME)
    with pytest.raises(DatasetError, match="no training to go on with"):
        parse(["--resume", str(tmp_path)])


@pytest.mark.parametrize("spelling", ["m.run", "x/../m.run", "link.run"])
def test_a_run_folder_in_whatever_spelling_makes_the_model_asked_for(tmp_path, spelling):
    run, output = tmp_path / "m.run", tmp_path / "m.pt"
    run.mkdir()
    (tmp_path / "x").mkdir()
    parse(["a", "--output", str(output)]).save(run / OPTIONS_NAME)
    if spelling == "link.run":
        linked(tmp_path / spelling, run)
    assert parse(["--resume", str(tmp_path / spelling)]).output == output


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(["a"], "DATA"), (["--seed", "0"], "--seed"), (["--hold-out", "takes"], "--hold-out"), (["--wandb"], "--wandb")],
)
def test_a_resumed_training_takes_no_other_options(tmp_path, arguments, named):
    run = tmp_path / "m.run"
    run.mkdir()
    parse(["a", "--output", str(tmp_path / "m.pt")]).save(run / OPTIONS_NAME)
    with pytest.raises(DatasetError, match=f"as it was begun.* {named}[.]"):
        parse(["--resume", str(run), "--progress", "json", *arguments])


@pytest.mark.parametrize(
    "arguments",
    [
        ["--epochs", "0"], ["--epochs", "x"], ["--seed", "-1"], ["--seed", "2147483649"], ["--seed", "9" * 5_000],
        ["--nonsense"], ["--progress", "loud"],
    ],
)  # fmt: skip
def test_a_wrong_command_is_one_sentence(arguments):
    with pytest.raises(DatasetError, match="command is not right"):
        parse(arguments)


def test_seeds_reach_from_nothing_to_two_to_the_31():
    assert [parse(["--seed", seed]).seed for seed in ("0", "2147483648")] == [0, 2**31]
