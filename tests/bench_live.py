"""``make bench-live``: the live engine on strings, in rooms, beside other sounds, and beside the usual way.

    python -m tests.bench_live                             all measures
    python -m tests.bench_live strings peers               some of them
    python -m tests.bench_live deafness --model other.pt   another default model
    python -m tests.bench_live deafness --every 8          every eighth of the recordings without digits

All sound goes through `app.core.pipeline.Pipeline`, as that of a microphone does. What is said comes from one FSDD
speaker, through a model of that speaker's other takes; what must not be heard as a digit, through the default model.
Needs the recordings that ``SUTJA_DATA`` names. The same on every machine, but for the shares of a core.
"""

import argparse
import functools
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import soxr

from app.config import EngineConfig
from app.core.classifier import Classifier
from app.core.events import Digit, Event, Unknown
from app.core.pipeline import Pipeline
from app.core.recognizer import load_classifier
from app.core.vad import WebRtcVad
from app.paths import DEFAULT_MODEL, DEMO_SOUND
from model.dataset.clip import trimmed
from model.evaluation import edit_distance
from model.spec.share import Share
from model.spec.tokens import SAMPLE_RATE
from model.spec.waveform import Waveform, audio_files, read_waveform
from model.spec.words import loudness
from tests.bench import MICROPHONE_RATE, shares
from tests.bench_training import WORK, Row, own_voice, total, trained
from tests.live_sounds import MADE_UP, Said, at_level, in_room, recited, string, with_noise
from tests.peers import installed
from tests.people import DATA
from tests.usual_way import Hear, usual_way

VOICE = "jackson"
HELD_OUT = range(10)
"""Takes that the model of this voice has not learnt from."""

PACES = (2, 3, 4, 5)
"""Digits a second."""

STRINGS = 40
"""Strings of three to eight digits for each pace."""

RECITED = (7, 3, 1, 8, 5, 0, 6, 2)
PAUSES = tuple(round(0.2 + 0.02 * step, 2) for step in range(16))
DEMO_PAUSE_SECONDS = 0.4
"""What is silent for longer parts two words of the demo sound, whose own pauses are 0.45 s."""

AFTER_TALKS = 40
"""Every which talk stands before a string."""

TALK_SECONDS = 3

ENERGY_DB = 25.0
"""A word is over where its level has fallen so far below its loudest moment."""

ANSWERS = ("right", "wrong", "unknown", "without a word")
"""What may become of a digit that is said by itself."""

MADE_UP_SECONDS = 120.0
LIFE_HOURS = 1.0


def main() -> None:
    """Print a row for each figure."""
    if not (DATA / "fsdd").is_dir():
        sys.exit("The recordings to measure on are not here: name their folder in SUTJA_DATA.")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", choices=[*MEASURES, []])
    parser.add_argument("--model", type=Path, default=DEFAULT_MODEL)
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    print("| measure | target | measured |\n|---|---|---|")
    for name in asked.measures or MEASURES:
        for row in MEASURES[name](asked):
            print("| " + " | ".join(row) + " |", flush=True)


