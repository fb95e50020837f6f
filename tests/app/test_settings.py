import os
import stat

import pytest

from app import settings
from app.cli import run
from app.settings import BROKEN, FILE, Settings, Strictness, ThemeChoice
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
    settings.change(text_percent=200)
    settings.change(theme=ThemeChoice.LIGHT)
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
        settings.change(text_percent=100)
    assert settings.load() == (CHOSEN, None)
    assert [path.name for path in settings_folder().iterdir()] == [FILE]


def test_forgetting_removes_the_settings_and_what_was_set_aside(capsys):
    written(b"{")
    settings.load()
    settings.save(CHOSEN)
    assert run(["forget", "--yes"]) == 0
    assert "settings (2 files" in capsys.readouterr().out
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
