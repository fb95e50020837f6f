import shutil
from collections import namedtuple
from dataclasses import replace

from app.learning import settling
from app.learning.progress import Progress, State


def test_a_full_disk_is_named_where_the_trainer_could_not(control, order, heard, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(100, 100, 0))
    control.start(order("crashes"), heard)
    assert heard.end().problem == settling.DISK_FULL


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
