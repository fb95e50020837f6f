"""The real page on a scripted recorder."""

import errno
import os
import queue
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.events import Failed, Level, Started, Stopped
from app.errors import NoMicrophone
from app.takes.store import TakeStore
from app.takes.utterances import Utterance
from app.ui.application import install_translation
from app.ui.ports import SourceChoice
from app.ui.record import import_panel, narrator, page, stage
from app.ui.record.page import RecordPage
from app.ui.record.phase import Phase
from app.ui.theme import UNIT, Theme
from app.ui.type_scale import body_font
from model.spec.language import Language
from tests.app.takes.voices import spoken, word
from tests.app.ui.conftest import FakeDevice
from tests.app.ui.record.acts import idle
from tests.app.ui.rigs import made_by

NO_MICROPHONE = Failed(0.0, code="NoMicrophone", message=NoMicrophone().text)


class FoundMicrophones(QObject):
    """A session that finds the microphones that a test says."""

    microphones_changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.names = ["Webcam"]
        self.choice = SourceChoice()

    def refresh_microphones(self):
        self.microphones_changed.emit([FakeDevice(name) for name in self.names])


@dataclass
class ScriptedRecorder:
    """Tells what it is told to, from a thread that Qt does not know."""

    failure: Failed | None = None
    source: str = "Webcam"
    hold: threading.Event | None = None
    """Where given, nothing is told before this is set: a microphone that takes its time to open."""
    runs: int = 0
    time: float = 0.0
    _script: queue.Queue = field(default_factory=queue.Queue)
    _thread: threading.Thread | None = None

    @property
    def running(self):
        return self._thread is not None and self._thread.is_alive()

    def start(self, listener):
        self.stop()
        self.runs += 1
        self.time = 0.0
        self._script = queue.Queue()
        self._thread = threading.Thread(target=self._run, args=(listener, self._script), name="scripted-recorder")
        self._thread.start()

    def request_stop(self):
        self._script.put(None)

    def stop(self):
        self.request_stop()
        if self._thread is not None:
            self._thread.join()
        self._thread = None

    def tell(self, *items):
        for item in items:
            self._script.put(item)

    def pass_time(self, seconds, dbfs=-50.0):
        self.time += seconds
        self.tell(Level(self.time, dbfs=dbfs, peak_dbfs=dbfs + 6))

    def hear(self, waveform):
        """Let somebody say something now."""
        start = self.time
        self.pass_time(len(waveform) / 16_000)
        self.tell(Utterance(waveform, start=start, onset=start + 0.25))

    def _run(self, listener, script):
        if self.hold:
            self.hold.wait(10)
        if self.failure:
            listener(self.failure)
        else:
            listener(Started(0.0, source=self.source, sample_rate=48_000, model=""))
            while (item := script.get()) is not None:
                listener(item)
        listener(Stopped(9.9))


class Rig:
    """The page in a window, dressed as the application's own."""

    def __init__(self, language=Language.ENGLISH, *, dark=False, failure=None, source="Webcam", prepare=None):
        self.translator = install_translation(language)
        moments = (datetime(2026, 11, 21, tzinfo=UTC) + timedelta(seconds=number) for number in range(100_000))
        self.store = TakeStore(now=lambda: next(moments))
        if prepare:
            prepare(self.store)
        self.recorder = ScriptedRecorder(failure, source)
        self.theme = Theme()
        self.theme.choose(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self.window = QWidget()
        self.microphones = FoundMicrophones()
        self.page = RecordPage(
            self.theme, self.recorder, self.store, language, microphones=self.microphones, parent=self.window
        )
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.window.setFont(body_font())
        self.window.setStyleSheet(self.theme.style_sheet())
        self.window.setPalette(self.theme.palette())
        self.window.resize(110 * UNIT, 84 * UNIT)

    @property
    def guide(self):
        return self.page.guide

    def say(self, seed=0, **sound):
        """Say what is asked for, so that it is a good take."""
        self.recorder.hear(spoken(word(seed=seed), **sound))

    def close(self):
        self.page.end()
        self.window.close()
        if self.translator:
            QCoreApplication.removeTranslator(self.translator)


@pytest.fixture
def rigs(qtbot):
    with made_by(Rig, qtbot) as make:

        def made(*arguments, **options):
            rig = make(*arguments, **options)
            idle(rig, qtbot)
            return rig

        yield made


@pytest.fixture
def recording(rigs, qtbot):
    """Return a function that makes a rig that asks for a digit."""

    def make(**options):
        rig = rigs(**options)
        rig.page.toggle()
        qtbot.waitUntil(lambda: rig.guide.phase is Phase.ASKING)
        return rig

    return make


@pytest.fixture
def said(monkeypatch):
    """Gather what a screen reader is given to say."""
    sentences = []
    for module in (page, import_panel, narrator, stage):
        monkeypatch.setattr(module, "announce", lambda _, sentence, **_options: sentences.append(sentence))
    return sentences


@pytest.fixture
def slow_disk(monkeypatch):
    """Return a function that lets the disk take its time, and gives the event that ends that."""
    sync, go_on = os.fsync, threading.Event()

    def slowly(handle):
        assert go_on.wait(20)
        sync(handle)

    def slow():
        monkeypatch.setattr("os.fsync", slowly)
        return go_on

    yield slow
    go_on.set()


@pytest.fixture
def full_disk():
    """Return a function that fills the disk, and gives another that makes room."""

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:

        def fill():
            patch.setattr("os.fsync", full)
            return patch.undo

        yield fill
