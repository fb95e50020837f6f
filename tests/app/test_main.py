import builtins
import os
import signal
import subprocess
import sys
import threading
from types import SimpleNamespace
from unittest.mock import Mock

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette

from app import cli, main, settings
from app.audio.source import Block
from app.core.events import Failed
from app.pages import Pages
from app.paths import DEFAULT_MODEL
from app.settings import Settings, Strictness, ThemeChoice
from app.ui import obstacles
from app.ui.colours import DARK
from app.ui.place import Place
from app.ui.ports import SourceChoice
from app.ui.preferences import Preferences
from app.ui.type_scale import body_font
from model.spec.language import Language, system_language
from model.spec.metadata import Metadata
from tests.program import Program


@pytest.fixture
def opened(monkeypatch):
    models = []
    monkeypatch.setattr(main, "open_window", lambda model: models.append(model and str(model)) or 0)
    return models


@pytest.mark.parametrize(
    ("arguments", "model"),
    [([], None), (["--model", "own.pt"], "own.pt"), (["--model=own.pt"], "own.pt")],
)
def test_without_a_subcommand_it_opens_the_window(opened, arguments, model):
    assert main.main(arguments) == 0
    assert opened == [model]


@pytest.mark.parametrize(
    "arguments",
    [["listen"], ["listen", "--model", "own.pt"], ["--model"], ["--help"], ["nonsense"], ["--model", "a", "b"]],
)
def test_all_else_is_the_command_lines(opened, monkeypatch, arguments):
    seen = []
    monkeypatch.setattr(cli, "run", lambda given: seen.append(given) or 7)
    assert main.main(arguments) == 7
    assert seen == [arguments]
    assert not opened


