"""``make bench-training``: what the trainer promises, measured on people's recordings, as a table for the README.

    python -m tests.bench_training                 all measures
    python -m tests.bench_training own adaptation  some of them

Needs the recordings that ``SUTJA_DATA`` names. Every training is a run of ``train_model.py`` as a user would start it;
one that is finished is not run again, so that a measure that was stopped goes on. Everything lies in
``build/bench-training``.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import soundfile
import soxr

from app.paths import ROOT
from model import artifact
from model.report.outcome import accuracy
from model.report.reader import read_record
from model.report.record import Record
from model.spec.share import Share
from model.training.run import Run
from tests.people import DATA

WORK = ROOT / "build" / "bench-training"

OWN_VOICES = ("jackson", "theo", "lucas")
VOICES = ("george", "jackson", "lucas", "nicolas", "theo", "yweweler")
DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FOLDS = 5

FEWER = ("--epochs", "12")
"""Of twenty, for the five trainings on many people that are measured on others: half an hour in all."""

SIZES = (500, 2_000, 8_000, 32_000)


def main() -> None:
    """Print a row for each measure."""
    if not (DATA / "fsdd").is_dir():
        sys.exit("The recordings to measure on are not here: name their folder in SUTJA_DATA.")
    asked = sys.argv[1:] or list(MEASURES)
    print("| measure | target | measured |\n|---|---|---|")
    for name in asked:
        for row in MEASURES[name]():
            print("| " + " | ".join(row) + " |", flush=True)


Row = tuple[str, str, str]


def own() -> Iterator[Row]:
    """One speaker's own voice: takes 10–49 learnt, 0–9 held out; and strings joined from the held-out takes."""
    records = [
        trained(f"own-{voice}", own_voice(voice, "train"), test=own_voice(voice, "test")) for voice in OWN_VOICES
    ]
    for voice, record in zip(OWN_VOICES, records, strict=True):
        yield f"own voice, `{voice}`, 400 recordings, 100 other takes", "≥ 99 %", str(accuracy(record.outcomes))
    yield "… mean of three", "≥ 99.5 %", mean([accuracy(record.outcomes) for record in records])
    yield "… wrong digits in strings of 3–8", "≤ 3 %", str(total([record.string_errors for record in records]))


def official() -> Iterator[Row]:
    """FSDD's own split: all six speakers, takes 0–4 held out."""
    learnt = fsdd("official/train", lambda voice, take: take >= 5)
    held_out = fsdd("official/test", lambda voice, take: take < 5)
    record = trained("official", learnt, "--voices", "same", "--hold-out", "takes", labels="first-digit", test=held_out)
    yield "FSDD, six speakers, official split", "≥ 99.5 %", str(accuracy(record.outcomes))


def unheard() -> Iterator[Row]:
    """Each FSDD speaker by a model of the five others."""
    shares = []
    for voice in VOICES:
        learnt = fsdd(f"without-{voice}", lambda who, take, voice=voice: who != voice)
        held_out = fsdd(f"only-{voice}", lambda who, take, voice=voice: who == voice)
        record = trained(f"unheard-{voice}", learnt, "--hold-out", "takes", labels="first-digit", test=held_out)
        shares.append(accuracy(record.outcomes))
        yield f"FSDD, `{voice}` by a model of the five others", "–", str(shares[-1])
    yield "… mean of six", "≥ 90 %", mean(shares)


def arabic() -> Iterator[Row]:
    """Arabic digits of 30 speakers: speaker number n is in fold n modulo five; the other words are negatives."""
    records = []
    for fold in range(FOLDS):
        learnt, held_out, other = arabic_fold(fold)
        arguments = [*FEWER, "--hold-out", "takes", "--groups", r"(?P<group>\d{8})_NO", "--other", str(other)]
        records.append(trained(f"arabic-{fold}", learnt, *arguments, labels="folder", test=held_out))
    shares = [accuracy(record.outcomes) for record in records]
    for fold, share in enumerate(shares):
        yield f"Arabic digits, fold {fold}: 6 speakers by a model of the 24 others", "–", str(share)
    yield "… all five folds", "≥ 95 %", str(total(shares))


