"""What is said between two silences: sound in, partial results and words out."""

from collections.abc import Iterator
from typing import Final, TypedDict

import numpy as np

from app.config import EngineConfig
from app.core.bounds import LONGEST_SECONDS, word_bounds
from app.core.candidate import Candidate, Verdict
from app.core.classifier import Classifier
from app.core.decision import Impression, decide, decide_among_speech, impression
from app.core.decoder import Decoder, Evidence
from app.core.events import Digit, Event, Partial, Unknown
from app.core.frames import Framer
from app.core.level import FLOOR_DBFS, level_dbfs
from app.core.levels import Levels
from app.core.ring import Ring
from app.core.sieve import Sieve
from app.core.tone import is_tone
from model.spec.tokens import FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_RATE
from model.spec.waveform import Waveform

STIRRING: Final = 0.5
"""Probability that something is being said from which on, after a word, partial results are given again …"""

STIRRING_DB: Final = 10.0
"""… and how much quieter than that word the sound may be: the noise of a room is not another word."""


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

    The network names a word only around its end. What an unfinished word sounds like is therefore asked of the
    future: how it would be named if silence followed now.

    Parameters
    ----------
    classifier : Classifier
    config : EngineConfig
    start : int
        The sample (16 kHz, from the start of the stream) before which nothing was heard of this source.
    delay_seconds : float
        How much newer than the sound given here is the source's sound that was needed to make it: the delay of the
        resampling filter. It belongs to the time that a decision took.
    """

    def __init__(self, classifier: Classifier, config: EngineConfig, *, start: int, delay_seconds: float) -> None:
        decoder = config.decoder
        self._classifier = classifier
        self._delay_seconds = delay_seconds
        self._decoder = Decoder(decoder)
        self._sieve = Sieve(config.sieve)
        self._tone = config.tone
        self._framer = Framer(FRAME_SAMPLES)
        self._frames_a_partial = max(1, round(decoder.partial_seconds / FRAME_SECONDS))
        self._outlook = np.zeros(round(decoder.outlook_seconds / FRAME_SECONDS) * FRAME_SAMPLES, dtype=np.float32)
        self._heard = start
        self.begin(start)

    def begin(self, start: int) -> None:
        """Begin a new one at a sample (16 kHz, from the start of the stream)."""
        # It begins where the one before ended, or where the source does.
        joined = start == self._heard
        self._start = start
        self._heard = start
        kept_frames = 4 * round(LONGEST_SECONDS / FRAME_SECONDS)
        self._levels = Levels(kept_frames)
        self._sound = Ring(capacity=kept_frames * FRAME_SAMPLES, channels=1)
        self._word_end = 0
        self._last_word_dbfs: float | None = None
        self._classifier.reset()
        self._decoder.reset()
        self._framer.reset()
        self._sieve.begin(start / SAMPLE_RATE, joined=joined)

    def hear(self, waveform: Waveform, *, floor_dbfs: float) -> Iterator[Event]:
        """Take the next sound [shape=(n,)] and the noise floor of the room, and give the events that it causes."""
        self._heard += len(waveform)
        frames = self._framer.process(waveform)
        for frame in frames:
            # When a pre-roll is caught up, only where it ends is of interest.
            yield from self._hear_frame(frame, floor_dbfs, newest=frame is frames[-1])

    def finish(self, *, silent: bool) -> Iterator[Event]:
        """Give the words that were still waiting, as if silence followed; ``silent`` tells whether it does."""
        named = [self._named(frame) for frame in self._framer.process(self._outlook)]
        rest = self._decoder.finish()
        words = [word for word in [*named, self._candidate(rest) if rest else None] if word is not None]
        yield from map(self._event_of, self._sieve.finish(words, silent=silent))

    def _hear_frame(self, frame: Waveform, floor_dbfs: float, *, newest: bool) -> Iterator[Event]:
        level = level_dbfs(frame)
        self._levels.append(level)
        self._sound.write(frame[:, None])
        verdicts = self._sieve.hear(level, floor_dbfs, self._named(frame))
        yield from map(self._event_of, verdicts)
        if newest and not verdicts and len(self._levels) % self._frames_a_partial == 0:
            yield from self._partial()

    def _named(self, frame: Waveform) -> Candidate | None:
        """Let the network hear a frame, and return the word that is certain with it."""
        evidence = self._decoder.push(self._classifier.push(frame)[0])
        return None if evidence is None else self._candidate(evidence)

    def _partial(self) -> Iterator[Event]:
        """Give what is being said, but nothing in the silence after a word: what was decided stands."""
        sounds_like = self._impression()
        if self._last_word_dbfs is not None and not self._stirs(sounds_like, self._last_word_dbfs):
            return
        self._last_word_dbfs = None
        yield Partial(self._now, probabilities=sounds_like.probabilities, unknown=sounds_like.unknown)

    def _stirs(self, sounds_like: Impression, last_word_dbfs: float) -> bool:
        return sounds_like.anything >= STIRRING and self._levels[-1] >= last_word_dbfs - STIRRING_DB

    def _impression(self) -> Impression:
        window = self._decoder.window.copy()
        for log_probs in self._classifier.peek(self._outlook):
            window.update(log_probs)
        return impression(window, self._classifier.metadata)

    def _candidate(self, evidence: Evidence) -> Candidate | None:
        """Find the word that the evidence speaks of; what sounds like a beep is none, whatever it was called."""
        # Frames of the outlook, after the end of the sound, are no place for a word.
        latest = min(evidence.decided, len(self._levels))
        start, end = word_bounds(
            self._levels,
            earliest=self._word_end,
            spike=min(evidence.spike, latest),
            latest=latest,
            frame_seconds=FRAME_SECONDS,
        )
        self._word_end = end
        if is_tone(self._sound.slice(start * FRAME_SAMPLES, end * FRAME_SAMPLES)[:, 0], self._tone):
            return None
        self._last_word_dbfs = max(self._levels[start:end], default=FLOOR_DBFS)
        metadata = self._classifier.metadata
        return Candidate(
            decision=decide(evidence.scores, metadata),
            among_speech=decide_among_speech(evidence.scores, metadata),
            spike=evidence.spike,
            start=start,
            end=end,
        )

    def _event_of(self, verdict: Verdict) -> Digit | Unknown:
        word, decision = verdict.candidate, verdict.candidate.decision
        facts = _Facts(
            time=self._now,
            confidence=decision.confidence,
            start=self._seconds(word.start),
            end=self._seconds(word.end),
            decided=self._now + self._delay_seconds,
            probabilities=decision.probabilities,
        )
        if decision.digit is None or not verdict.passed:
            return Unknown(**facts)
        return Digit(**facts, digit=decision.digit)

    @property
    def _now(self) -> float:
        """The newest sound that was heard (seconds): more than the frames at hand when the pre-roll is caught up."""
        return self._heard / SAMPLE_RATE

    def _seconds(self, frames: int) -> float:
        return (self._start + frames * FRAME_SAMPLES) / SAMPLE_RATE
