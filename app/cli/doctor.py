"""``sutja doctor``: why nothing is heard, and the step that mends it; on request as a report without private data."""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from app.audio.alternatives import is_loopback
from app.audio.devices import Device, list_microphones, microphone_of
from app.audio.diagnosis import Condition, Diagnosis, Hearing, diagnose, diagnosis_of, this_system
from app.audio.probe import listen_to
from app.errors import DeviceError, NoAudioSystem, SutjaError, UsageError
from app.paths import DEFAULT_MODEL, ROOT
from model.spec.faults import reason_of
from model.spec.files import write_atomically
from model.spec.language import Text

MOST_OTHERS: Final = 4
"""Other microphones that are tried where the first hears nothing: on Linux, one device has many names."""

WINDOW_SECONDS: Final = 60.0
"""Time that a window gets to show that it could be opened."""

PACKAGES: Final = ("sutja", "numpy", "PySide6-Essentials", "sounddevice", "torch", "webrtcvad-wheels")
"""Packages whose versions are of interest."""

KINDS: Final = (
    "airpods", "alsa", "array", "bluetooth", "built-in", "default", "digital", "external", "hands-free", "headset",
    "internal", "jack", "line", "loopback", "mapper", "mic", "microphone", "monitor", "pipewire", "pulse", "realtek",
    "sound", "stereo mix", "sysdefault", "usb", "virtual", "webcam", "마이크", "내장", "헤드셋", "스테레오 믹스",
)  # fmt: skip
"""Words in a microphone's name that may be told: the rest may be a person's name or a serial number."""

WINDOW_CODE: Final = """\
import sys
from app.ui.obstacles import EXIT_NO_WINDOW, obstacle
if problem := obstacle():
    print(problem, file=sys.stderr)
    sys.exit(EXIT_NO_WINDOW)
from PySide6.QtGui import QGuiApplication
QGuiApplication([])
"""
"""Tried in a process of its own, since a missing library ends it."""

EXIT_NO_WINDOW: Final = 2
"""How it ends where the last that it said is a sentence of ours: the number of `app.ui.obstacles`, which knows Qt."""

NO_WINDOW: Final = Text(
    korean="창을 열 수 없습니다. 창 없이 'sutja listen'을 쓰세요.",
    english="No window can be opened. Use 'sutja listen', which needs none.",
)
"""What is said where nothing more is known."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look came to."""

    fine: bool
    """Whether nothing is wrong."""

    sentence: str
    """What it is, for the user; it may name devices and files."""

    facts: str
    """The same for the report, without anything private."""


def run(options: argparse.Namespace) -> int:
    """Look at everything between the voice and the window; return 1 where something is wrong."""
    findings = []
    for finding in _findings(options):
        findings.append(finding)
        print(f"{'✓' if finding.fine else '✗'} {finding.sentence}", flush=True)
    if options.output is not None:
        _write(options.output, findings)
    return 0 if all(finding.fine for finding in findings) else 1


def _findings(options: argparse.Namespace) -> Iterator[Finding]:
    yield from _sound(options.device, options.seconds)
    yield from [_model(options.model)] if options.model else _models()
    yield _window()


def _sound(name: str | None, seconds: float) -> Iterator[Finding]:
    try:
        microphones = list_microphones()
    except NoAudioSystem:
        yield _of(diagnosis_of(Condition.NO_AUDIO_SYSTEM, this_system()))
        return
    except DeviceError as error:
        yield Finding(fine=False, sentence=str(error), facts="the system's sound does not start")
        return
    if not microphones:
        yield _of(diagnosis_of(Condition.NO_MICROPHONE, this_system()))
        return
    yield _list(microphones)
    yield _heard(name, microphones, seconds)


def _list(microphones: Sequence[Device]) -> Finding:
    names = ", ".join(device.name for device in microphones)
    return Finding(
        fine=True,
        sentence=str(Text(korean=f"마이크 {len(microphones)}개: {names}.", english=f"Microphones: {names}.")),
        facts="\n  ".join(["microphones, by kind:", *map(_anonymous, microphones)]),
    )


def _anonymous(device: Device) -> str:
    """Return what may be told of a microphone: the known words of its name, and its form."""
    name = device.name.casefold()
    kind = " ".join(word for word in KINDS if word in name) or "other"
    default = ", default" if device.is_default else ""
    return f"{kind}: {device.sample_rate} Hz, {device.channels} channels{default}"


