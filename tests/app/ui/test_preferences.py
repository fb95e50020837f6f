"""The settings of a window: kept, told, and what is said where they cannot be."""

import errno
import os

import pytest

from app import settings
from app.settings import BROKEN, FILE, Settings, ThemeChoice
from app.ui.preferences import REST_MS, Preferences
from model.spec.places import settings_folder


@pytest.fixture
def preferences(qapp):
    return Preferences(Settings(text_percent=150))


def test_what_is_chosen_is_told_and_kept(preferences, qtbot):
    with qtbot.waitSignal(preferences.changed) as changed:
        preferences.change(theme=ThemeChoice.DARK)
    assert changed.args == [Settings(text_percent=150, theme=ThemeChoice.DARK)]
    assert settings.load()[0].theme is ThemeChoice.DARK


def test_what_is_chosen_already_is_not_told_again(preferences, qtbot):
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.change(text_percent=150)


@pytest.fixture
def written(monkeypatch):
    """Gives what is written from now on, one after the other."""
    writings, write = [], settings.change
    monkeypatch.setattr(settings, "change", lambda own, **changes: [writings.append(changes), write(own, **changes)][1])
    return writings


def test_what_is_still_being_chosen_is_told_and_written_once_it_rests(preferences, written, qtbot):
    told = []
    preferences.changed.connect(told.append)
    for sensitivity in (0.1, 0.2, 0.3):
        preferences.try_out(sensitivity=sensitivity)
    assert told == written == []  # each step would have the engine begin anew
    qtbot.waitUntil(lambda: len(written) == 1)
    assert [chosen.sensitivity for chosen in told] == [0.3]
    assert settings.load()[0].sensitivity == 0.3
    qtbot.wait(2 * REST_MS)
    assert written == [{"sensitivity": 0.3}]


def test_what_is_chosen_meanwhile_is_written_together_with_it(preferences, written, qtbot):
    preferences.try_out(sensitivity=0.3)
    with qtbot.waitSignal(preferences.changed) as changed:
        preferences.change(sounds=True)
    assert changed.args == [Settings(text_percent=150, sensitivity=0.3, sounds=True)]
    assert written == [{"sensitivity": 0.3, "sounds": True}]
    preferences.keep()
    qtbot.wait(2 * REST_MS)
    assert len(written) == 1


def test_what_still_rests_is_written_where_it_is_asked_for(preferences, written):
    preferences.try_out(sensitivity=0.3)
    preferences.keep()
    assert settings.load()[0].sensitivity == 0.3
    preferences.keep()
    assert len(written) == 1


def test_what_could_not_be_written_is_written_when_something_is_chosen_again(preferences, monkeypatch):
    def refuse(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        preferences.change(sounds=True)
    assert not settings.load()[0].sounds
    preferences.change(sounds=True)  # chosen again, as it was said
    assert settings.load()[0].sounds
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        preferences.change(copy_heard=True)
    preferences.change(theme=ThemeChoice.DARK)
    assert settings.load()[0] == Settings(sounds=True, copy_heard=True, theme=ThemeChoice.DARK)


@pytest.mark.parametrize(
    ("reason", "remedy"),
    [(errno.ENOSPC, "Make room"), (errno.EACCES, "Check that you may read and write"), (None, "(OSError)")],
)
def test_what_cannot_be_kept_holds_for_now_and_is_said_with_its_remedy(preferences, qtbot, monkeypatch, reason, remedy):
    def refuse(_handle):
        raise OSError(reason, os.strerror(reason)) if reason else OSError

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with qtbot.waitSignal(preferences.failed) as failed:
            preferences.change(sounds=True)
    assert remedy in failed.args[0]
    assert preferences.settings.sounds


def test_a_file_that_was_set_aside_is_said(preferences, qtbot):
    settings.save(Settings())
    (settings_folder() / FILE).write_bytes(b"{")
    with qtbot.waitSignal(preferences.failed) as failed:
        preferences.change(sounds=True)
    assert BROKEN in failed.args[0]
    assert settings.load() == (Settings(text_percent=150, sounds=True), None)


def test_a_page_that_is_made_later_can_still_say_what_failed(preferences):
    preferences.failed.emit("The settings could not be read.")
    assert preferences.problem == "The settings could not be read."
    preferences.change(sounds=True)
    assert preferences.problem == ""
