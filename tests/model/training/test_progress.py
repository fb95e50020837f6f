from pathlib import Path

from model.training.json_progress import JsonProgress
from model.training.progress import SilentProgress, progress_named
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
    silent.stopped(Path("a"))
    silent.failed("")
    assert capsys.readouterr() == ("", "")