def _heard(name: str | None, microphones: Sequence[Device], seconds: float) -> Finding:
    """Listen to the microphone while somebody speaks, and to others where it hears nothing."""
    chosen = microphone_of(name, microphones)
    if chosen is None:
        sentence = Text(
            korean=f"이런 이름의 마이크가 없습니다: '{name}'. 'sutja devices'로 확인하세요.",
            english=f"There is no microphone named '{name}'. Run 'sutja devices' to see them.",
        )
        return Finding(fine=False, sentence=str(sentence), facts="microphone: none of the name that was asked for")
    if is_loopback(chosen.name):
        return _of(diagnosis_of(Condition.LOOPBACK, this_system(), name=chosen.name))
    _ask_to_speak(chosen.name, seconds)
    try:
        hearing = listen_to(name, seconds=seconds)
    except DeviceError as error:
        found = diagnosis_of(Condition.CANNOT_OPEN, this_system())
        return Finding(fine=False, sentence=f"{found.text}\n  {error}", facts=f"microphone: {found.condition}")
    found = diagnose(hearing, {}, system=this_system())
    if found.condition in {Condition.TOO_QUIET, Condition.MUTED, Condition.NOT_PERMITTED}:
        others = _others(chosen, microphones, seconds)
        found = diagnose(hearing, others, system=this_system())
    return _of(found, f"microphone: {found.condition}, {_figures(hearing)}")


def _others(chosen: Device, microphones: Sequence[Device], seconds: float) -> dict[str, Hearing]:
    hearings = {}
    names = [device.name for device in microphones if device.name != chosen.name and not is_loopback(device.name)]
    for name in names[:MOST_OTHERS]:
        _ask_to_speak(name, seconds)
        try:
            hearings[name] = listen_to(name, seconds=seconds)
        except DeviceError:
            continue  # what cannot be opened is not what is spoken into
    return hearings


def _ask_to_speak(name: str, seconds: float) -> None:
    request = Text(
        korean=f"{name}: {seconds:g}초 동안 숫자를 몇 개 말하세요.",
        english=f"{name}: say a few digits for {seconds:g} s.",
    )
    print(request, file=sys.stderr, flush=True)


def _figures(hearing: Hearing) -> str:
    return (
        f"{hearing.seconds:.1f} s heard, loudest {hearing.loudest_dbfs:.0f}, quietest {hearing.quietest_dbfs:.0f}, "
        f"peak {hearing.peak_dbfs:.0f} dBFS, clipped {hearing.clipped_share:.2%}, lost {hearing.lost_seconds:.2f} s"
    )


def _models() -> Iterator[Finding]:
    """Look at the model that the window uses, of all that were made here."""
    from app.learning.folder import models_folder
    from app.learning.library import Library

    try:
        listing = Library(models_folder()).listing()
    except SutjaError as error:
        yield Finding(fine=False, sentence=str(error), facts="models: which one is in use cannot be told")
        return
    for notice in listing.notices:
        yield Finding(fine=False, sentence=str(notice), facts="models: something is damaged")
    yield _model(listing.live.path)


def _model(path: Path) -> Finding:
    which = "bundled" if path == DEFAULT_MODEL else "another"
    try:
        from app.core.recognizer import load_classifier  # torch, which may be what is broken

        load_classifier(path)
    except SutjaError as error:
        return Finding(fine=False, sentence=str(error), facts=f"model ({which}): cannot be used")
    except (ImportError, OSError) as error:
        sentence = Text(
            korean=f"torch를 불러올 수 없습니다({error}). 'pip install --force-reinstall torch'로 다시 설치하세요.",
            english=f"torch cannot be loaded ({error}). Install it again with 'pip install --force-reinstall torch'.",
        )
        return Finding(fine=False, sentence=str(sentence), facts="model: torch cannot be loaded")
    sentence = Text(korean="모델을 쓸 수 있습니다.", english="The model can be used.")
    return Finding(fine=True, sentence=str(sentence), facts=f"model ({which}): fine")


def _window() -> Finding:
    try:
        tried = subprocess.run(
            [sys.executable, "-c", WINDOW_CODE],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",  # Qt and the system's libraries speak as they like
            timeout=WINDOW_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return _no_window(str(NO_WINDOW))
    if tried.returncode:
        told = tried.stderr.strip().splitlines()
        return _no_window(told[-1] if told and tried.returncode == EXIT_NO_WINDOW else str(NO_WINDOW))
    sentence = Text(korean="창을 열 수 있습니다.", english="The window can be opened.")
    return Finding(fine=True, sentence=str(sentence), facts="window: fine")


def _no_window(sentence: str) -> Finding:
    return Finding(fine=False, sentence=sentence, facts="window: cannot be opened")


def _of(found: Diagnosis, facts: str = "") -> Finding:
    return Finding(
        fine=found.condition is Condition.FINE,
        sentence=str(found.text),
        facts=facts or f"microphone: {found.condition}",
    )


def _write(output: Path, findings: Sequence[Finding]) -> None:
    lines = ["Sutja doctor: no names, no paths, no sound", *_versions(), *(finding.facts for finding in findings)]
    try:
        write_atomically(output, "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise UsageError(
            korean=f"보고서를 쓸 수 없습니다: {output} ({reason_of(error)}). 폴더와 디스크 공간을 확인하세요.",
            english=f"The report cannot be written to {output} ({reason_of(error)}). Check the folder and the disk.",
        ) from None


def _versions() -> Iterator[str]:
    yield f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package}: not installed as a package"