@pytest.mark.parametrize(("language", "words"), [("ko", "화면이 없습니다"), ("en", "no display")])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_it_says_what_to_do(monkeypatch, capsys, language, words):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUTJA_LANGUAGE", language)
    assert main.main([]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "sutja listen" in said
    assert said.count("\n") == 1


def test_without_qts_libraries_it_says_what_to_install(monkeypatch, capsys):
    real_import = builtins.__import__

    def without_qt(name, *arguments):
        if name.startswith("PySide6"):
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
        return real_import(name, *arguments)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("SUTJA_LANGUAGE", "en")
    monkeypatch.setattr(builtins, "__import__", without_qt)
    assert main.main([]) == 2
    said = capsys.readouterr().err
    assert "libEGL.so.1" in said
    assert "sudo apt install libegl1" in said
    assert said.count("\n") == 1


def start(*arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "app", *arguments],
        env={**os.environ, "SUTJA_LANGUAGE": "en", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="X11 only")
def test_a_display_that_does_not_answer_is_one_sentence_and_no_abort():
    process = start(DISPLAY=":987", QT_QPA_PLATFORM="xcb")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert said == obstacles.NO_DISPLAY.in_language(Language.ENGLISH) + "\n"


def test_a_platform_that_qt_does_not_know_is_one_sentence():
    process = start(QT_QPA_PLATFORM="nonsense")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "nonsense" in said
    assert "sutja listen" in said
    assert said.count("\n") == 1


TELL_WHEN_READY = """
import sys
from PySide6.QtCore import QTimer
from app import main

def begin_and_tell(session, **options):
    begin(session, **options)
    QTimer.singleShot(0, lambda: print("ready", flush=True))

begin, main.begin = main.begin, begin_and_tell
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_in_the_terminal_closes_the_window_cleanly(tmp_path):
    command = (sys.executable, "-c", TELL_WHEN_READY, "--model", str(tmp_path / "missing.pt"))
    with Program(*command, environment={"QT_QPA_PLATFORM": "offscreen"}) as program:
        assert program.line() == "ready\n"
        program.send_signal(signal.SIGINT)
        assert program.end() == (0, []), program.errors
        assert "Traceback" not in program.errors


@pytest.mark.parametrize(("listens", "asked"), [(True, "start"), (False, "prepare")])
def test_who_listens_only_while_a_key_is_held_finds_the_model_loaded(listens, asked):
    session = Mock(spec=["refresh_microphones", "start", "prepare"])
    main.begin(session, listens=listens)
    assert [name for name, *_ in session.method_calls] == ["refresh_microphones", asked]


def modules_after(statement):
    script = f"{statement}\nimport sys\nprint(*sys.modules)"
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()


def test_the_command_line_loads_no_qt():
    assert not [name for name in modules_after("import app.main") if name.startswith(("PySide6", "torch"))]


def test_the_window_does_not_wait_for_torch_or_portaudio():
    loaded = modules_after("import app.main, app.engine, app.ui.application, app.ui.window, app.ui.session")
    assert "PySide6.QtWidgets" in loaded
    assert "torch" not in loaded
    assert "sounddevice" not in loaded


def test_what_nobody_caught_is_told_in_the_window(monkeypatch, caplog):
    posted = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(main.threading, "excepthook", main.threading.excepthook)
    main._show_defects(SimpleNamespace(post=posted.append))
    error = ZeroDivisionError("division by zero")
    sys.excepthook(ZeroDivisionError, error, None)
    (event,) = posted
    assert isinstance(event, Failed)
    assert "ZeroDivisionError" in event.message.english
    assert "ZeroDivisionError" in caplog.text


def test_what_was_kept_is_used_at_the_next_start(qtbot):
    settings.save(Settings(microphone="Headset USB", theme=ThemeChoice.DARK, text_percent=150))
    window, session, _ = main.compose(DEFAULT_MODEL, language=Language.ENGLISH, chosen=settings.load()[0])
    qtbot.addWidget(window)
    assert session.choice == SourceChoice(microphone="Headset USB")
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    assert window.font().pointSizeF() == pytest.approx(body_font(150).pointSizeF())
    window.close()


def test_a_choice_of_looks_takes_effect_at_once(qtbot):
    window, _, _ = main.compose(DEFAULT_MODEL, language=Language.ENGLISH)
    qtbot.addWidget(window)
    window.page(Place.SETTINGS).theme.buttons[ThemeChoice.DARK].click()
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    window.close()


def test_no_microphone_hears_what_is_spoken_back(monkeypatch):
    sound = SimpleNamespace(sample_rate=16_000, read=lambda: Block(np.ones((160, 1), dtype=np.float32)))
    monkeypatch.setattr("app.audio.microphone.Microphone", lambda _name: sound)
    voice, session = SimpleNamespace(), SimpleNamespace(choice=SourceChoice())
    pages = Pages(None, session, None, voice, None, None, Language.KOREAN, classifier=None, go=None)
    for microphone in (main._sources(voice).microphone(None), pages._microphone()):
        voice.speaking = True
        assert not microphone.read().samples.any()
        voice.speaking = False
        assert microphone.read().samples.all()


def test_what_speaks_back_ends_with_the_window(qtbot):
    def speaking():
        return [thread for thread in threading.enumerate() if thread.name == "sutja-voice"]

    window, *_ = main.compose(None, language=Language.KOREAN, chosen=Settings(speak_back=True))
    qtbot.addWidget(window)
    assert speaking()
    window.close()
    assert not speaking()


def test_settings_that_were_set_aside_are_told_in_the_window(qtbot):
    window, _, _ = main.compose(DEFAULT_MODEL, language=Language.KOREAN, problem=settings.SET_ASIDE)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.page(Place.LISTEN).footer.text() == settings.SET_ASIDE.korean)
    window.close()


@pytest.mark.parametrize(
    ("variable", "chosen", "spoken"),
    [
        ("", Language.KOREAN, Language.KOREAN),
        ("", None, Language.ENGLISH),
        ("en", Language.KOREAN, Language.ENGLISH),  # what is said for this one start goes before what was kept
    ],
)
def test_the_chosen_language_is_spoken_but_for_the_variable(monkeypatch, variable, chosen, spoken):
    for name in ("SUTJA_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    if variable:
        monkeypatch.setenv("SUTJA_LANGUAGE", variable)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    main._speak(chosen)
    assert system_language() is spoken


def test_the_model_is_as_strict_as_the_user_wants_at_each_word(qtbot, monkeypatch):
    own = SimpleNamespace(metadata=Metadata("1", temperature=1.0, digit_threshold=0.6, lookahead_seconds=0.0))
    # In the place of the module: torch takes its time.
    monkeypatch.setitem(sys.modules, "app.core.recognizer", SimpleNamespace(load_classifier=lambda _model: own))
    preferences = Preferences(Settings())
    classifier = main._classifier(DEFAULT_MODEL, preferences)
    assert classifier.metadata.digit_threshold == 0.6
    preferences.change(strictness=Strictness.STRICT)
    assert classifier.metadata.digit_threshold == 0.8
    assert preferences.model is own.metadata
