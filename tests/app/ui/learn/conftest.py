"""The Learn page in a window, with trainings that learn nothing."""

import threading

import pytest

from app.learning import process
from model.spec.language import Language
from tests.app.learning.conftest import PATIENCE_SECONDS
from tests.app.ui.learn.rig import Rig


@pytest.fixture
def rigs(qtbot):
    """Make rigs; all are closed, no training and no thread of theirs may be left."""
    made = []

    def make(recordings=None, **options):
        rig = Rig(*([] if recordings is None else [recordings]), **{"language": Language.ENGLISH, **options})
        made.append(rig)
        rig.window.show()
        qtbot.waitExposed(rig.window)
        return rig

    before = set(threading.enumerate())
    yield make
    for rig in made:
        rig.control.cancel()
        if rig.control.running:
            rig.control._follower._thread.join(PATIENCE_SECONDS)
        rig.close()
        for job in rig.control.unfinished():
            if job.is_running:
                process.kill(job.number)
        if rig.control._process is not None:
            rig.control._process.wait(PATIENCE_SECONDS)
    assert set(threading.enumerate()) <= before
