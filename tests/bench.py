"""``make bench``: what the promise says in numbers, measured here and now, each beside its target.

Times are percentiles over many runs; CPU is process time over audio time; latency is audio time, the same on every
machine. Nothing here passes or fails.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import soundfile
import soxr

from app.config import EngineConfig
from app.core.events import Digit, Event, Started, Unknown
from app.core.pipeline import Pipeline
from app.core.recognizer import ArtifactClassifier, load_classifier
from app.core.vad import WebRtcVad
from app.engine import Engine
from app.paths import DEFAULT_MODEL, DEMO_SOUND
from model.artifact import load_recognizer as load_state
from model.evaluation import edit_distance
from model.spec.share import Share
from model.spec.waveform import read_waveform
from model.synthesis import Voice, split_variants, variants
from tests.sounds import spoken_digits
from tests.virtual_microphone import VirtualMicrophone, require_virtual_microphone

Row = tuple[str, str, str]

LATENCY_SPEEDS = (100, 140, 190)
"""Words a minute of the recordings whose latency is measured."""

START_RUNS = 5

MICROPHONE_RATE = 48_000
"""Of most microphones (Hz)."""


def main() -> None:
    """Measure all, or what is named, as in ``python -m tests.bench first_digit``."""
    measures = (artefact, loading, starting, first_digit, computing, shares, microphone_shares, latency)
    for measure in measures:
        for row in measure() if measure.__name__ in (sys.argv[1:] or [measure.__name__]) else ():
            print(f"{row[0]:<58} {row[1]:>16}   {row[2]}", flush=True)


def artefact() -> Iterator[Row]:
    yield "measure", "target", "measured"
    parameters = sum(parameter.numel() for parameter in load_state(DEFAULT_MODEL).parameters())
    yield "artefact, parameters", "≤ 150,000", f"{parameters:,}"
    yield "artefact, size", "≤ 1 MB", f"{DEFAULT_MODEL.stat().st_size / 1e6:.2f} MB"


def loading() -> Iterator[Row]:
    """In processes of their own, after one that warms the disk cache."""
    code = (
        "import time; a = time.perf_counter(); from app.core.recognizer import load_classifier; "
        "b = time.perf_counter(); from app.paths import DEFAULT_MODEL; load_classifier(DEFAULT_MODEL); "
        "print(b - a, time.perf_counter() - b)"
    )
    runs = [tuple(map(float, _python("-c", code).split())) for _ in range(START_RUNS + 1)][1:]
    imports, loads = zip(*runs, strict=True)
    yield "import of torch", "–", f"{_percentiles(imports)} s"
    yield "model loaded and warmed up", "–", f"{_percentiles(loads)} s"


def starting() -> Iterator[Row]:
    runs = [json.loads(_python("-m", "tests.bench_window").splitlines()[-1]) for _ in range(START_RUNS + 1)][1:]
    yield "process start → window on screen, warm", "≤ 1 s", f"{_percentiles([run['window'] for run in runs])} s"
    yield "process start → listening, warm", "≤ 3 s", f"{_percentiles([run['listening'] for run in runs])} s"
    mebibytes = [run["rss_mib"] for run in runs]
    yield "memory of the running app (RSS)", "≤ 350 MiB", f"{statistics.median(mebibytes):.0f} MiB"


def first_digit() -> Iterator[Row]:
    """On the first day, with a microphone into which somebody speaks as soon as the window says that it listens."""
    require_virtual_microphone()
    with VirtualMicrophone() as virtual, tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / "seven.wav"
        spoken_digits(word, [7])
        runs = [_first_digit(virtual, word) for _ in range(START_RUNS)]
        seconds = soundfile.info(str(word)).duration
    yield "process start → first digit on screen, warm", "≤ 30 s", f"{_percentiles([run['digit'] for run in runs])} s"
    yield (
        "… of these, listening → digit; the sound alone",
        "–",
        (f"{_percentiles([run['digit'] - run['listening'] for run in runs])} s; {seconds:.1f} s"),
    )


def _first_digit(virtual: VirtualMicrophone, word: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench_window", "microphone"]
    with (
        tempfile.TemporaryDirectory() as home,
        subprocess.Popen(
            command, env={**_environment(home), **virtual.environment}, stdout=subprocess.PIPE, text=True
        ) as window,
    ):
        assert window.stdout is not None
        assert window.stdout.readline() == "listening\n"
        virtual.play(word)
        return dict(json.loads(window.stdout.readline()))


def computing() -> Iterator[Row]:
    recognizer = load_classifier(DEFAULT_MODEL)
    sound = read_waveform(DEMO_SOUND)
    second, chunk = sound[16_000 : 5 * 16_000], sound[16_000:16_320]
    whole = [_milliseconds(lambda: recognizer.whole(second)) / 4 for _ in range(100)]
    stream = [_milliseconds(lambda: recognizer.push(chunk)) for _ in range(500)]
    yield "model, whole clip, one thread, a second of audio", "≤ 2 ms", f"{_percentiles(whole)} ms"
    yield "model, streamed, one step of 20 ms", "–", f"{_percentiles(stream)} ms"


def shares() -> Iterator[Row]:
    """CPU of the live path without the sound card, at 48 kHz stereo in blocks of 10 ms."""
    recognizer = load_classifier(DEFAULT_MODEL)
    random = np.random.default_rng(0)
    hiss = (1e-3 * random.standard_normal((30 * 48_000, 2))).astype(np.float32)
    yield "live path, share of a core in silence", "≤ 2 %", f"{_pipeline_share(recognizer, hiss):.1%}"
    # Words end to end: the worst case, in which somebody never stops speaking.
    words = np.repeat(_words_without_pauses(), 3)[:, None].repeat(2, axis=1)
    yield "live path, share of a core in speech", "≤ 10 %", f"{_pipeline_share(recognizer, words):.1%}"


def microphone_shares() -> Iterator[Row]:
    """CPU of the whole process, PortAudio and its threads included."""
    require_virtual_microphone()
    from app.audio.microphone import Microphone

    with VirtualMicrophone(rate=48_000) as virtual:
        os.environ.update(virtual.environment)
        events: SimpleQueue[Event] = SimpleQueue()
        engine = Engine(lambda: load_classifier(DEFAULT_MODEL), events.put)
        engine.start(Microphone())
        while not isinstance(events.get(), Started):
            pass
        silent = _process_share(lambda: time.sleep(20))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "words.wav"
            soundfile.write(path, _words_without_pauses(), 16_000)
            spoken = _process_share(lambda: virtual.play(path))
        engine.stop()
    yield "with PortAudio at 48 kHz, share of a core in silence", "≤ 2 %", f"{silent:.1%}"
    yield "with PortAudio at 48 kHz, share of a core in speech", "≤ 10 %", f"{spoken:.1%}"


def latency() -> Iterator[Row]:
    """Recordings of voices that the model was not trained on, whose word ends are known."""
    recognizer = load_classifier(DEFAULT_MODEL)
    late: list[float] = []
    right = total = 0
    for voice in _unheard_voices():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "digits.wav"
            said = list(np.random.default_rng(voice.pitch).permutation(10))
            ends = spoken_digits(path, said, voice=voice)
            words = _words(recognizer, read_waveform(path))
        digits = [word.digit for word in words if isinstance(word, Digit)]
        right += len(said) - edit_distance(digits, said)
        total += len(said)
        late += [word.decided - _nearest_end(word, ends) for word in words]
    percentiles = np.percentile(late, [50, 95]) * 1_000
    yield "word end → event, audio time, p50 / p95", "≤ 100 / 150 ms", f"{percentiles[0]:.0f} / {percentiles[1]:.0f} ms"
    yield "… words measured, voices", "–", f"{len(late)}, {len(_unheard_voices())}"
    yield "… digits right, of those said one by one", "–", str(Share(right, total))


def _unheard_voices() -> list[Voice]:
    names = split_variants(variants())[1]
    return [Voice(name, pitch=(31 * i) % 100, speed=LATENCY_SPEEDS[i % 3]) for i, name in enumerate(names)]


def _nearest_end(word: Digit | Unknown, ends: list[float]) -> float:
    """Return the known end that lies nearest to where the word was found."""
    return min(ends, key=lambda end: abs(end - word.end))


def _words(recognizer: ArtifactClassifier, waveform: np.ndarray) -> list[Digit | Unknown]:
    """Hear a recording as a microphone at 48 kHz gives it: its resampling takes time as well."""
    line = _pipeline(recognizer)
    samples = soxr.resample(waveform, 16_000, MICROPHONE_RATE)[:, None]
    return [event for event in [*line.process(samples), *line.finish()] if isinstance(event, Digit | Unknown)]


def _pipeline(recognizer: ArtifactClassifier) -> Pipeline:
    config = EngineConfig()
    return Pipeline(recognizer, WebRtcVad(config.vad), config, sample_rate=MICROPHONE_RATE)


def _pipeline_share(recognizer: ArtifactClassifier, samples: np.ndarray) -> float:
    line = _pipeline(recognizer)
    began = time.process_time()
    for start in range(0, len(samples), 480):
        list(line.process(samples[start : start + 480]))
    return (time.process_time() - began) / (len(samples) / 48_000)


def _process_share(act: Callable[[], None]) -> float:
    cpu, wall = time.process_time(), time.monotonic()
    act()
    return (time.process_time() - cpu) / (time.monotonic() - wall)


def _words_without_pauses() -> np.ndarray:
    sound = read_waveform(DEMO_SOUND)
    return np.concatenate(
        [part for part in np.split(sound, range(1_600, len(sound), 1_600)) if np.abs(part).max() > 0.02]
    )


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1_000


def _percentiles(values: list[float] | tuple[float, ...]) -> str:
    return f"p50 {np.percentile(values, 50):.2f}, p95 {np.percentile(values, 95):.2f}"


def _python(*arguments: str) -> str:
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=_environment(home), capture_output=True, text=True, check=True)
    return done.stdout


def _environment(home: str) -> dict[str, str]:
    """Variables for a window that shows nothing and leaves the settings of whoever measures alone."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SUTJA_HOME": home}


if __name__ == "__main__":
    main()
