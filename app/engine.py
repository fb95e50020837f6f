"""The engine: one thread that takes sound from a source and tells a listener what was said.

::

    engine = Engine(lambda: load_classifier(DEFAULT_MODEL), print)
    engine.start(Microphone())
    …
    engine.stop()

The thread owns all state of the live path. It waits for the source, never polls it, and ends with ``Stopped``. A device
that is lost is opened again, and so is one in whose place another should be listened to; words on both sides of the
gap are heard, and none is joined over it.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from app.audio.reopening import Reopening
from app.audio.source import AudioSource, Block
from app.config import EngineConfig
from app.core.classifier import Classifier
from app.core.events import (
    Event,
    Failed,
    Loading,
    Notice,
    SpeechEnd,
    SpeechStart,
    Started,
    Stopped,
)
from app.core.pipeline import Pipeline
from app.core.vad import WebRtcVad
from app.errors import DeviceLost, MicrophoneChanged, SutjaError
from model.spec.language import Text

LONGEST_FAREWELL_SECONDS: Final = 2.0
"""How long at most a microphone is listened to while another one waits, until nobody speaks."""

_log = logging.getLogger(__name__)


class Engine:
    """Listens to one source at a time.

    Parameters
    ----------
    load_classifier : callable
        Loads the model. It is called once, on the engine's thread, so that nobody waits for it.
    listener : callable
        Gets each event, on the engine's thread; it must return quickly.
    config : EngineConfig, optional
    """

    def __init__(
        self,
        load_classifier: Callable[[], Classifier],
        listener: Callable[[Event], None],
        config: EngineConfig | None = None,
    ) -> None:
        self._load_classifier = load_classifier
        self._listener = listener
        self._config = config or EngineConfig()
        self._classifier: Classifier | None = None
        self._thread: threading.Thread | None = None
        self._source: AudioSource | None = None
        self._stopping = threading.Event()

    @property
    def running(self) -> bool:
        """Whether the thread is alive."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, source: AudioSource) -> None:
        """Begin to listen to a source; what was listened to before is stopped."""
        self.stop()
        # One for each run: a stop that comes while this one begins is neither lost nor meant for the next.
        self._stopping = threading.Event()
        self._source = source
        self._thread = threading.Thread(
            target=self._run, args=(source, self._stopping), name="sutja-engine", daemon=True
        )
        self._thread.start()

    def prepare(self) -> None:
        """Load the model before somebody waits for it, if it is not running; what fails is told by the next start.

        Not to be called at the same time as any other method: it takes seconds.
        """
        if not self.running:
            with suppress(Exception):  # a defect, too: the next start meets it again, and says so
                self._loaded_classifier()

    def use_model(self, load_classifier: Callable[[], Classifier]) -> None:
        """Stop, and recognise with another model from the next start on."""
        self.stop()
        self._load_classifier = load_classifier
        self._classifier = None

    def configure(self, config: EngineConfig) -> None:
        """Stop, and listen with other settings from the next start on."""
        self.stop()
        self._config = config

    def request_stop(self) -> None:
        """Ask the thread to end, and return at once; ``Stopped`` tells when it has."""
        self._stopping.set()
        if self._source is not None:
            self._source.interrupt()

    def stop(self) -> None:
        """Stop listening, release the source, and return when the thread has ended; harmless when it has."""
        self.request_stop()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        self._thread = None
        self._source = None

    def _run(self, source: AudioSource, stopping: threading.Event) -> None:
        session = _Session(source, self._listener, self._config, stopping)
        try:
            session.run(self._loaded_classifier)
        except SutjaError as error:
            session.fail(type(error).__name__, error.text)
        except Exception as error:  # the one place where a defect of ours must not become a silent, dead thread
            _log.exception("the engine stopped")
            session.fail(
                "Defect",
                Text(
                    korean=f"예상하지 못한 오류로 멈췄습니다({type(error).__name__}). 다시 시작하세요.",
                    english=f"An unexpected error stopped the engine ({type(error).__name__}). Start again.",
                ),
            )
        finally:
            try:
                source.close()
            finally:
                # Whatever happens: somebody waits for it.
                session.tell(Stopped(session.time))

    def _loaded_classifier(self) -> Classifier:
        if self._classifier is None:
            self._classifier = self._load_classifier()
        return self._classifier


class _Session:
    """One stretch of listening, from opening the source to its end."""

    def __init__(
        self,
        source: AudioSource,
        listener: Callable[[Event], None],
        config: EngineConfig,
        stopping: threading.Event,
    ) -> None:
        self._source = source
        self._config = config
        self._stopping = stopping
        self._pipeline: Pipeline | None = None
        self._reopening = Reopening(
            source, listener, time=lambda: self.time, stopping=stopping, retry_seconds=config.retry_seconds
        )
        self._in_speech = False
        self.tell = listener

    @property
    def time(self) -> float:
        """The newest audio that was heard (seconds from the start)."""
        return self._pipeline.time if self._pipeline else 0.0

    def run(self, load_classifier: Callable[[], Classifier]) -> None:
        """Listen until the source ends or the engine is stopped."""
        self.tell(Loading(0.0))
        classifier = load_classifier()
        if self._stopping.is_set():
            return
        self._source.open()
        rate = self._source.sample_rate
        pipeline = Pipeline(classifier, WebRtcVad(self._config.vad), self._config, sample_rate=rate)
        self._pipeline = pipeline
        model = classifier.metadata.model_version
        self.tell(Started(0.0, source=self._source.name, sample_rate=rate, model=model))
        while (loss := self._hear_to_the_end(pipeline)) is not None:
            self._tell_all(pipeline.finish())
            if not self._reopening.wait(loss):
                return
            pipeline.reconnect(sample_rate=self._source.sample_rate)
        self._tell_all(pipeline.finish())

    def fail(self, code: str, message: Text) -> None:
        """Tell why it cannot go on."""
        self.tell(Failed(self.time, code=code, message=message))

    def _hear_to_the_end(self, pipeline: Pipeline) -> DeviceLost | None:
        """Listen; return how the device was lost, or ``None`` where that was all."""
        try:
            while (block := self._next()) is not None:
                self._hear(block, pipeline)
        except MicrophoneChanged as change:
            return change if self._hear_out(pipeline) else None
        except DeviceLost as loss:
            return loss
        return None

    def _hear_out(self, pipeline: Pipeline) -> bool:
        """Let the word that is being said end before another microphone is used; return whether one is to be used."""
        latest = self.time + LONGEST_FAREWELL_SECONDS
        with suppress(DeviceLost):  # the other one is there
            while self._in_speech and self.time < latest:
                if (block := self._next()) is None:
                    return False
                self._hear(block, pipeline)
        return True

    def _next(self) -> Block | None:
        return None if self._stopping.is_set() else self._source.read()

    def _hear(self, block: Block, pipeline: Pipeline) -> None:
        self._reopening.heard()
        if block.lost_samples:
            self._tell_all(pipeline.skip(block.lost_samples))
        self._tell_all(pipeline.process(block.samples))
        if block.notice is not None:
            self.tell(Notice(self.time, code=block.notice.condition, message=block.notice.text))

    def _tell_all(self, events: Iterable[Event]) -> None:
        for event in events:
            self._in_speech = isinstance(event, SpeechStart) or (self._in_speech and not isinstance(event, SpeechEnd))
            self.tell(event)
