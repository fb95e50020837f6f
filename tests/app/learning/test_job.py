import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import tomllib
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

import app
from app.learning import follower, job, process, settling, trainer, training
from app.learning.errors import LearningError
from app.learning.folder import LINES, model_folders
from app.learning.job import JobControl
from app.learning.progress import Progress, State
from model.spec import locks
from model.spec.errors import LedgerError
from tests.app.learning.conftest import PATIENCE_SECONDS, SCRIPTED, Heard, ended

ROOT = Path(__file__).resolve().parents[3]


def learning(progress):
    return progress.epoch == 1 and bool(progress.history)


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


def test_what_is_adapted_is_told_to_the_trainer(order, models, tmp_path):
    folder = model_folders(models)
    assert folder == []
    words = trainer.command(["train"], order("saves", base=tmp_path / "m.pt"), trainer.ModelFolder(models / "x"))
    assert words[:2] == ["train", str(tmp_path / "saves")]
    assert words[-2:] == ["--adapt", str(tmp_path / "m.pt")]


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


def test_stopped_and_resumed_it_comes_to_its_end(control, order, heard):
    control.start(order("waits"), heard)
    heard.until(learning)
    control.stop()
    assert heard.end().state is State.STOPPED
    [stopped] = control.unfinished()
    assert not stopped.is_running
    assert stopped.progress.state is State.STOPPED
    again = Heard()
    control.resume(stopped, again)
    end = again.end()
    assert end.state is State.SAVED
    assert [epoch.number for epoch in end.history] == [1, 2, 3]
    assert not [progress for progress in again.all[:-1] if progress.state.over]
    assert control.unfinished() == []


def test_a_killed_one_is_told_and_offered(control, order, heard):
    begun = control.start(order("waits"), heard)
    heard.until(learning)
    os.killpg(begun.number, signal.SIGKILL)
    end = heard.end()
    assert end.state is State.KILLED
    assert end.problem == follower.ENDED_EARLY
    assert [offered.folder for offered in control.unfinished()] == [begun.folder]


def test_killed_before_it_had_begun_it_is_begun_again(control, order, heard):
    begun = control.start(order("waits"), heard)
    heard.until(learning)
    os.killpg(begun.number, signal.SIGKILL)
    heard.end()
    begun.folder.options.unlink()
    begun.folder.checkpoint.unlink()
    [offered] = control.unfinished()
    again = Heard()
    control.resume(offered, again)
    assert again.until(learning).step == 10


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


def test_a_full_disk_is_named_where_the_trainer_could_not(control, order, heard, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(100, 100, 0))
    control.start(order("crashes"), heard)
    assert heard.end().problem == settling.DISK_FULL


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


def test_the_number_of_a_process_that_is_another_one_by_now_is_no_training(control, order, heard, monkeypatch):
    control.start(order("waits"), heard)
    heard.until(learning)
    control.stop()
    heard.end()
    [stopped] = control.unfinished()
    record = json.loads(stopped.folder.job.read_text()) | {"number": os.getpid()}
    stopped.folder.job.write_text(json.dumps(record))
    monkeypatch.setattr(training, "STARTING_SECONDS", 0.0)
    [found] = control.unfinished()
    assert not found.is_running


def test_discarding_removes_what_nobody_goes_on_with(control, order, heard, models):
    control.start(order("waits"), heard)
    heard.until(learning)
    [running] = control.unfinished()
    with pytest.raises(LearningError, match="running again or has come to its end"):
        control.discard(running)
    assert running.folder.checkpoint.exists()
    control.stop()
    heard.end()
    control.discard(running)
    assert model_folders(models) == []
    control.discard(running)  # as another window may have been quicker


@pytest.fixture
def stopped(control, order, heard):
    """A training that was stopped, as it is offered to every window."""
    control.start(order("waits"), heard)
    heard.until(learning)
    control.stop()
    heard.end()
    [offered] = control.unfinished()
    return offered


