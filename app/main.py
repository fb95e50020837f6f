"""The composition root: puts engine, bridge and window together. No other module knows them all.

The order of starting: choose window or command line by the arguments alone; on Windows, load torch before Qt;
see whether there is a display; show the window; let the engine load torch in its own thread. The command line
shall need no Qt, and the window shall not wait for torch: so both are imported where they are used.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings
from app.config import EngineConfig
from app.core.events import Failed
from app.paths import DEMO_SOUND
from app.settings import Settings
from app.ui.obstacles import EXIT_NO_WINDOW, obstacle
from model.spec.language import Text, system_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from app.audio.devices import Device
    from app.audio.source import AudioSource
    from app.audio.voice import Voice
    from app.core.classifier import Classifier
    from app.engine import Engine
    from app.ui.bridge import EventBridge
    from app.ui.ports import Sources
    from app.ui.preferences import Preferences
    from app.ui.session import Session
    from app.ui.theme import Theme
    from app.ui.window import Window
    from model.spec.language import Language

DEFECT = Text(
    korean="예상하지 못한 오류입니다: {reason}. 다시 시도하고, 되풀이되면 알려 주세요.",
    english="Something unexpected went wrong: {reason}. Try again, and report it if it comes back.",
)

NO_OUTPUT = Text(
    korean="숫자를 소리로 읽을 수 없습니다. 스피커나 이어폰을 연결하고, 시스템의 소리 설정에서 출력을 확인하세요.",
    english="The digit cannot be spoken: connect a loudspeaker or headphones, and check the output in the system's "
    "sound settings.",
)

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or run the subcommand that the arguments name; return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _asks_for_window(arguments):
        return open_window(_model_named(arguments))
    from app import cli

    return cli.run(arguments)


def _asks_for_window(arguments: list[str]) -> bool:
    match arguments:
        case [] | ["--model", _]:
            return True
        case [only]:
            return only.startswith("--model=")
        case _:
            return False


def _model_named(arguments: list[str]) -> Path | None:
    return Path(arguments[-1].removeprefix("--model=")) if arguments else None


def open_window(model: Path | None) -> int:
    """Show the window and listen until it is closed.

    Parameters
    ----------
    model : Path or None
        The artefact to recognise with; ``None`` is the one in use, of all that were made here.
    """
    if sys.platform == "win32":
        # Imported after Qt, torch failed there to load its libraries (WinError 1114).
        import app.core.recognizer  # noqa: F401
    problem = obstacle()
    if problem:
        print(problem, file=sys.stderr)
        return EXIT_NO_WINDOW
    return _run_window(model)


def _run_window(model: Path | None) -> int:
    """Compose the application and run it to its end."""
    from app.ui.application import close_on_interrupt, make_application
    from app.ui.garbage import collect_on_this_thread

    chosen, problem = settings.load()
    _speak(chosen.language)
    language = system_language()
    application = make_application(sys.argv[:1], language=language)
    collect_on_this_thread(application)
    window, session, bridge = compose(model, language=language, chosen=chosen, problem=problem)
    _show_defects(bridge)
    close_on_interrupt(window)
    window.show()
    begin(session, listens=not chosen.push_to_talk)
    return application.exec()


def _speak(language: Language | None) -> None:
    """Take the language that was chosen, here and in the processes started from here; the variable goes before it."""
    if language is not None:
        os.environ.setdefault("SUTJA_LANGUAGE", language)


def compose(
    model: Path | None, *, language: Language, chosen: Settings | None = None, problem: Text | None = None
) -> tuple[Window, Session, EventBridge]:
    """Put engine, bridge, session and window together; nothing is shown and nothing listens yet.

    Parameters
    ----------
    model : Path or None
        The artefact to recognise with; ``None`` is the one in use.
    language : Language
    chosen : Settings, optional
        What the user chose; else the settings of the first day.
    problem : Text, optional
        What is wrong with the settings, to be said once there is a window.
    """
    from app.audio.voice import Voice
    from app.engine import Engine
    from app.pages import Pages
    from app.ui.bridge import EventBridge
    from app.ui.preferences import Preferences
    from app.ui.session import Session
    from app.ui.theme import Theme
    from app.ui.window import Window

    preferences = Preferences(chosen or Settings())
    bridge = EventBridge()
    voice = Voice(language, lambda: say(NO_OUTPUT))

    def say(problem: Text) -> None:
        bridge.call(partial(preferences.failed.emit, problem.in_language(language)))

    def load(model: Path | None = model) -> Classifier:
        # Loads torch: on the engine's thread, behind the window.
        return _classifier(model or _model_in_use(say), preferences)

    engine = Engine(load, bridge.post, _config(preferences.settings))
    session = Session(engine, _sources(voice), bridge, language=language)
    theme = Theme()
    pages = Pages(
        engine, session, bridge, voice, preferences, theme, language,
        classifier=load, go=lambda place: window.go(place),
    )  # fmt: skip
    window = Window(pages.makers(), theme=theme)
    _apply(preferences, theme, session, engine)
    window.closed.connect(session.close)
    window.closed.connect(voice.close)
    if problem:
        say(problem)
    return window, session, bridge


def _model_in_use(say: Callable[[Text], None]) -> Path:
    """Return the model that is in use, and say where it is not the one that should be."""
    from app.learning.folder import models_folder
    from app.learning.library import Library

    listing = Library(models_folder()).listing()
    for notice in listing.notices:
        say(notice)
    return listing.live.path


def _classifier(model: Path, preferences: Preferences) -> Classifier:
    """Load the model, as strict as the user wants it at each word."""
    from app.core.recognizer import load_classifier
    from app.core.threshold import WithThreshold

    classifier = load_classifier(model)
    preferences.model = classifier.metadata
    return WithThreshold(classifier, lambda own: preferences.settings.strictness.threshold(own))


def _config(chosen: Settings) -> EngineConfig:
    return EngineConfig(sensitivity=chosen.sensitivity)


def _apply(preferences: Preferences, theme: Theme, session: Session, engine: Engine) -> None:
    """Let the settings take effect: the microphone as it was kept, all else also whenever it changes."""
    from app.ui.ports import SourceChoice

    configured = _config(preferences.settings)

    def configure(chosen: Settings) -> None:
        nonlocal configured
        if _config(chosen) != configured:
            configured = _config(chosen)
            session.rearrange(partial(engine.configure, configured))

    def dress(chosen: Settings) -> None:
        theme.prefer(chosen.theme, text_percent=chosen.text_percent)

    dress(preferences.settings)
    session.choose(SourceChoice(microphone=preferences.settings.microphone))
    preferences.changed.connect(dress)
    preferences.changed.connect(configure)


def begin(session: Session, *, listens: bool = True) -> None:
    """List the microphones, and listen; where one listens only while a key is held, be ready for that."""
    # In this order: listing may restart the audio library, which a source being opened would not survive.
    session.refresh_microphones()
    if listens:
        session.start()
    else:
        session.prepare()


def _sources(voice: Voice) -> Sources:
    from app.ui.ports import Sources

    return Sources(list_microphones=_list_microphones, microphone=lambda name: _microphone(name, voice), demo=_demo)


# Imported when they are first called, which is off the GUI thread: loading PortAudio takes its time.


def _list_microphones() -> Sequence[Device]:
    from app.audio.devices import list_microphones

    return list_microphones()


def _microphone(name: str | None, voice: Voice) -> AudioSource:
    from app.audio.deafened import microphone_beside

    return microphone_beside(voice, name)


def _demo() -> AudioSource:
    from app.audio.file import FileSource

    return FileSource(DEMO_SOUND, realtime=True)


def _show_defects(bridge: EventBridge) -> None:
    """Let what nobody caught, on any thread, be logged and told in the window, not only in a terminal."""

    def show(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        _log.error("uncaught", exc_info=(kind, error or kind(), trace))
        name = kind.__name__
        message = Text(korean=DEFECT.korean.format(reason=name), english=DEFECT.english.format(reason=name))
        bridge.post(Failed(time=0.0, code="Defect", message=message))

    sys.excepthook = show
    threading.excepthook = lambda args: show(args.exc_type, args.exc_value, args.exc_traceback)
