import dataclasses
import json
import os
from pathlib import Path

import pytest

from model.spec.errors import DatasetError
from model.training.command import parse
from model.training.destinations import OPTIONS_NAME
from model.training.options import Options


def test_what_is_not_given_is_what_the_data_need():
    options = parse(["녹음"])
    assert options == Options(data=(Path("녹음").absolute(),), output=Path("sutja.pt").absolute())
    assert options.run_folder.name == "sutja.run"
    assert options.report_folder == Path("report").absolute()


def test_every_option_survives_being_written(tmp_path):
    arguments = [
        "a", "b", "--labels", "(?P<digit>.)", "--groups", "folder", "--hold-out", "takes",
        "--test", "c", "--test-labels", "folder",
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


@pytest.mark.skipif(os.name != "posix", reason="on Windows every name is text")
def test_a_name_that_is_no_text_survives(tmp_path):
    options = parse([os.fsdecode(b"\xff\xea"), "--output", "모델.pt"])
    options.save(tmp_path / OPTIONS_NAME)
    assert Options.load(tmp_path / OPTIONS_NAME) == options
    assert (tmp_path / OPTIONS_NAME).read_bytes().isascii()


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


def linked(link, target):
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("links need a permission here")


def checked(tmp_path, **options):
    Options(**{name: tmp_path / value for name, value in options.items()}).check()


def refused(tmp_path, match, **options):
    with pytest.raises(DatasetError, match=match):
        checked(tmp_path, **options)


def test_what_takes_nothing_from_anything_is_right(tmp_path):
    checked(tmp_path, output="모델/m.pt")
    checked(tmp_path, output="m.v2.PT", adapt="m.pt", report="보고서")
    checked(tmp_path, output="b/m.pt", adapt="a/m.pt", report="m")


@pytest.mark.parametrize("output", ["m", "m.v2", "x.run", "m.pth", ".pt", "m.state.pt"])
def test_a_model_is_named_as_one(tmp_path, output):
    refused(tmp_path, "must end in .pt", output=output)


def test_a_model_is_not_written_over_a_recording(tmp_path):
    refused(tmp_path, "over a recording", output="0137.WAV")
    linked(tmp_path / "m.pt", tmp_path / "0137.wav")
    refused(tmp_path, "over a recording", output="m.pt")


def test_the_model_to_go_on_from_is_not_written_over(tmp_path):
    refused(tmp_path, "may not be written over", output="m.pt", adapt="m.pt")
    refused(tmp_path, "may not be written over", output="m.pt", adapt="x/../m.pt")
    (tmp_path / "base.pt").write_bytes(b"")
    linked(tmp_path / "link.pt", tmp_path / "base.pt")
    refused(tmp_path, "may not be written over", output="link.pt", adapt="base.pt")
    refused(tmp_path, "may not be written over", output="base.pt", adapt="link.pt")


@pytest.mark.parametrize("base", ["m.v1", "m.state.pt", "m"])
def test_what_lies_beside_the_model_to_go_on_from_is_not_written_over(tmp_path, base):
    refused(tmp_path, "may not be written over", output="m.pt", adapt=base)


def test_a_run_folder_reached_by_a_link_is_not_shared(tmp_path):
    (tmp_path / "base.run").mkdir()
    linked(tmp_path / "m.run", tmp_path / "base.run")
    refused(tmp_path, "may not be written over", output="m.pt", adapt="base.pt")


def test_where_the_file_system_sees_one_file_in_two_names_so_does_the_check(tmp_path, monkeypatch):
    """As where case means nothing."""
    monkeypatch.setattr(os.path, "samefile", lambda one, other: str(one).lower() == str(other).lower())
    refused(tmp_path, "may not be written over", output="M.pt", adapt="m.pt")


@pytest.mark.parametrize("report", ["m.run", "x/../m.run", "base.run", "m.pt", "m.state.pt", "base.pt"])
def test_a_report_has_a_folder_of_its_own(tmp_path, report):
    refused(tmp_path, "folder of its own", output="m.pt", adapt="base.pt", report=report)


@pytest.mark.parametrize("name", ["options.json", "run.lock"])
def test_a_report_is_not_written_into_any_run_folder(tmp_path, name):
    folder = tmp_path / "other.run"
    folder.mkdir()
    checked(tmp_path, output="m.pt", report="other.run")
    (folder / name).write_text("")
    refused(tmp_path, "folder of its own", output="m.pt", report="other.run")


def test_what_was_no_option_yet_is_as_if_not_given(tmp_path):
    options = parse(["a", "--test-labels", "folder"])
    options.save(tmp_path / OPTIONS_NAME)
    record = json.loads((tmp_path / OPTIONS_NAME).read_text())
    del record["test_labels"]
    (tmp_path / OPTIONS_NAME).write_text(json.dumps(record))
    assert Options.load(tmp_path / OPTIONS_NAME) == dataclasses.replace(options, test_labels=None)
