"""What is said between two silences: sound in, partial results and words out."""

from collections.abc import Iterator
from typing import TypedDict

from app.config import DecoderConfig
from app.core.bounds import word_bounds
from app.core.classifier import Classifier
from app.core.decision import decide, impression
from app.core.decoder import Decoder, Word
from app.core.events import Digit, Event, Partial, Unknown
from app.core.frames import Framer
from app.core.pcm import level_dbfs
from model.spec.tokens import FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_RATE
from model.spec.waveform import Waveform


class _Facts(TypedDict):
    """What a digit and an unknown word have in common."""

    time: float
    confidence: float
    start: float
    end: float
    decided: float
    probabilities: tuple[float, ...]


class Utterance:
    """Runs the network over one segment, frame by frame of 20 ms, each once.

    Parameters
    ----------
    classifier : Classifier
    config : DecoderConfig
    delay_seconds : float
        How much newer than the sound given here is the source's sound that was needed to make it: the delay of the
        resampling filter. It belongs to the time that a decision took.
    """

    def __init__(self, classifier: Classifier, config: DecoderConfig, *, delay_seconds: float) -> None:
        self._classifier = classifier
        self._delay_seconds = delay_seconds
        self._decoder = Decoder(config)
        self._framer = Framer(FRAME_SAMPLES)
        self._frames_a_partial = max(1, round(config.partial_seconds / FRAME_SECONDS))
        self.begin(0)

    def begin(self, start: int) -> None:
        """Begin a new one at a sample (16 kHz, from the start of the stream)."""
        self._start = start
        self._levels: list[float] = []
        self._word_end = 0
        self._classifier.reset()
        self._decoder.reset()
        self._framer.reset()

    def hear(self, waveform: Waveform) -> Iterator[Event]:
        """Take the next sound [shape=(n,)] and give the events that it causes."""
        for frame in self._framer.process(waveform):
            self._levels.append(level_dbfs(frame))
            word = self._decoder.push(self._classifier.push(frame)[0])
            if word is not None:
                yield self._event_of(word)
            elif len(self._levels) % self._frames_a_partial == 0:
                yield self._partial()

    def finish(self) -> Iterator[Event]:
        """Give the word that was still waiting, when the segment ends."""
        word = self._decoder.finish()
        if word is not None:
            yield self._event_of(word)

    def _partial(self) -> Partial:
        sounds_like = impression(self._decoder.window, self._classifier.metadata)
        return Partial(
            self._seconds(len(self._levels)),
            probabilities=sounds_like.probabilities,
            unknown=sounds_like.unknown,
        )

    def _event_of(self, word: Word) -> Digit | Unknown:
        decision = decide(word.scores, self._classifier.metadata)
        start, end = word_bounds(
            self._levels,
            earliest=self._word_end,
            spike=word.spike,
            latest=word.decided,
            frame_seconds=FRAME_SECONDS,
        )
        self._word_end = end
        decided = self._seconds(word.decided)
        facts = _Facts(
            time=decided,
            confidence=decision.confidence,
            start=self._seconds(start),
            end=self._seconds(end),
            decided=decided + self._delay_seconds,
            probabilities=decision.probabilities,
        )
        return Unknown(**facts) if decision.digit is None else Digit(**facts, digit=decision.digit)

    def _seconds(self, frames: int) -> float:
        return (self._start + frames * FRAME_SAMPLES) / SAMPLE_RATE