PAIRS = (("jackson", "theo"), ("theo", "lucas"), ("lucas", "jackson"))


def adaptation() -> Iterator[Row]:
    """A model of one FSDD speaker goes on to another from one and from five takes of each digit."""
    for takes, target in ((1, "≥ 92 %"), (5, "≥ 96 %")):
        new, before, after = [], [], []
        for old, other in PAIRS:
            base = WORK / f"own-{old}" / "model.pt"
            trained(f"own-{old}", own_voice(old, "train"), test=own_voice(old, "test"))
            name, few = f"adapted-{old}-{other}-{takes}", own_voice(other, f"few-{takes}", takes=range(10, 10 + takes))
            record = trained(name, few, "--adapt", str(base), test=own_voice(other, "test"))
            new.append(accuracy(record.outcomes))
            before.append(classified(base, own_voice(old, "test")))
            after.append(classified(WORK / name / "model.pt", own_voice(old, "test")))
        yield f"another's voice from {takes} take(s) a digit, three pairs", target, str(total(new))
        lost = total(before).value - total(after).value
        yield (
            "… the voice of before",
            "loses ≤ 0.5 points",
            f"{lost * 100:.2f} points ({total(before)} → {total(after)})",
        )


def cost() -> Iterator[Row]:
    """Time and memory of one speaker's folder of 1 s recordings; the folder is read twice, to see the cache."""
    for size in SIZES:
        folder, home = many(size), WORK / f"home-{size}"
        shutil.rmtree(home, ignore_errors=True)
        epochs = [] if size == 2_000 else ["--epochs", "1"]
        first = timed(f"cost-{size}", folder, home, epochs)
        again = read_again(folder, home)
        what = f"{first['epochs']} epochs" if size == 2_000 else "1 epoch"
        yield (
            f"{size:,} recordings: read, read again, an epoch; in all with {what}; memory",
            "≤ 10 min" if size == 2_000 else "linear, flat",
            f"{first['read']:.1f} s, {again:.1f} s, {first['epoch']:.1f} s; {first['all']:.0f} s; "
            f"{first['memory']:.0f} MiB",
        )


KILLS = 20
SHORT = ("--labels", "last-digit", "--epochs", "4", "--seed", "0")


def faults() -> Iterator[Row]:
    """A training that is killed at random moments and resumed comes to the weights of one that was not."""
    whole, killed = never_killed(), WORK / "killed" / "model.pt"
    moments, command, steps = random.Random(0), short(killed), []
    shutil.rmtree(killed.parent, ignore_errors=True)
    while len(steps) < KILLS:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(WORK / "home"), stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(1.0, 14.0))
        if process.poll() is not None:
            break
        process.kill()
        process.wait()
        run = Run(killed.with_suffix(".run"))
        steps.append((run.checkpoint() or {"learner": {"step": 0}})["learner"]["step"] if run.begun else 0)
        command = resumed(killed) if run.begun else command
    log(resumed(killed), killed.parent)
    expected, got = (artifact.load_recognizer(path).state_dict() for path in (whole, killed))
    same = all(expected[name].equal(got[name]) for name in expected)
    yield (
        f"killed {len(steps)} times at random moments (steps {', '.join(map(str, steps))} of 800) and resumed",
        "nothing lost",
        "the same weights" if same else "OTHER WEIGHTS",
    )


def together() -> Iterator[Row]:
    """Two processes learn what one does, as well as one."""
    two = WORK / "two-processes" / "model.pt"
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2"]
    log([*torchrun, *short(two)[1:]], two.parent)
    for name, path in (("one process", never_killed()), ("two processes", two)):
        record = read_record(path.parent / "report")
        loss = record.history[-1].validation_loss
        figures = f"{accuracy(record.outcomes)}; strings {record.string_errors}; validation loss {loss:.3f}"
        yield f"`jackson` after 4 epochs by {name}", "within noise", figures