def latency(_: argparse.Namespace) -> Iterator[Row]:
    """Isolated words as a microphone at 48 kHz gives them, in blocks of 10 ms."""
    said, late, compute = isolated_words(), [], []
    samples = soxr.resample(said.waveform, SAMPLE_RATE, MICROPHONE_RATE)[:, None]
    line = pipeline(own_model(), rate=MICROPHONE_RATE)
    for start in range(0, len(samples), MICROPHONE_RATE // 100):
        began = time.thread_time()
        events = list(line.process(samples[start : start + MICROPHONE_RATE // 100]))
        words = [event for event in events if isinstance(event, Digit)]
        late += [event.decided - nearest(said.ends, event.end) for event in words]
        compute += [time.thread_time() - began] * len(words)
    yield "end of an isolated word → event, audio time, p50 / p95", "≤ 100 / 150 ms", milliseconds(late)
    yield "… compute of the step that gives it, p50 / p95", "–", milliseconds(compute)
    early = [end - loud_end(said.waveform, end) for end in said.ends]
    yield (
        "… the same from where the energy is 25 dB down, mean",
        "–",
        f"{(np.mean(early) + np.mean(late)) * 1_000:.0f} ms",
    )
    rows = [string_latencies(pace) for pace in PACES[:3]]
    all_of_them = [value for row in rows for value in row]
    yield "end of a word in a string of 2–4 a second → event, p50 / p95", "–", milliseconds(all_of_them)


def string_latencies(pace: int) -> list[float]:
    """Return how late each digit of the strings is told, counted from the end of its own word."""
    late: list[float] = []
    for said in strings(pace):
        words = digits(heard(own_model(), said.waveform))
        late += [word.decided - nearest(said.ends, word.end) for word in words]
    return late


def in_strings(_: argparse.Namespace) -> Iterator[Row]:
    """Strings at 2–5 digits a second: as they are, in noise, in a room."""
    conditions: dict[str, tuple[str, Callable[[Waveform, np.random.Generator], Waveform]]] = {
        "in a quiet room": ("≤ 3 %", lambda sound, random: sound),
        "at 10 dB signal-to-noise": ("≤ 8 %", lambda sound, random: with_noise(sound, 10.0, random)),
        "at 20 dB with reverberation of 0.5 s": (
            "≤ 5 %",
            lambda sound, random: with_noise(in_room(sound, 0.5, random), 20.0, random),
        ),
    }
    for name, (target, change) in conditions.items():
        wrong = [string_errors(pace, change) for pace in PACES]
        by_pace = ", ".join(f"{pace} a second {share.value:.1%}" for pace, share in zip(PACES, wrong, strict=True))
        yield f"wrong, missing or added digits in strings, own voice, {name}", target, f"{total(wrong)}; {by_pace}"


def string_errors(
    pace: int, change: Callable[[Waveform, np.random.Generator], Waveform], hear: Hear | None = None
) -> Share:
    random, wrong, count = np.random.default_rng(pace), 0, 0
    for said in strings(pace):
        wrong += errors(said, (hear or told)(own_model(), change(said.waveform, random)))
        count += len(said.digits)
    return Share(wrong, count)


def pauses(asked: argparse.Namespace) -> Iterator[Row]:
    """Digits of the demo sound with the pauses that people make."""
    words, random, model = demo_words(), np.random.default_rng(0), load_classifier(asked.model)
    found = []
    for pause in PAUSES:
        said = recited([(digit, words[digit]) for digit in RECITED], pause_seconds=pause, random=random)
        found.append(detected(said, told(model, said.waveform)))
    lost = ", ".join(f"{pause:.2f} s" for pause, share in zip(PAUSES, found, strict=True) if share.value < 1)
    yield (
        f"digits of the demo sound, with pauses of {PAUSES[0]:.1f}–{PAUSES[-1]:.1f} s",
        "all",
        f"{total(found)}; fewer at: {lost or 'none'}",
    )


def after_speech(asked: argparse.Namespace) -> Iterator[Row]:
    """Strings of eleven digits of the demo sound, half a second after somebody talked."""
    words, random, model = demo_words(), np.random.default_rng(0), load_classifier(asked.model)
    found, late = [], []
    for talk in audio_files(DATA / "pansori_tedxkr")[:: AFTER_TALKS * asked.every]:
        chosen = random.integers(10, size=11)
        said = string([(int(digit), words[digit]) for digit in chosen], pace=2, random=random)
        before = at_level(read_waveform(talk)[: TALK_SECONDS * SAMPLE_RATE], -20.0)
        start = len(before) / SAMPLE_RATE
        events = digits(heard(model, np.concatenate([before, said.waveform])))
        of_string = [word for word in events if word.start >= start]
        found.append(detected(said, [(word.digit, word.end) for word in of_string]))
        late += [word.decided - start - nearest(said.ends, word.end - start) for word in of_string]
    yield "digits right in strings of eleven at two a second, after other speech", "–", str(total(found))
    yield "… end of the word → event, p50 / p95", "–", milliseconds(late)


def isolated(_: argparse.Namespace) -> Iterator[Row]:
    """Digits one by one."""
    said = isolated_words()
    yield (
        "digits detected and right, own voice, isolated",
        "≥ 99 %",
        str(detected(said, told(own_model(), said.waveform))),
    )


def people(asked: argparse.Namespace) -> Iterator[Row]:
    """Digits said one by one by people whom the default model never heard: what a user sees the first time."""
    model, random, answers = load_classifier(asked.model), np.random.default_rng(0), []
    for path in audio_files(DATA / "korean_dev"):
        said = recited([(int(path.stem[0]), read_waveform(path))], pause_seconds=0.8, random=random)
        answers.append(answer_to(said.digits[0], heard(model, said.waveform)))
    shown = ", ".join(f"{answers.count(answer)} {answer}" for answer in ANSWERS)
    yield "Korean digits of people never heard (`korean_dev`), one by one", "–", f"{shown}; of {len(answers)}"


def answer_to(digit: int, events: Sequence[Event]) -> str:
    """Return what became of one digit."""
    told = [event.digit for event in digits(events)]
    if told:
        return "right" if told == [digit] else "wrong"
    return "unknown" if any(isinstance(event, Unknown) for event in events) else "without a word"


def levels(_: argparse.Namespace) -> Iterator[Row]:
    """Digit error against level, noise and room, on words said one by one."""
    said, random = isolated_words(), np.random.default_rng(0)
    curves: dict[str, Iterator[tuple[str, Waveform]]] = {
        "level of the voice (dBFS; from −3 on more and more clipped)": (
            (f"{dbfs:+.0f}", at_level(said.waveform, dbfs)) for dbfs in (-40, -30, -20, -10, -3, 3, 9)
        ),
        "signal-to-noise (dB)": (
            (f"{snr_db}", with_noise(said.waveform, snr_db, random)) for snr_db in (40, 20, 15, 10, 5, 0)
        ),
        "reverberation (s)": (
            (f"{seconds}", in_room(said.waveform, seconds, random)) for seconds in (0.0, 0.2, 0.4, 0.6, 0.8)
        ),
    }
    for name, points in curves.items():
        curve = [(at, errors(said, told(own_model(), sound))) for at, sound in points]
        shown = ", ".join(f"{at}: {wrong / len(said.digits):.0%}" for at, wrong in curve)
        yield f"digit errors (of {len(said.digits)}) by {name}", "–", shown


def deafness(asked: argparse.Namespace) -> Iterator[Row]:
    """Digits an hour where nobody says one, through the default model."""
    for name, folder, target in (
        ("continuous Korean speech", "pansori_tedxkr", "≤ 2"),
        ("environment sounds", "esc10", "≤ 1"),
    ):
        streams = streams_of(DATA / folder, asked.every)
        yield (
            f"false digits an hour of {name} (`{folder}`)",
            target,
            false_digits(streams, lambda sound: told(load_classifier(asked.model), sound)),
        )
    each = (read_waveform(path) for path in audio_files(DATA / "pansori_tedxkr")[:: asked.every])
    found = false_digits(each, lambda sound: told(load_classifier(asked.model), sound))
    yield "… of the same speech, each recording by itself: many begin and end within a sentence", "–", found
    for name, make in MADE_UP.items():
        sound = make(MADE_UP_SECONDS, np.random.default_rng(0))
        yield f"… of {name}", "0", false_digits([sound], lambda sound: told(load_classifier(asked.model), sound))


def economy(_: argparse.Namespace) -> Iterator[Row]:
    """CPU, and memory over a long time: a few words twice a minute."""
    yield from shares()
    line = pipeline(load_classifier(DEFAULT_MODEL))
    minute = np.zeros((60 * SAMPLE_RATE, 1), np.float32)
    words = read_waveform(DEMO_SOUND)[: 8 * SAMPLE_RATE]
    for start in (0, len(minute) // 2):
        minute[start : start + len(words), 0] = words
    found, memory = [], []
    for _ in range(round(LIFE_HOURS * 60)):
        found.append(sum(isinstance(event, Digit) for event in line.process(minute)))
        memory.append(anonymous_mebibytes())
    yield (
        f"memory that {LIFE_HOURS:.0f} h of audio adds, from the sixth minute on",
        "≤ 5 MB in 8 h",
        f"{memory[-1] - memory[5]:.2f} MiB; {sum(found)} digits, {min(found[1:])}–{max(found[1:])} a minute",
    )


def peers(asked: argparse.Namespace) -> Iterator[Row]:
    """What other programs do with the same sound: a voice detector, and the same model once over each segment."""
    yield from peer("webrtcvad with 300 ms padding + the same model", usual_way, asked)
    for name, hear in installed().items():
        yield from peer(name, hear, asked)


def peer(name: str, hear: Hear, asked: argparse.Namespace) -> Iterator[Row]:
    said = isolated_words()
    words = hear(own_model(), said.waveform)
    late = [at - nearest(said.ends, at) for _, at in words]
    yield f"{name}: isolated digits detected and right", "–", str(detected(said, words))
    yield "… end of the word → event, p50 / p95", "–", milliseconds(late)
    wrong = [string_errors(pace, lambda sound, random: sound, hear) for pace in PACES]
    yield "… wrong, missing or added digits in strings", "–", str(total(wrong))
    streams = streams_of(DATA / "pansori_tedxkr", max(asked.every, 8))
    found = false_digits(streams, lambda sound: hear(load_classifier(asked.model), sound))
    yield f"… false digits an hour of Korean speech (every {max(asked.every, 8)}th recording)", "–", found


MEASURES: dict[str, Callable[[argparse.Namespace], Iterator[Row]]] = {
    "latency": latency,
    "strings": in_strings,
    "pauses": pauses,
    "after_speech": after_speech,
    "isolated": isolated,
    "people": people,
    "levels": levels,
    "deafness": deafness,
    "economy": economy,
    "peers": peers,
}


@functools.cache
def own_model() -> Classifier:
    """Return a model of the one voice, learnt from other takes in the course form."""
    trained(f"own-{VOICE}", own_voice(VOICE, "train"), test=own_voice(VOICE, "test"))
    return load_classifier(WORK / f"own-{VOICE}" / "model.pt")


def takes() -> list[tuple[int, Waveform]]:
    """Return the held-out takes, the digits in turn."""
    folder = DATA / "fsdd"
    return [
        (digit, trimmed(read_waveform(folder / f"{digit}_{VOICE}_{take}.wav")))
        for take in HELD_OUT
        for digit in range(10)
    ]


def isolated_words() -> Said:
    return recited(takes(), pause_seconds=0.8, random=np.random.default_rng(0))


def demo_words() -> list[Waveform]:
    """Return the ten digits of the demo sound, between which it is silent."""
    sound = read_waveform(DEMO_SOUND)
    heard_at = np.flatnonzero(sound)
    gaps = np.flatnonzero(np.diff(heard_at) > DEMO_PAUSE_SECONDS * SAMPLE_RATE)
    return [trimmed(sound[part[0] : part[-1] + 1]) for part in np.split(heard_at, gaps + 1)]


def strings(pace: int) -> Iterator[Said]:
    words, random = takes(), np.random.default_rng(pace)
    for _ in range(STRINGS):
        chosen = random.integers(len(words), size=int(random.integers(3, 9)))
        yield string([words[index] for index in chosen], pace=pace, random=random)


def pipeline(classifier: Classifier, *, rate: int = SAMPLE_RATE) -> Pipeline:
    config = EngineConfig()
    return Pipeline(classifier, WebRtcVad(config.vad), config, sample_rate=rate)


def heard(classifier: Classifier, sound: Waveform) -> list[Event]:
    """Return what the live path makes of a sound."""
    line = pipeline(classifier)
    return [*line.process(sound[:, None]), *line.finish()]


def digits(events: Iterable[Event]) -> list[Digit]:
    return [event for event in events if isinstance(event, Digit)]


def told(classifier: Classifier, sound: Waveform) -> list[tuple[int, float]]:
    """Return the digits that the live path tells, and where they end (seconds)."""
    return [(event.digit, event.end) for event in digits(heard(classifier, sound))]


def errors(said: Said, words: Sequence[tuple[int, float]]) -> int:
    return edit_distance([digit for digit, _ in words], said.digits)


def detected(said: Said, words: Sequence[tuple[int, float]]) -> Share:
    return Share(len(said.digits) - errors(said, words), len(said.digits))


def streams_of(folder: Path, every: int) -> Iterator[Waveform]:
    """Yield the recordings of each speaker, or of each kind of sound, one after the other as one stream."""
    for _, paths in groupby(audio_files(folder)[::every], key=lambda path: path.parent):
        yield np.concatenate([read_waveform(path) for path in paths])


def false_digits(streams: Iterable[Waveform], hear: Callable[[Waveform], list[tuple[int, float]]]) -> str:
    count, seconds = 0, 0.0
    for sound in streams:
        count += len(hear(sound))
        seconds += len(sound) / SAMPLE_RATE
    hours = seconds / 3_600
    low, high = poisson(count)
    return f"{count / hours:.1f} ({count} in {hours:.2f} h, 95 % interval {low / hours:.1f}–{high / hours:.1f})"


def poisson(count: int) -> tuple[float, float]:
    """Return the 95 % interval of a count (Byar's approximation to the exact one, Breslow and Day 1987)."""
    low = count * (1 - 1 / (9 * count) - 1.96 / (3 * count**0.5)) ** 3 if count else 0.0
    above = count + 1
    return low, above * (1 - 1 / (9 * above) + 1.96 / (3 * above**0.5)) ** 3


def nearest(ends: Sequence[float], moment: float) -> float:
    return min(ends, key=lambda end: abs(end - moment))


def loud_end(sound: Waveform, end: float) -> float:
    """Return where the word that is trimmed to ``end`` (seconds) was last within 25 dB of its loudest moment."""
    start = max(0, round((end - 0.5) * SAMPLE_RATE))
    levels_db = loudness(sound[start : round(end * SAMPLE_RATE)])
    loud = np.flatnonzero(levels_db > levels_db.max() - ENERGY_DB)
    return start / SAMPLE_RATE + (int(loud[-1]) + 1) / 100


def milliseconds(seconds: Sequence[float]) -> str:
    p50, p95 = np.percentile(seconds, [50, 95]) * 1_000
    return f"{p50:.0f} / {p95:.0f} ms ({len(seconds)} words)"


def anonymous_mebibytes() -> float:
    """Return the memory of this process that no file lies under (MiB)."""
    status = Path(f"/proc/{os.getpid()}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1_024 for line in status.splitlines() if line.startswith("RssAnon"))


if __name__ == "__main__":
    main()
