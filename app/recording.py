"""The recorder: one thread that takes sound from a source and tells a listener each utterance, whole.

::

    recorder = TakeRecorder(lambda: Microphone(None))
    recorder.start(print)

Like the engine, the thread owns all state, waits for the source and never polls it, and ends with ``Stopped``.
"""

import logging
import threading
from collections.abc import Callable
from typing import Final

import numpy as np

from app.audio.reopening import Reopening
from app.audio.source import AudioSource, Block
from app.config import EngineConfig
from app.core.events import Event, Failed, Level, Notice, Overflow, Started, Stopped
from app.core.level import level_dbfs, peak_dbfs
from app.core.resampler import Resampler
from app.core.vad import WebRtcVad
from app.errors import DeviceLost, SutjaError
from app.takes.utterances import CONFIG, Utterance, Utterances
from model.spec.language import Text
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform

Listener = Callable[[Event | Utterance], None]
"""Gets each event and each utterance, on the recorder's thread; it must return quickly."""

NO_MODEL: Final = ""
"""What ``Started`` has for the version of a model: here none listens."""

_log = logging.getLogger(__name__)


class TakeRecorder:
    """Records from one source at a time.

    Parameters
    ----------
    source : callable
        Makes the source, anew for each run: on the recorder's thread, as it may take its time.
    config : EngineConfig, optional
    """

    def __init__(self, source: Callable[[], AudioSource], config: EngineConfig = CONFIG) -> None:
        self._make_source = source
        self._config = config
        self._run: _Run | None = None
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether the thread is alive."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, listener: Listener) -> None:
        """Begin to record; what was recorded before is stopped."""
        self.stop()
        self._run = _Run(listener, self._config)
        self._thread = threading.Thread(
            target=self._run.run, args=(self._make_source,), name="sutja-recorder", daemon=True
        )
        self._thread.start()

    def request_stop(self) -> None:
        """Ask the thread to end, and return at once; ``Stopped`` tells when it has."""
        if self._run is not None:
            self._run.request_stop()

    def stop(self) -> None:
        """Stop recording, release the source, and return when the thread has ended; harmless when it has."""
        self.request_stop()
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        self._run = None


class _Run:
    """One stretch of recording, from opening the source to its end."""

    def __init__(self, listener: Listener, config: EngineConfig) -> None:
        self._tell = listener
        self._config = config
        self._stopping = threading.Event()
        self._source: AudioSource | None = None
        self._utterances = Utterances(WebRtcVad(config.vad), config)
        self._heard = 0
        self._meter: list[Waveform] = []

    @property
    def time(self) -> float:
        """The newest audio that was heard (seconds from the start)."""
        return self._heard / SAMPLE_RATE

    def request_stop(self) -> None:
        """Let `run` come to its end, from any thread."""
        self._stopping.set()
        if self._source is not None:
            self._source.interrupt()

    def run(self, make_source: Callable[[], AudioSource]) -> None:
        """Record until the source ends, or it is asked to stop."""
        try:
            self._source = make_source()
            self._record(self._source)
        except SutjaError as error:
            self._tell(Failed(self.time, code=type(error).__name__, message=error.text))
        except Exception as error:  # as in the engine: a defect of ours must not become a silent, dead thread
            _log.exception("the recorder stopped")
            self._tell(Failed(self.time, code="Defect", message=_defect(error)))
        finally:
            try:
                if self._source is not None:
                    self._source.close()
            finally:
                self._tell(Stopped(self.time))

    def _record(self, source: AudioSource) -> None:
        if self._stopping.is_set():
            return
        source.open()
        self._tell(Started(0.0, source=source.name, sample_rate=source.sample_rate, model=NO_MODEL))
        reopening = Reopening(
            source,
            self._tell,
            time=lambda: self.time,
            stopping=self._stopping,
            retry_seconds=self._config.retry_seconds,
        )
        while (loss := self._hear_to_the_end(source, reopening)) is not None:
            self._utterances.drop()
            if not reopening.wait(loss):
                return

    def _hear_to_the_end(self, source: AudioSource, reopening: Reopening) -> DeviceLost | None:
        """Record; return how the device was lost, or ``None`` where that was all."""
        resampler = Resampler(source.sample_rate)
        try:
            # Asked before each reading: opening forgets an interruption that came before it.
            while not self._stopping.is_set() and (block := source.read()) is not None:
                reopening.heard()
                self._hear(block, resampler)
        except DeviceLost as loss:
            return loss
        if not self._stopping.is_set():  # else half a word would be told as one
            silence = round(2 * self._config.segmenter.hangover_seconds * SAMPLE_RATE)
            self._take(np.concatenate([resampler.flush(), np.zeros(silence, dtype=np.float32)]))
        return None

    def _hear(self, block: Block, resampler: Resampler) -> None:
        if block.lost_samples:
            self._utterances.drop()
            self._tell(Overflow(self.time, lost_seconds=block.lost_samples / resampler.sample_rate))
        waveform = resampler.process(block.samples)
        self._heard += len(waveform)
        self._measure(waveform)
        self._take(waveform)
        if block.notice is not None:
            self._tell(Notice(self.time, code=block.notice.condition, message=block.notice.text))

    def _take(self, waveform: Waveform) -> None:
        for utterance in self._utterances.process(waveform):
            self._tell(utterance)

    def _measure(self, waveform: Waveform) -> None:
        self._meter.append(waveform)
        if sum(map(len, self._meter)) >= self._config.level_seconds * SAMPLE_RATE:
            recent = np.concatenate(self._meter)
            self._meter.clear()
            self._tell(Level(self.time, dbfs=level_dbfs(recent), peak_dbfs=peak_dbfs(recent)))


def _defect(error: Exception) -> Text:
    return Text(
        korean=f"예상하지 못한 오류로 녹음을 멈췄습니다({type(error).__name__}). 지금까지의 녹음은 그대로 있습니다. "
        "다시 시작하세요.",
        english=f"An unexpected error stopped the recorder ({type(error).__name__}). What was recorded is kept. "
        "Start again.",
    )