def test_a_stale_offer_touches_no_finished_model(control, stopped, models):
    control.resume(stopped, Heard())
    ended(control)
    assert stopped.folder.is_finished
    before = stopped.folder.model.stat().st_mtime_ns
    other = JobControl(models, SCRIPTED)
    with pytest.raises(LearningError, match="has come to its end by now"):
        other.discard(stopped)
    with pytest.raises(LearningError, match="has come to its end by now"):
        other.resume(stopped, Heard())
    assert stopped.folder.model.stat().st_mtime_ns == before


def test_a_stale_offer_touches_no_training_that_runs_under_another_number(control, stopped, models):
    record = stopped.folder.options.read_text().replace("waits", "stubborn")
    stopped.folder.options.write_text(record)
    again = Heard()
    running = control.resume(stopped, again)
    again.until(learning)
    assert running.number != stopped.number
    other = JobControl(models, SCRIPTED)
    with pytest.raises(LearningError, match="running again"):
        other.discard(stopped)
    with pytest.raises(LearningError, match="Another training is running"):
        other.resume(stopped, Heard())
    assert stopped.folder.checkpoint.exists()
    process.kill(running.number)
    again.end()


def test_what_was_discarded_elsewhere_is_not_gone_on_with(control, stopped, models):
    JobControl(models, SCRIPTED).discard(stopped)
    with pytest.raises(LearningError, match="or was removed"):
        control.resume(stopped, Heard())
    assert model_folders(models) == []


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


def test_cancelled_too_late_it_is_a_model(control, order, heard):
    begun = control.start(order("saves"), heard)
    heard.end()
    assert settling.settled(begun, Progress(state=State.CANCELLED)).state is State.SAVED
    assert begun.folder.model.exists()


def test_what_another_window_went_on_with_is_not_cleared_away(stopped):
    former = replace(stopped, number=stopped.number + 1)
    settling.settled(former, Progress(state=State.CANCELLED))
    assert stopped.folder.checkpoint.exists()
    settling.settled(stopped, Progress(state=State.CANCELLED))
    assert not stopped.folder.path.exists()


def test_a_training_that_cannot_be_followed_is_over_for_who_listens(control, order, heard, monkeypatch):
    def broken(self, job):
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as patch:
        patch.setattr(JobControl, "_is_running", broken)
        begun = control.start(order("waits"), heard)
        assert heard.end().state is State.KILLED
    process.kill(begun.number)
    control._process.wait(PATIENCE_SECONDS)


def test_a_lock_that_nobody_can_look_at_is_held(control, order, heard, monkeypatch):
    begun = control.start(order("waits"), heard)
    heard.until(learning)

    class Unreadable:
        def __init__(self, path, **options):
            raise OSError(24, "Too many open files")

    monkeypatch.setattr(training, "STARTING_SECONDS", 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(locks, "FileLock", Unreadable)
        assert begun.is_running


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"began": "yesterday"}', b"\xff", b'{"began": 3}'])
def test_a_damaged_job_is_none(control, order, heard, content):
    begun = control.start(order("crashes"), heard)
    heard.end()
    begun.folder.job.write_bytes(content)
    assert control.unfinished() == []


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


def test_a_missing_script_is_one_sentence(models, order, heard, monkeypatch, tmp_path):
    monkeypatch.setattr(trainer, "SCRIPT", tmp_path / "train_model.py")
    with pytest.raises(LearningError, match="Install Sutja again"):
        JobControl(models).start(order("saves"), heard)


def test_the_script_is_installed_beside_the_packages():
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert trainer.SCRIPT.stem in configuration["tool"]["setuptools"]["py-modules"]
    assert trainer.SCRIPT.parent == Path(app.__file__).parent.parent


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority and no numbers")
def test_a_training_yields_to_what_listens_meanwhile(control, order, heard):
    begun = control.start(order("waits"), heard)
    heard.until(learning)
    assert os.getpriority(os.PRIO_PROCESS, begun.number) >= process.NICENESS


def test_the_script_of_the_application_is_the_one_that_trains():
    assert trainer.SCRIPT.is_file()
    told = subprocess.run(
        [*trainer.PROGRAM, "--help"], capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS
    ).stdout
    assert "--progress" in told
