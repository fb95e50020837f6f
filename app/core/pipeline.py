"""The live path from samples to events. It owns no thread, no device and no clock; it counts samples."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from app.config import EngineConfig
from app.core.classifier import Classifier
from app.core.events import Event, Heard, Level, Overflow, SpeechEnd, SpeechStart
from app.core.frames import Framer
from app.core.level import level_dbfs, peak_dbfs
from app.core.noise import NoiseFloor
from app.core.resampler import Resampler
from app.core.ring import Ring
from app.core.segmenter import SegmentEnd, Segmenter, SegmentStart
from app.core.utterance import Utterance
from app.core.vad import FrameVad
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform, to_pcm


class Pipeline:
    """Samples of a source in, events out: the same events for the same samples, however they are cut into blocks.

    Parameters
    ----------
    classifier : Classifier
        The model; its network runs only while somebody may be speaking.
    vad : FrameVad
    config : EngineConfig
    sample_rate : int
        The source's own rate (Hz).
    """

    def __init__(self, classifier: Classifier, vad: FrameVad, config: EngineConfig, *, sample_rate: int) -> None:
        self._vad = vad
        self._config = config
        self._classifier = classifier
        self._framer = Framer(config.vad.frame_samples)
        self._segmenter = Segmenter(config.segmenter, frame_seconds=config.vad.frame_seconds)
        self._history = Ring(capacity=self._history_samples(), channels=1)
        self._heard = 0
        self._segment_start = 0
        self._meter: list[Waveform] = []
        self._connect(sample_rate)

    @property
    def time(self) -> float:
        """The newest audio that was heard (seconds from the start)."""
        return self._heard / SAMPLE_RATE

    def process(self, samples: npt.NDArray[np.float32]) -> Iterator[Event]:
        """Take the next samples [shape=(n, channels)] and give the events that they cause."""
        yield from self._hear(self._resampler.process(samples))

    def skip(self, lost_samples: int) -> Iterator[Event]:
        """Pass over samples (at the source's rate) that were lost: they are heard as silence, so that time goes on."""
        rate = self._resampler.sample_rate
        for start in range(0, lost_samples, rate):
            yield from self.process(np.zeros((min(rate, lost_samples - start), 1), dtype=np.float32))
        yield Overflow(self.time, lost_seconds=lost_samples / rate)

    def finish(self) -> Iterator[Event]:
        """Give what is still waiting, when no more samples come."""
        yield from self._hear(self._resampler.flush())
        yield from self._end(self._segmenter.finish(), silent=True)

    def reconnect(self, *, sample_rate: int) -> None:
        """Go on with a source that was away and may have another rate (Hz) now, after `finish`; time goes on."""
        self._connect(sample_rate)
        self._framer.reset()
        self._vad.reset()

    def _connect(self, sample_rate: int) -> None:
        self._resampler = Resampler(sample_rate)
        self._noise = NoiseFloor(self._config.gate, frame_seconds=self._config.vad.frame_seconds)
        self._utterance = Utterance(
            self._classifier, self._config, start=self._heard, delay_seconds=self._resampler.delay_seconds
        )

    def _hear(self, waveform: Waveform) -> Iterator[Event]:
        for frame in self._framer.process(waveform):
            yield from self._hear_frame(frame)

    def _hear_frame(self, frame: Waveform) -> Iterator[Event]:
        self._history.write(frame[:, None])
        self._heard += len(frame)
        yield from self._measure(frame)
        change = self._segmenter.process(self._may_be_speech(frame))
        if isinstance(change, SegmentStart):
            yield from self._begin(change)
        elif self._segmenter.in_speech or isinstance(change, SegmentEnd):
            yield from self._utterance.hear(frame, floor_dbfs=self._noise.dbfs)
        if isinstance(change, SegmentEnd):
            yield from self._end(change, silent=False)

    def _may_be_speech(self, frame: Waveform) -> bool:
        level = level_dbfs(frame)
        self._noise.hear(level)
        loud_enough = level >= max(self._config.threshold_dbfs, self._noise.dbfs + self._config.gate.margin_db)
        # The detector hears every frame, loud or not: it keeps a noise floor of its own.
        return self._vad.is_speech(to_pcm(frame)) and loud_enough

    def _measure(self, frame: Waveform) -> Iterator[Event]:
        self._meter.append(frame)
        if len(self._meter) * self._config.vad.frame_seconds >= self._config.level_seconds:
            recent = np.concatenate(self._meter)
            self._meter.clear()
            yield Level(self.time, dbfs=level_dbfs(recent), peak_dbfs=peak_dbfs(recent))
            yield Heard(self.time, pcm=to_pcm(recent).tobytes())

    def _begin(self, change: SegmentStart) -> Iterator[Event]:
        self._segment_start = change.frame * self._config.vad.frame_samples
        yield SpeechStart(self.time, start=self._segment_start / SAMPLE_RATE)
        self._utterance.begin(self._segment_start)
        caught_up = self._history.slice(self._segment_start, self._heard)[:, 0]
        yield from self._utterance.hear(caught_up, floor_dbfs=self._noise.dbfs)

    def _end(self, change: SegmentEnd | None, *, silent: bool) -> Iterator[Event]:
        if change is None:
            return
        yield from self._utterance.finish(silent=silent)
        end = change.frame * self._config.vad.frame_samples / SAMPLE_RATE
        yield SpeechEnd(self.time, start=self._segment_start / SAMPLE_RATE, end=end)

    def _history_samples(self) -> int:
        """Return how much is kept: the pre-roll, the onset, and a frame."""
        segmenter = self._config.segmenter
        seconds = segmenter.preroll_seconds + segmenter.onset_window_seconds
        return round(seconds * SAMPLE_RATE) + self._config.vad.frame_samples
