"""The real window on a scripted engine; also used by ``tests/screenshots.py``."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible

from app.core.events import (
    Digit,
    Event,
    Failed,
    Level,
    Loading,
    Partial,
    SpeechEnd,
    SpeechStart,
    Started,
    Stopped,
    Unknown,
)
from app.pages import Pages
from app.settings import Settings, ThemeChoice
from app.ui.application import install_translation
from app.ui.bridge import EventBridge
from app.ui.place import Place
from app.ui.ports import Sources
from app.ui.preferences import Preferences
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.window import Window
from model.spec.language import Language
from tests.app.ui.rigs import made_by


@pytest.fixture(autouse=True)
def no_screen_reader():
    """A test that let one listen leaves it on for all after it, and some parts then wait until it has spoken."""
    QAccessible.setActive(False)
    yield
    QAccessible.setActive(False)


@dataclass(frozen=True)
class FakeDevice:
    name: str
    index: int = 0
    sample_rate: int = 48_000
    channels: int = 1
    is_default: bool = False


@dataclass
class FakeSource:
    name: str


@dataclass
class SilentVoice:
    """Takes note of what it would say."""

    said: list = field(default_factory=list)
    prepared: bool = False
    speaking: bool = False

    def prepare(self):
        self.prepared = True

    def say(self, digits):
        self.said.append(tuple(digits))


@dataclass
class ScriptedEngine:
    """Says what it is told to, from a thread that Qt does not know."""

    listener: Callable[[Event], None]
    failure: Failed | None = None
    hold: threading.Event | None = None
    """Where given, the thread does not end before this is set: an engine that is busy loading."""
    sources: list = field(default_factory=list)
    stops: int = 0
    models: list = field(default_factory=list)
    prepared: list = field(default_factory=list)
    """The threads that asked for the model to be loaded."""

    _script: queue.Queue = field(default_factory=queue.Queue)
    _thread: threading.Thread | None = None

    @property
    def running(self):
        return self._thread is not None and self._thread.is_alive()

    def prepare(self):
        self.prepared.append(threading.current_thread())

    def start(self, source):
        self.stop()
        self.sources.append(source)
        self._script = queue.Queue()
        self._thread = threading.Thread(target=self._run, args=(source, self._script), name="scripted-engine")
        self._thread.start()

    def stop(self):
        if self._thread is None:
            return
        self.stops += 1
        self._script.put(None)
        self._thread.join()
        self._thread = None

    def use_model(self, load_classifier):
        self.stop()
        self.models.append(load_classifier())

    def say(self, *events):
        for event in events:
            self._script.put(event)

    def end(self):
        """Come to the end of the source."""
        self._script.put(None)

    def _run(self, source, script):
        self.listener(Loading(0.0))
        if self.failure:
            self.listener(self.failure)
        else:
            self.listener(Started(0.0, source=source.name, sample_rate=48_000, model="1"))
            while (event := script.get()) is not None:
                self.listener(event)
        if self.hold:
            self.hold.wait(10)
        self.listener(Stopped(9.9))


WELCOMED = Settings(welcomed=True)


class Rig:
    """The window and everything that it stands on."""

    def __init__(
        self,
        language=Language.ENGLISH,
        *,
        dark=False,
        failure=None,
        settings=WELCOMED,
        text_percent=100,
    ):
        self.language = language
        self.translator = install_translation(language)
        self.bridge = EventBridge()
        self.engine = ScriptedEngine(self.bridge.post, failure)
        self.devices = [FakeDevice("Built-in Microphone", is_default=True), FakeDevice("Headset USB", 1)]
        self.listings = 0
        sources = Sources(
            list_microphones=self._list,
            microphone=lambda name: FakeSource(name or "Built-in Microphone"),
            demo=lambda: FakeSource("demo.wav"),
        )
        self.session = Session(self.engine, sources, self.bridge, language=language)
        self.theme = Theme()
        self.theme.prefer(ThemeChoice.DARK if dark else ThemeChoice.LIGHT, text_percent=text_percent)
        self.preferences = Preferences(settings)
        self.voice = SilentVoice()
        pages = Pages(
            self.engine, self.session, self.bridge, self.voice, self.preferences, self.theme, language,
            classifier=lambda path: path, go=lambda place: self.window.go(place),
        )  # fmt: skip
        self.window = Window(pages.makers(), theme=self.theme)
        self.page = self.window.page(Place.LISTEN)
        self.settings_page = self.window.page(Place.SETTINGS)
        self.window.closed.connect(self.session.close)

    def _list(self):
        self.listings += 1
        return self.devices

    def close(self):
        if self.engine.hold:
            self.engine.hold.set()
        self.window.close()
        if self.translator:
            QCoreApplication.removeTranslator(self.translator)


def digit(number, confidence=0.97):
    rest = (1 - confidence) / 9
    probabilities = tuple(confidence if other == number else rest for other in range(10))
    return Digit(
        time=1.0,
        digit=number,
        confidence=confidence,
        start=0.5,
        end=0.9,
        decided=1.0,
        probabilities=probabilities,
    )


def unknown(confidence=0.6):
    return Unknown(time=1.0, confidence=confidence, start=0.5, end=0.9, decided=1.0, probabilities=(0.05,) * 10)


def partial(**leading):
    """Return a partial result such as ``partial(d7=0.6, d1=0.2)``."""
    return Partial(time=0.8, probabilities=tuple(leading.get(f"d{number}", 0.02) for number in range(10)), unknown=0.1)


def level(dbfs, peak=None, time=0.5):
    return Level(time, dbfs=dbfs, peak_dbfs=dbfs + 6 if peak is None else peak)


def speech_start():
    return SpeechStart(0.5, start=0.4)


def speech_end():
    return SpeechEnd(1.5, start=0.4, end=1.2)


@pytest.fixture
def rigs(qtbot):
    with made_by(Rig, qtbot) as make:
        yield make


@pytest.fixture
def listening(rigs, qtbot):
    """Return a function that makes a rig whose engine listens."""

    def make(**options):
        rig = rigs(**options)
        rig.session.refresh_microphones()
        rig.session.start()
        qtbot.waitUntil(lambda: rig.session.status.state == "listening")
        return rig

    return make
