"""``sutja listen``: the engine on a microphone or a file, its events as lines."""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Final

from app.audio.file import FileSource
from app.audio.microphone import Microphone
from app.audio.source import AudioSource
from app.core.events import (
    DeviceGone,
    DeviceRestored,
    Digit,
    Event,
    Failed,
    Notice,
    Overflow,
    Started,
    Stopped,
    Unknown,
    as_json,
)
from app.core.recognizer import load_classifier
from app.engine import Engine
from app.errors import UsageError
from model.spec.language import Text
from model.spec.tokens import HANGUL

WAIT_SECONDS: Final = 0.5
"""Windows handles Ctrl-C only between two waits."""

EXIT_FAILED: Final = 2

EXIT_SIGNAL: Final = 128
"""What a signal's number is added to: 130 after Ctrl-C, 143 after a termination request."""


def run(options: argparse.Namespace) -> int:
    """Listen until the file ends or the user stops it; return the exit status."""
    source = _source(options)
    heard: SimpleQueue[Event | signal.Signals] = SimpleQueue()
    engine = Engine(lambda: load_classifier(options.model), heard.put)
    show = _show_json if options.json else _show_text
    status = 0
    # The handler only leaves a word in the queue, which is safe wherever the signal comes in between.
    with _handled_signals(heard.put):
        engine.start(source)
        try:
            # Printing is done here and not in the engine's thread: a slow terminal must not hold up the sound.
            for event in _until_stopped(heard):
                if isinstance(event, signal.Signals):
                    engine.request_stop()
                    status = status or _status_of(event, options)
                else:
                    status = EXIT_FAILED if isinstance(event, Failed) else status
                    show(event)
        finally:
            engine.stop()
    return status


def _until_stopped(heard: "SimpleQueue[Event | signal.Signals]") -> Iterator[Event | signal.Signals]:
    """Give the events, the last of which is ``Stopped``, and the signals among them."""
    event: Event | signal.Signals | None = None
    while not isinstance(event, Stopped):
        try:
            event = heard.get(timeout=WAIT_SECONDS)
        except Empty:
            continue
        yield event


def _status_of(number: signal.Signals, options: argparse.Namespace) -> int:
    """Return the exit status of a listening that a signal ends."""
    # A microphone has no other end, but of a file a part is missing: as a shell says it of what was killed.
    return 0 if options.wav is None else EXIT_SIGNAL + number


def _source(options: argparse.Namespace) -> AudioSource:
    if options.realtime and options.wav is None:
        raise UsageError(
            korean="--realtime은 --wav와 함께만 쓸 수 있습니다. --wav FILE을 더하세요.",
            english="--realtime needs --wav. Add --wav FILE.",
        )
    return Microphone(options.device) if options.wav is None else FileSource(options.wav, realtime=options.realtime)


@contextmanager
def _handled_signals(handle: Callable[[signal.Signals], None]) -> Iterator[None]:
    """Let Ctrl-C and a termination request end the listening, so that the last line is whole and ``stopped``."""
    before = {
        number: signal.signal(number, lambda caught, _: handle(signal.Signals(caught)))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _show_json(event: Event) -> None:
    if event.name:
        print(json.dumps(as_json(event), ensure_ascii=False), flush=True)
    if isinstance(event, Failed | DeviceGone):
        print(event.message, file=sys.stderr, flush=True)


def _show_text(event: Event) -> None:
    match event:
        case Digit():
            print(
                f"{event.digit} {HANGUL[event.digit]}  {event.confidence:4.0%}  {event.start:.2f}–{event.end:.2f} s",
                flush=True,
            )
        case Unknown():
            print(f"? {_UNKNOWN}  {event.start:.2f}–{event.end:.2f} s", flush=True)
        case Started() | DeviceRestored() | Notice() | Overflow() | Failed() | DeviceGone():
            print(_notice(event), file=sys.stderr, flush=True)


_UNKNOWN = Text(korean="모름", english="unknown")


def _notice(event: Started | DeviceRestored | Notice | Overflow | Failed | DeviceGone) -> Text:
    match event:
        case Started():
            return Text(
                korean=f"듣고 있습니다: {event.source}. 끝내려면 Ctrl-C를 누르세요.",
                english=f"Listening to {event.source}. Ctrl-C ends it.",
            )
        case Overflow():
            return Text(
                korean=f"컴퓨터가 바빠서 소리 {event.lost_seconds:.2f}초를 놓쳤습니다. 다른 프로그램을 닫아 보세요.",
                english=f"The computer was too busy and {event.lost_seconds:.2f} s of sound were lost. "
                "Close other programs.",
            )
        case DeviceRestored() | Notice() | Failed() | DeviceGone():
            return event.message