def never_killed() -> Path:
    """Return the model of a short training."""
    path = WORK / "never-killed" / "model.pt"
    if not (path.parent / "report" / "index.html").exists():
        log(short(path), path.parent)
    return path


def short(output: Path) -> list[str]:
    folders = own_voice("jackson", "train"), own_voice("jackson", "test")
    command = [sys.executable, "train_model.py", folders[0], "--test", folders[1], *SHORT, "--output", output]
    return list(map(str, command))


def resumed(model: Path) -> list[str]:
    return [sys.executable, "train_model.py", "--resume", str(model.with_suffix(".run"))]


MEASURES: dict[str, Callable[[], Iterator[Row]]] = {
    "own": own,
    "official": official,
    "unheard": unheard,
    "arabic": arabic,
    "adaptation": adaptation,
    "faults": faults,
    "together": together,
    "cost": cost,
}


def trained(name: str, folder: Path, *arguments: str, test: Path, labels: str = "last-digit") -> Record:
    """Return the report of a training; one that is finished is not run again."""
    run = WORK / name
    if not (run / "report" / "index.html").exists():
        command = [sys.executable, "train_model.py", folder, "--labels", labels, "--test", test, *arguments]
        log(command := [*map(str, command), "--output", str(run / "model.pt")], run)
    return read_record(run / "report")


