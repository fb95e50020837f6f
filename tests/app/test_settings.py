import errno
import json
import os
import stat
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from app import settings
from app.cli import run
from app.settings import BROKEN, FILE, LOCK, Settings, Strictness, ThemeChoice
from model.spec.language import Language
from model.spec.places import settings_folder

CHOSEN = Settings(
    microphone="헤드셋 USB",
    language=Language.KOREAN,
    theme=ThemeChoice.DARK,
    text_percent=150,
    strictness=Strictness.STRICT,
    sensitivity=0.8,
    sounds=True,
    welcomed=True,
)


def written(content):
    settings_folder().mkdir(parents=True)
    (settings_folder() / FILE).write_bytes(content)


def test_on_the_first_day_there_is_no_file_and_none_is_made():
    assert settings.load() == (Settings(), None)
    assert not settings_folder().exists()


def test_what_is_saved_comes_back():
    settings.save(CHOSEN)
    assert settings.load() == (CHOSEN, None)


@pytest.mark.skipif(os.name != "posix", reason="folders of the user are private elsewhere")
def test_nobody_else_can_look_into_the_folder():
    settings.save(CHOSEN)
    assert stat.S_IMODE(settings_folder().stat().st_mode) == 0o700


def test_a_change_leaves_what_another_window_wrote():
    settings.save(CHOSEN)
    settings.change(Settings(), text_percent=200)
    settings.change(Settings(), theme=ThemeChoice.LIGHT)
    assert settings.load()[0].text_percent == 200
    assert settings.load()[0].microphone == "헤드셋 USB"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
    ],
)
def test_a_broken_file_is_set_aside_and_told(content):
    written(content)
    chosen, problem = settings.load()
    assert chosen == Settings()
    assert BROKEN in problem.english
    assert BROKEN in problem.korean
    assert (settings_folder() / BROKEN).read_bytes() == content
    assert settings.load() == (Settings(), None)  # told once


@pytest.mark.parametrize(
    "content",
    [
        b'{"theme": "pink"}',
        b'{"language": "fr"}',
        b'{"text_percent": 1000}',
        b'{"text_percent": "100"}',
        b'{"sensitivity": 2}',
        b'{"sensitivity": "much"}',
        b'{"microphone": 7}',
        b'{"sounds": "yes"}',
        b'{"welcomed": 1}',
        b'{"strictness": []}',
        b'{"sensitivity": NaN}',
        b'{"text_percent": 100.0}',
    ],
)
def test_what_is_not_understood_of_one_setting_leaves_the_others(content):
    written(content[:-1] + b', "corrections_asked": true}')
    assert settings.load() == (Settings(corrections_asked=True), None)


def test_what_a_newer_sutja_wrote_is_still_there_after_a_change():
    written(b'{"theme": "sepia", "smell": "rose"}')
    settings.change(Settings(), sounds=True)
    assert json.loads((settings_folder() / FILE).read_bytes()) == {"theme": "sepia", "smell": "rose", "sounds": True}


def test_a_file_that_breaks_meanwhile_is_set_aside_for_the_settings_of_the_window():
    written(b"{")
    problem = settings.change(replace(CHOSEN, sounds=False), sounds=False)
    assert BROKEN in problem.english
    assert (settings_folder() / BROKEN).read_bytes() == b"{"
    assert settings.load() == (replace(CHOSEN, sounds=False), None)


@pytest.mark.parametrize("reason", [errno.EACCES, errno.EIO])
def test_a_moment_in_which_the_file_cannot_be_read_loses_none_of_it(monkeypatch, reason):
    settings.save(CHOSEN)

    def refuse(_path):
        raise OSError(reason, os.strerror(reason))

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.read_bytes", refuse)
        with pytest.raises(OSError, match=os.strerror(reason)):
            settings.change(Settings(), sounds=False)
    assert settings.load() == (CHOSEN, None)


def test_two_windows_that_change_something_at_once_both_have_it(monkeypatch):
    settings.save(Settings())
    read, meet = Path.read_bytes, threading.Barrier(2)

    def read_together(path):
        content = read(path)
        with suppress(threading.BrokenBarrierError):
            meet.wait(0.3)  # which nobody reaches while the other one is alone
        return content

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read_together)
        changes = [{"sounds": True}, {"theme": ThemeChoice.DARK}]
        windows = [threading.Thread(target=settings.change, args=(Settings(),), kwargs=change) for change in changes]
        for window in windows:
            window.start()
        for window in windows:
            window.join(20)
    assert settings.load() == (Settings(sounds=True, theme=ThemeChoice.DARK), None)


def test_a_window_that_holds_the_settings_for_long_is_an_error_and_not_waited_for(monkeypatch):
    settings.save(CHOSEN)
    monkeypatch.setattr(settings, "PATIENCE_SECONDS", 0.05)
    with FileLock(settings_folder() / LOCK), pytest.raises(OSError, match="lock"):
        settings.change(CHOSEN, sounds=False)


def test_what_a_newer_sutja_added_is_passed_over():
    written(b'{"theme": "dark", "smell": "rose"}')
    assert settings.load() == (Settings(theme=ThemeChoice.DARK), None)


def test_a_file_that_may_not_be_read_is_told_and_left():
    (settings_folder() / FILE).mkdir(parents=True)  # a folder in its place cannot be read either, by root as well
    chosen, problem = settings.load()
    assert chosen == Settings()
    assert "Check" in problem.english


def test_a_full_disk_leaves_the_file_of_before(monkeypatch):
    settings.save(CHOSEN)

    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        settings.change(CHOSEN, text_percent=100)
    assert settings.load() == (CHOSEN, None)
    assert {path.name for path in settings_folder().iterdir()} <= {FILE, LOCK}


def test_forgetting_removes_the_settings_and_what_was_set_aside(capsys):
    written(b"{")
    settings.load()
    settings.save(CHOSEN)
    assert run(["forget", "--yes"]) == 0
    assert "Removed: settings (" in capsys.readouterr().out
    assert not settings_folder().exists()


@pytest.mark.parametrize("change", [{"text_percent": 110}, {"sensitivity": -0.1}])
def test_a_setting_out_of_range_is_refused(change):
    with pytest.raises(ValueError, match=next(iter(change))):
        Settings(**change)


@pytest.mark.parametrize("own", [0.0, 0.6, 1.0])
def test_stricter_asks_for_more_and_looser_for_less(own):
    loose, same, strict = (strictness.threshold(own) for strictness in Strictness)
    assert 0 <= loose <= same == own <= strict <= 1
    assert loose < same or own == 0
    assert strict > same or own == 1
