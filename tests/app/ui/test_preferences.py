"""The settings of a window: kept, told, and what is said where they cannot be."""

import errno
import os

import pytest

from app import settings
from app.settings import BROKEN, FILE, Settings, ThemeChoice
from app.ui.preferences import Preferences
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
