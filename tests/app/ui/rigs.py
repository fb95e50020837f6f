"""Rigs for a test: shown, closed when it is over, and no thread of theirs left."""

import threading
from contextlib import contextmanager


@contextmanager
def made_by(rig_of, qtbot, *, close=lambda rig: rig.close()):
    """Give a function that makes a rig as ``rig_of`` does and shows its window."""
    made = []

    def make(*arguments, **options):
        rig = rig_of(*arguments, **options)
        made.append(rig)
        qtbot.addWidget(rig.window)
        rig.window.show()
        qtbot.waitExposed(rig.window)
        return rig

    before = set(threading.enumerate())
    yield make
    for rig in made:
        close(rig)
    assert set(threading.enumerate()) <= before
