import os
from pathlib import Path

import platformdirs
import pytest

from model.spec.places import (
    cache_folder,
    data_folder,
    home_folder,
    made_private,
    recordings_folder,
    settings_folder,
)

FOLDERS = (cache_folder, data_folder, settings_folder)


def test_one_variable_moves_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("SUTJA_HOME", str(tmp_path / "숫자"))
    assert [folder().relative_to(tmp_path / "숫자") for folder in FOLDERS] == [
        Path("cache"), Path("data"), Path("settings")
    ]  # fmt: skip
    assert recordings_folder().parent == data_folder()
    assert list(tmp_path.iterdir()) == []  # asking makes no folder


def test_a_relative_home_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUTJA_HOME", "here")
    assert data_folder() == tmp_path / "here" / "data"


@pytest.mark.parametrize("value", [None, ""])
def test_otherwise_the_places_of_the_system_are_taken(value, monkeypatch):
    if value is None:
        monkeypatch.delenv("SUTJA_HOME", raising=False)
    else:
        monkeypatch.setenv("SUTJA_HOME", value)
    assert home_folder() is None
    assert len({folder() for folder in FOLDERS}) == 3
    assert all("sutja" in folder().parts for folder in FOLDERS)


def test_where_the_system_has_one_place_for_data_and_settings_they_stay_apart(monkeypatch):
    monkeypatch.delenv("SUTJA_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_config_path", platformdirs.user_data_path)  # as on Windows and macOS
    assert settings_folder() == data_folder() / "settings"


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
def test_nobody_else_looks_into_a_private_folder(tmp_path):
    new, old = tmp_path / "a" / "b", tmp_path / "old"
    old.mkdir(mode=0o755)
    (old / "kept").touch()
    for folder in (new, old):
        assert made_private(folder) == folder
        assert folder.stat().st_mode & 0o777 == 0o700
    assert made_private(old) == old
    assert (old / "kept").exists()
