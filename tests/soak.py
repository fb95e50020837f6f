"""``make soak``: a long life, measured: hours of sound through the live path, minutes through a microphone, starts.

::

    python -m tests.soak [--hours 8] [--minutes 20] [--starts 200]

Says what it measured, and ends with status 1 where memory grew, a digit was missed or doubled, the events drifted from
the sound, or a thread was left.
"""

import argparse
import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

import numpy as np
import soundfile

from app.audio.microphone import Microphone
from app.config import EngineConfig
from app.core.events import Digit, Event, Overflow, Started, Stopped
from app.core.pipeline import Pipeline
from app.core.recognizer import load_classifier
from app.core.vad import WebRtcVad
from app.engine import Engine
from app.paths import DEFAULT_MODEL, DEMO_SOUND
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import read_waveform
from tests.program import PATIENCE_SECONDS
from tests.virtual_microphone import VirtualMicrophone, require_virtual_microphone

BLOCK_SAMPLES = 320
"""As the microphone gives them: 20 ms."""

DEMO_SECONDS_A_DIGIT = 0.95
"""So many times this, from the second on, is in the pause after that digit of the demo."""

QUIET_SECONDS = 20.0
"""Room between two rounds of ten digits: most of a long life is silence."""

HISS = 1e-3
"""Amplitude of the noise of that room."""

MOST_GROWTH_MB = 5.0
"""Growth over eight hours that is promised; shorter runs may not use more."""

MOST_DRIFT_SECONDS = 0.02
"""Two rounds of the same sound may be cut into frames at other moments, no more."""


