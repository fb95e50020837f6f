import json
import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from app.learning import follower, job, process
from app.learning.errors import LearningError
from app.learning.folder import LINES, model_folders
from app.learning.job import JobControl
from app.learning.progress import State
from model.spec.errors import LedgerError
from tests.app.learning.conftest import PATIENCE_SECONDS, SCRIPTED, Heard, ended, learning

ROOT = Path(__file__).resolve().parents[3]


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_training_is_followed_to_its_end(control, order, heard):
    begun = control.start(order("saves"), heard)
    end = heard.end()
    assert end.state is State.SAVED
    assert [epoch.number for epoch in end.history] == [1, 2, 3]
    assert end.accuracy == 0.75
    assert begun.folder.is_finished
    assert begun.folder.model.exists()
    assert control.unfinished() == []


def test_cancel_leaves_everything_as_it_was(control, order, heard, models):
    control.start(order("saves"), Heard())
    ended(control)
    before = files(models)
    control.start(order("waits"), heard)
    heard.until(learning)
    assert files(models) != before
    control.cancel()
    assert heard.end().state is State.CANCELLED
    assert files(models) == before
    assert control.unfinished() == []


def test_the_end_is_told_when_the_file_is_closed(control, order, monkeypatch):
    """Windows removes no folder in which a file is open."""
    opened, closed = [], []
    open_file = Path.open

    def noted(path, *arguments, **options):
        file = open_file(path, *arguments, **options)
        if path.name == LINES and arguments == ("rb",):
            opened.append(file)
        return file

    def listen(progress):
        if progress.state.over:
            closed.extend(file.closed for file in opened)

    monkeypatch.setattr(Path, "open", noted)
    control.start(order("saves"), listen)
    ended(control)
    assert closed == [True]


def test_one_that_does_not_stop_is_killed(control, order, heard, models, monkeypatch):
    monkeypatch.setattr(follower, "STOP_SECONDS", 0.3)
    begun = control.start(order("stubborn"), heard)
    heard.until(learning)
    control.cancel()
    assert heard.end().state is State.CANCELLED
    assert not begun.is_running
    assert model_folders(models) == []


def test_an_error_is_its_sentence_and_leaves_no_litter(control, order, heard, models):
    control.start(order("fails"), heard)
    end = heard.end()
    assert end.state is State.FAILED
    assert end.problem.english == "There is nothing to learn from."
    assert model_folders(models) == []


def test_an_error_after_some_learning_keeps_what_was_learnt(control, order, heard):
    control.start(order("fails_late"), heard)
    assert heard.end().state is State.FAILED
    assert len(control.unfinished()) == 1


def test_a_crash_is_a_sentence_and_never_a_traceback(control, order, heard):
    begun = control.start(order("crashes"), heard)
    end = heard.end()
    assert end.state is State.KILLED
    assert "Traceback" not in str(end.problem)
    assert "ZeroDivisionError" in begun.folder.complaints.read_text()


def test_a_full_disk_at_the_beginning_is_one_sentence_and_no_process(control, order, heard, models, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(job, "write_atomically", full)
    with pytest.raises(LearningError, match="No space left"):
        control.start(order("waits"), heard)
    assert not control.running
    assert model_folders(models) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(control, order, heard, models):
    models.parent.parent.mkdir(parents=True, exist_ok=True)
    models.parent.write_text("a file in the way")
    with pytest.raises((LearningError, LedgerError)):
        control.start(order("saves"), heard)


def test_two_at_once_are_refused(control, order, heard, models):
    control.start(order("waits"), heard)
    heard.until(learning)
    other = JobControl(models, SCRIPTED)
    with pytest.raises(LearningError, match="Another training is running"):
        other.start(order("saves"), Heard())
    assert len(model_folders(models)) == 1
    assert not other.running


def test_a_training_goes_on_without_the_application_and_is_found_again(control, order, heard, tmp_path):
    """The application of before is a process of its own, which begins a training, lets it go, and ends."""
    application = textwrap.dedent("""
        import sys
        from pathlib import Path
        from app.learning.folder import models_folder
        from app.learning.job import JobControl
        from app.learning.trainer import Order
        from tests.app.learning.conftest import SCRIPTED, Heard, ended

        heard = Heard()
        control = JobControl(models_folder(), SCRIPTED)
        control.start(Order((Path(sys.argv[1]),)), heard)
        heard.until(lambda progress: bool(progress.history))
        control.detach()
    """)
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", application, tmp_path / "waits"],
        cwd=ROOT,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    [found] = control.unfinished()
    assert found.is_running
    control.follow(found, heard)
    assert heard.until(learning).state is State.RUNNING
    assert control.running
    control.cancel()
    assert heard.end().state is State.CANCELLED
    assert not found.is_running


def test_what_has_ended_is_never_signalled(control, order, heard, monkeypatch):
    """Its number may be that of another program by now."""
    control.start(order("saves"), heard)
    heard.end()
    signalled = []
    monkeypatch.setattr(process, "ask_to_stop", signalled.append)
    monkeypatch.setattr(process, "kill", signalled.append)
    control.stop()
    control.cancel()
    control.detach()
    assert signalled == []


def test_a_training_is_asked_to_stop_also_by_who_lets_go_at_once(control, order, heard, models):
    control.start(order("waits"), heard)
    heard.until(learning)
    control.stop()
    control.detach()
    control._process.wait(PATIENCE_SECONDS)
    [left] = control.unfinished()
    assert left.progress.state is State.STOPPED


def test_a_training_that_cannot_be_followed_is_over_for_who_listens(control, order, heard, monkeypatch):
    def broken(self, job):
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as patch:
        patch.setattr(JobControl, "_is_running", broken)
        begun = control.start(order("waits"), heard)
        assert heard.end().state is State.KILLED
    process.kill(begun.number)
    control._process.wait(PATIENCE_SECONDS)


def test_letting_go_leaves_no_thread(control, order, heard):
    begun = control.start(order("waits"), heard)
    heard.until(learning)
    control.detach()
    assert not control.running
    assert not [thread for thread in threading.enumerate() if thread.name == "sutja-learning"]
    assert begun.is_running
    said = len(heard.all)
    again = Heard()
    control.follow(begun, again)
    again.until(learning)
    assert len(heard.all) == said


def test_the_next_training_holds_out_what_the_former_did(control, order, heard, models):
    control.start(order("saves"), heard)
    heard.end()
    again = Heard()
    control.start(order("fails_late"), again)
    again.end()
    former, new = (json.loads(folder.split.read_text()) for folder in model_folders(models))
    assert former == new


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority and no numbers")
def test_a_training_yields_to_what_listens_meanwhile(control, order, heard):
    begun = control.start(order("waits"), heard)
    heard.until(learning)
    assert os.getpriority(os.PRIO_PROCESS, begun.number) >= process.NICENESS