def log(command: Sequence[str], run: Path, *, home: Path = WORK / "home") -> str:
    """Run a command, and keep and return what it says."""
    run.mkdir(parents=True, exist_ok=True)
    result = subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False)
    (run / "log").write_text(result.stdout + result.stderr, encoding="utf-8")
    if result.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{result.stderr}")
    return result.stdout


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a training that keeps its cache in a folder of its own."""
    return {**os.environ, "SUTJA_HOME": str(home), "SUTJA_LANGUAGE": "en"}


def classified(model: Path, folder: Path) -> Share:
    """Return how many recordings of a folder `sutja classify` tells rightly."""
    csv = model.with_suffix(f".{folder.parent.name}.csv")
    command = [sys.executable, "-m", "app", "classify", str(folder), "--model", str(model), "--output", str(csv)]
    log(command, model.parent / "classified")
    lines = [line.split(",") for line in csv.read_text(encoding="utf-8").splitlines()[1:]]
    return Share(sum(Path(line[0]).stem[-1] == line[1] for line in lines), len(lines))


def timed(name: str, folder: Path, home: Path, arguments: Sequence[str]) -> dict[str, float]:
    """Run a training, and return what its stages took (s) and the most memory of its own that it had (MiB)."""
    run = WORK / name
    shutil.rmtree(run, ignore_errors=True)
    command = [sys.executable, "train_model.py", folder, "--labels", "last-digit", "--output", run / "model.pt"]
    command = [*map(str, command), "--progress", "json", *arguments]
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, text=True)
    memory: list[float] = []
    sampler = threading.Thread(target=_sample, args=(process, memory))
    sampler.start()
    lines = [(time.monotonic(), json.loads(line)) for line in process.stdout]
    sampler.join()
    if process.returncode:
        sys.exit("a training failed")
    epochs = [line["seconds"] for _, line in lines if line["event"] == "epoch"]
    return {
        "read": next(at for at, line in lines if line["event"] == "started") - began,
        "epoch": float(np.median(epochs)),
        "epochs": len(epochs),
        "all": time.monotonic() - began,
        "memory": max(memory),
    }


def read_again(folder: Path, home: Path) -> float:
    """Return the seconds that it takes to read a folder of which all is in the cache."""
    arguments = 'labels="last-digit", groups="auto", cache=cache_folder()'
    program = (
        "import sys, time; from pathlib import Path; from model.dataset.folder import read_folder; "
        "from model.spec.places import cache_folder; began = time.monotonic(); "
        f"read_folder([Path(sys.argv[1])], {arguments}); print(time.monotonic() - began)"
    )
    return float(log([sys.executable, "-c", program, str(folder)], WORK / "read-again", home=home))


def _sample(process: subprocess.Popen, memory: list[float]) -> None:
    """Note the memory of a process and its children until it ends: what is theirs, not what is mapped from files."""
    while process.poll() is None:
        memory.append(sum(_anonymous_mib(pid) for pid in [process.pid, *_children(process.pid)]))
        time.sleep(0.1)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _anonymous_mib(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon")), 0.0)


def own_voice(voice: str, part: str, *, takes: range | None = None) -> Path:
    """Return a folder of one FSDD speaker in the course form: stereo, 16 bits, 44.1 kHz, the ones digit as label."""
    folder = WORK / "data" / voice / part
    takes = takes or (range(10) if part == "test" else range(10, 50))
    for take in takes if not folder.exists() else ():
        for digit in range(10):
            write_course_form(folder / f"{take * 10 + digit:04d}.wav", fsdd_sound(digit, voice, take))
    return folder


def many(size: int) -> Path:
    """Return a folder of ``size`` recordings of 1 s in the course form, from 500 of one speaker at other rates."""
    folder = WORK / "data" / f"many-{size}"
    for number in range(size if not folder.exists() else 0):
        variant, recording = divmod(number, 500)
        digit, take = recording % 10, recording // 10
        sound = fsdd_sound(digit, "jackson", take)
        factor = 1.0 + 0.004 * variant
        write_course_form(folder / f"{number:05d}.wav", soxr.resample(sound, 44_100 * factor, 44_100), seconds=1.0)
    return folder


def fsdd_sound(digit: int, voice: str, take: int) -> np.ndarray:
    samples, rate = soundfile.read(DATA / "fsdd" / f"{digit}_{voice}_{take}.wav", dtype="float32")
    return soxr.resample(samples, rate, 44_100)


def write_course_form(path: Path, sound: np.ndarray, *, seconds: float = 0.0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    length = max(len(sound), round(seconds * 44_100)) if seconds else len(sound)
    padded = np.pad(sound, (0, length - len(sound)))
    soundfile.write(path, np.stack([padded, padded], axis=1), 44_100, subtype="PCM_16")


def fsdd(name: str, belongs: Callable[[str, int], bool]) -> Path:
    """Return a folder of those FSDD recordings that belong to it."""
    folder = WORK / "data" / name
    for path in (DATA / "fsdd").glob("*.wav") if not folder.exists() else ():
        _, voice, take = path.stem.split("_")
        if belongs(voice, int(take)):
            copy(path, folder / path.name)
    return folder


def arabic_fold(fold: int) -> tuple[Path, Path, Path]:
    """Return what is learnt, what is held out, and the other words of those who are learnt from."""
    learnt, held_out, other = (WORK / "data" / f"arabic-{fold}" / part for part in ("train", "test", "other"))
    for path in (DATA / "arabic_speech_commands").glob("*/*.flac") if not learnt.exists() else ():
        is_held_out, word = int(path.stem.split("_")[0]) % FOLDS == fold, path.parent.name
        if word in DIGIT_WORDS:
            copy(path, (held_out if is_held_out else learnt) / word / path.name)
        elif not is_held_out:
            copy(path, other / word / path.name)
    return learnt, held_out, other


def copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def total(shares: Sequence[Share]) -> Share:
    return Share(sum(share.count for share in shares), sum(share.total for share in shares))


def mean(shares: Sequence[Share]) -> str:
    values = [share.value for share in shares]
    return f"{np.mean(values):.2%}, worst {min(values):.2%} ({total(shares)})"


if __name__ == "__main__":
    main()