MOST_LAG_SECONDS = 1.0
"""In real time, a machine that is busy with other things hears late; it must not get later and later."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a soak came to."""

    line: str
    """The figures."""

    good: bool
    """Whether they are as promised."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=8.0, help="hours of simulated sound")
    parser.add_argument("--minutes", type=float, default=20.0, help="minutes in real time")
    parser.add_argument("--starts", type=int, default=200, help="starts and stops of the engine")
    options = parser.parse_args()
    good = True
    for outcome in _outcomes(options.hours, options.minutes, options.starts):
        sys.stdout.write(f"{'good' if outcome.good else 'BAD '}  {outcome.line}\n")
        sys.stdout.flush()
        good &= outcome.good
    return 0 if good else 1


def _outcomes(hours: float, minutes: float, starts: int) -> Iterator[Outcome]:
    if hours > 0:
        yield simulated(hours)
    if minutes > 0 or starts > 0:
        require_virtual_microphone()
        with VirtualMicrophone() as microphone:
            os.environ.update(microphone.environment)
            if minutes > 0:
                yield in_real_time(microphone, minutes)
            if starts > 0:
                yield started(microphone, starts)


def simulated(hours: float, *, digits: int = 10) -> Outcome:
    """Hear digits of the demo, and a room in between, again and again, as fast as it goes."""
    random = np.random.default_rng(0)
    hiss = (HISS * random.standard_normal(round(QUIET_SECONDS * SAMPLE_RATE))).astype(np.float32)
    cycle = np.concatenate([_spoken(digits), hiss])
    rounds = max(2, round(hours * 3600 * SAMPLE_RATE / len(cycle)))
    config = EngineConfig()
    pipeline = Pipeline(load_classifier(DEFAULT_MODEL), WebRtcVad(config.vad), config, sample_rate=SAMPLE_RATE)
    tally, memory, began = _Tally(digits, len(cycle) / SAMPLE_RATE), _Memory(), time.monotonic()
    for number in range(rounds):
        for start in range(0, len(cycle), BLOCK_SAMPLES):
            tally.hear(number, pipeline.process(cycle[start : start + BLOCK_SAMPLES, None]))
        memory.look()
    tally.close()
    heard_seconds = rounds * len(cycle) / SAMPLE_RATE
    index_drift = abs(pipeline.time - heard_seconds)
    speed = heard_seconds / (time.monotonic() - began)
    return Outcome(
        f"simulated {heard_seconds / 3600:.2f} h at {speed:.0f} times real time: {tally.digits} digits in {rounds} "
        f"rounds, {tally.wrong_rounds} rounds wrong; events drift {tally.drift_seconds * 1000:.0f} ms, sample index "
        f"{index_drift * 1000:.0f} ms; memory {memory.growth_mb:+.2f} MB",
        good=not tally.wrong_rounds
        and tally.drift_seconds <= MOST_DRIFT_SECONDS
        and index_drift <= config.vad.frame_seconds
        and memory.growth_mb <= MOST_GROWTH_MB,
    )


def in_real_time(microphone: VirtualMicrophone, minutes: float, *, digits: int = 10) -> Outcome:
    """Play digits into a microphone at the pace of life, and compare the sound's clock with the wall's."""
    events: SimpleQueue[tuple[float, Event]] = SimpleQueue()
    engine = Engine(lambda: load_classifier(DEFAULT_MODEL), lambda event: events.put((time.monotonic(), event)))
    engine.start(Microphone())
    while not isinstance(events.get(timeout=PATIENCE_SECONDS)[1], Started):
        pass
    began = time.monotonic()
    memory, wrong, lost_seconds = _Memory(), 0, 0.0
    behind: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digits.wav"
        soundfile.write(path, np.pad(_spoken(digits), (0, SAMPLE_RATE)), SAMPLE_RATE)
        while len(behind) < 2 or time.monotonic() - began < minutes * 60:
            microphone.play(path)
            heard = _round(events, digits)
            wrong += [event.digit for _, event in heard if isinstance(event, Digit)] != list(range(digits))
            lost_seconds += sum(event.lost_seconds for _, event in heard if isinstance(event, Overflow))
            # The least of a round: whatever else the machine does makes events late, never early.
            behind.append(min(arrived - event.time for arrived, event in heard))
            memory.look()
    engine.stop()
    drift_seconds = behind[-1] - behind[0]
    return Outcome(
        f"in real time {(time.monotonic() - began) / 60:.1f} min: {len(behind)} rounds of {digits} digits, {wrong} "
        f"wrong, {lost_seconds:.2f} s lost; the sound's clock drifts {drift_seconds * 1000:+.0f} ms from the wall's; "
        f"memory {memory.growth_mb:+.2f} MB",
        good=not wrong
        and not lost_seconds
        and abs(drift_seconds) <= MOST_LAG_SECONDS
        and memory.growth_mb <= MOST_GROWTH_MB,
    )


def started(microphone: VirtualMicrophone, starts: int) -> Outcome:
    """Start and stop the engine on a microphone, and count what is left behind."""
    events: SimpleQueue[Event] = SimpleQueue()
    classifier = load_classifier(DEFAULT_MODEL)
    engine = Engine(lambda: classifier, events.put)
    before, memory, files = set(threading.enumerate()), _Memory(), 0
    for number in range(starts):
        engine.start(Microphone())
        _until(events, Started)
        engine.stop()
        _until(events, Stopped)
        memory.look()
        files = files if number else _open_files()
    # By thread and not by number: one of another test may end meanwhile.
    left, opened = len(set(threading.enumerate()) - before), _open_files() - files
    listeners = microphone.listeners()
    return Outcome(
        f"{starts} starts and stops: {left} threads, {opened} open files and {listeners} streams left; "
        f"memory {memory.growth_mb:+.2f} MB",
        good=not left and opened <= 0 and not listeners and memory.growth_mb <= MOST_GROWTH_MB,
    )


def _spoken(digits: int) -> np.ndarray:
    """Return the first digits of the demo."""
    return read_waveform(DEMO_SOUND)[: round(digits * DEMO_SECONDS_A_DIGIT * SAMPLE_RATE)]


class _Tally:
    """Counts the digits of each round, and how far their places move from the first round to the last."""

    def __init__(self, digits: int, round_seconds: float) -> None:
        self._said = list(range(digits))
        self._round_seconds = round_seconds
        self._number = 0
        self._words: list[Digit] = []
        self._starts: list[float] = []
        self.digits = 0
        self.wrong_rounds = 0
        self.drift_seconds = 0.0

    def hear(self, number: int, events: Iterator[Event]) -> None:
        """Take the events of a block of that round; the room at a round's end is longer than any digit waits."""
        if number != self._number:
            self.close()
            self._number = number
        self._words += [event for event in events if isinstance(event, Digit)]

    def close(self) -> None:
        """Count the round that is over."""
        starts = [word.start - self._number * self._round_seconds for word in self._words]
        right = [word.digit for word in self._words] == self._said
        self.digits += len(self._words)
        self.wrong_rounds += not right
        self._words.clear()
        if right:
            self._starts = self._starts or starts
            moves = (abs(now - first) for now, first in zip(starts, self._starts, strict=True))
            self.drift_seconds = max(self.drift_seconds, *moves)


class _Memory:
    """Follows the memory of this process, from when it has settled."""

    SETTLING_LOOKS = 3
    """The first rounds fill caches and pools; of a short run, the first half must do."""

    def __init__(self) -> None:
        self._looks: list[float] = []

    def look(self) -> None:
        """Measure."""
        gc.collect()
        self._looks.append(_resident_mb())

    @property
    def growth_mb(self) -> float:
        """Growth since it has settled (MB)."""
        return self._looks[-1] - self._looks[min(self.SETTLING_LOOKS, (len(self._looks) - 1) // 2)]


def _resident_mb() -> float:
    """Return the memory of this process (MB); only Linux tells it without another package."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if statm.exists() else 0.0


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def _until(events: "SimpleQueue[Event]", kind: type[Event]) -> None:
    while not isinstance(events.get(timeout=PATIENCE_SECONDS), kind):
        pass


def _round(events: "SimpleQueue[tuple[float, Event]]", digits: int) -> list[tuple[float, Event]]:
    """Return all events so far, once so many digits are among them: a busy machine hears late."""
    heard: list[tuple[float, Event]] = []
    deadline = time.monotonic() + PATIENCE_SECONDS
    while sum(isinstance(event, Digit) for _, event in heard) < digits and time.monotonic() < deadline:
        with suppress(Empty):
            heard.append(events.get(timeout=1))
    while not events.empty():
        heard.append(events.get())
    return heard


if __name__ == "__main__":
    sys.exit(main())
