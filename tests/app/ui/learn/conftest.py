"""The Learn page in a window, with trainings that learn nothing."""

import numpy as np
import pytest
import soundfile

from app.learning import process
from app.ui import announcer
from model.spec.language import Language
from tests.app.core.fakes import silence, tone_word
from tests.app.learning.conftest import PATIENCE_SECONDS
from tests.app.ui.learn.rig import Rig
from tests.app.ui.rigs import made_by


@pytest.fixture
def rigs(qtbot):
    """Make rigs; no training of theirs may be left."""

    def rig_of(recordings=None, **options):
        return Rig(*([] if recordings is None else [recordings]), **{"language": Language.ENGLISH, **options})

    with made_by(rig_of, qtbot, close=_end) as make:
        yield make


@pytest.fixture
def recordings(tmp_path):
    """Make a folder of takes, whose name tells the scripted trainer what to do."""

    def make(behaviour="saves"):
        for digit in range(10):
            path = tmp_path / behaviour / f"{digit}" / "take.wav"
            path.parent.mkdir(parents=True)
            soundfile.write(path, np.concatenate([silence(0.2), tone_word(digit), silence(0.2)]), 16_000)
        return tmp_path / behaviour

    return make


@pytest.fixture
def said(monkeypatch):
    """Keep what a screen reader is given to say."""
    sentences = []

    class Event:
        def __init__(self, widget, sentence):
            sentences.append(sentence)

        def setPoliteness(self, politeness):
            pass

    monkeypatch.setattr(announcer, "QAccessibleAnnouncementEvent", Event)
    monkeypatch.setattr(announcer.QAccessible, "updateAccessibility", lambda event: None)
    return sentences


def _end(rig):
    rig.control.cancel()
    if rig.control.running:
        rig.control._follower._thread.join(PATIENCE_SECONDS)
    rig.close()
    for job in rig.control.unfinished():
        if job.is_running:
            process.kill(job.number)
    if rig.control._process is not None:
        rig.control._process.wait(PATIENCE_SECONDS)
