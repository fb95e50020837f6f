import unicodedata
from pathlib import Path, PureWindowsPath

import pytest

from model.dataset.source import paths_apart, sources
from model.spec.errors import DatasetError


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def test_files_are_named_relative_to_their_folder(tmp_path):
    touch(tmp_path / "a" / "b" / unicodedata.normalize("NFD", "칠.wav"))
    assert [source.name for source in sources([tmp_path / "a"])] == ["b/칠.wav"]


def test_several_folders_are_told_apart_and_no_file_comes_twice(tmp_path):
    touch(tmp_path / "a" / "1.wav")
    touch(tmp_path / "b" / "1.wav")
    found = sources([tmp_path / "a", tmp_path / "b", tmp_path / "a"])
    assert [source.name for source in found] == ["a/1.wav", "b/1.wav"]
    assert [source.folder for source in found] == [tmp_path / "a", tmp_path / "b"]


def test_folders_with_the_same_last_name_are_told_apart(tmp_path):
    folders = [tmp_path / "jackson" / "test", tmp_path / "theo" / "test"]
    for folder in folders:
        touch(folder / "1.wav")
    assert [source.name for source in sources(folders)] == ["jackson/test/1.wav", "theo/test/1.wav"]


def test_one_folder_named_twice_or_with_its_own_sub_folder_is_one_folder(tmp_path, monkeypatch):
    touch(tmp_path / "course" / "kim" / "1.wav")
    monkeypatch.chdir(tmp_path)
    course = tmp_path / "course"
    for other in (course, Path("course"), course / "kim" / "..", course / "kim"):
        for folders in ([course, other], [other, course]):
            assert [source.name for source in sources(folders)] == ["kim/1.wav"]


def test_folders_on_two_drives_keep_their_drives():
    folders = [PureWindowsPath("C:/rec/kim"), PureWindowsPath("D:/rec/kim")]
    assert [path.as_posix() for path in paths_apart(folders)] == ["C:/rec/kim", "D:/rec/kim"]
    folders = [PureWindowsPath("C:/rec/kim"), PureWindowsPath("c:/Rec/lee")]
    assert [path.as_posix() for path in paths_apart(folders)] == ["kim", "lee"]


@pytest.mark.parametrize("name", ["missing", "empty", "1.wav"])
def test_a_folder_without_recordings_is_refused(tmp_path, name):
    touch(tmp_path / "1.wav")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DatasetError, match=name):
        sources([tmp_path / name])
