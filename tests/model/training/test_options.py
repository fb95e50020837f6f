import dataclasses
import json
import os
from pathlib import Path

import pytest

from model.training.command import parse
from model.training.destinations import OPTIONS_NAME
from model.training.options import Options


def test_every_option_survives_being_written(tmp_path):
    arguments = [
        "a", "b", "--labels", "(?P<digit>.)", "--groups", "folder", "--hold-out", "takes",
        "--test", "c", "--test-labels", "folder",
        "--other", "d", "e", "--noise", "f", "--synthetic", "--adapt", "old.pt", "--replay", "g", "--epochs", "3",
        "--seed", "7", "--voices", "same",
        "--output", "모델/m.pt", "--report", "r", "--compare", "old.run", "--progress", "json", "--wandb",
    ]  # fmt: skip
    options = parse(arguments)
    options.save(tmp_path / OPTIONS_NAME)
    assert Options.load(tmp_path / OPTIONS_NAME) == options
    assert options.run_folder == Path("모델/m.run").absolute()


@pytest.mark.skipif(os.name != "posix", reason="on Windows every name is text")
def test_a_name_that_is_no_text_survives(tmp_path):
    options = parse([os.fsdecode(b"\xff\xea"), "--output", "모델.pt"])
    options.save(tmp_path / OPTIONS_NAME)
    assert Options.load(tmp_path / OPTIONS_NAME) == options
    assert (tmp_path / OPTIONS_NAME).read_bytes().isascii()


def test_what_was_no_option_yet_is_as_if_not_given(tmp_path):
    options = parse(["a", "--test-labels", "folder"])
    options.save(tmp_path / OPTIONS_NAME)
    record = json.loads((tmp_path / OPTIONS_NAME).read_text())
    del record["test_labels"]
    (tmp_path / OPTIONS_NAME).write_text(json.dumps(record))
    assert Options.load(tmp_path / OPTIONS_NAME) == dataclasses.replace(options, test_labels=None)
