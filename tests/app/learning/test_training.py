import json
import os

import pytest

from app.learning import training
from model.spec import locks
from tests.app.learning.conftest import learning


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
