"""What a test does with the page, and waits for."""

import json
import shutil
import time

from app.learning.folder import ModelFolder, models_folder
from app.paths import DEFAULT_MODEL
from model.spec.content import key_of
from tests.app.core.fakes import ToneClassifier
from tests.app.learning.test_comparison import DeafTo

PATIENCE_MS = 60_000


def soon(qtbot, condition):
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def seen(rig, part):
    return part.isVisibleTo(rig.page)


def made_model(name, takes):
    """Make a finished model, as if it had held the takes out."""
    folder = ModelFolder(models_folder() / name)
    folder.run.mkdir(parents=True)
    folder.report.mkdir()
    shutil.copy(DEFAULT_MODEL, folder.model)
    folder.page.write_text("<p>a report")
    folder.record.write_text(json.dumps({"started": "2026-11-21T10:00:00+00:00"}))
    order = {
        "began": "2026-11-21T10:00:00+00:00",
        "number": 1,
        "recordings": [str(takes)],
        "base": None,
        "labels": "folder",
        "groups": "auto",
    }
    folder.job.write_text(json.dumps(order))
    sides = {key_of(path): "validation" for path in takes.rglob("*.wav")}
    folder.split.write_text(json.dumps({"by": "takes", "sides": sides}))
    return folder


def hearing_tones(rig, *, live=DeafTo, other=ToneClassifier):
    """Let the model that is used and the others hear tones, each in its way."""
    rig.page.session._load = lambda path: live() if path == DEFAULT_MODEL else other()


def compare(rig, qtbot, name):
    soon(qtbot, lambda: any(row.model.name == name for row in rig.page.models.rows))
    row = next(row for row in rig.page.models.rows if row.model.name == name)
    row.compare_button.click()
    soon(qtbot, lambda: seen(rig, rig.page.comparison_view))


def until(condition):
    """Wait off the GUI thread."""
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


class Waiting(ToneClassifier):
    """Hears nothing before something has happened, and counts."""

    def __init__(self, condition):
        super().__init__()
        self.heard = 0
        self._condition = condition

    def whole(self, waveform):
        self.heard += 1
        until(self._condition)
        return super().whole(waveform)
