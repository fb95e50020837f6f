import sys
from pathlib import Path

import pytest

from model.training.json_progress import JsonProgress
from model.training.progress import SilentProgress, progress_asked_for, progress_named
from model.training.terminal_progress import TerminalProgress
from tests.model.training.course import learn


def test_the_name_decides_and_all_but_the_first_process_are_silent(capsys):
    assert isinstance(progress_named("json"), JsonProgress)
    assert isinstance(progress_named("bar"), TerminalProgress)
    silent = progress_named("json", is_first=False)
    assert isinstance(silent, SilentProgress)
    learn(silent)
    silent.ends_at(3)
    silent.message("")
    silent.stopping()
    silent.stopped(Path("a"))
    silent.failed("")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("", "bar"),
        ("a --progress json", "json"),
        ("--resume m.run --progress=json", "json"),
        ("--nonsense --seed -1 --prog json --epochs x", "json"),
        ("--progress json --progress bar", "bar"),
        ("--progress loud", "bar"),
        ("--progress", "bar"),
        ("json --report json", "bar"),
        ("-- --progress json", "bar"),
    ],
)
def test_how_a_wrong_command_wants_to_be_told_is_known(command, name, monkeypatch):
    assert progress_asked_for(command.split()) == name
    monkeypatch.setattr(sys, "argv", ["train_model.py", *command.split()])
    assert progress_asked_for(None) == name
