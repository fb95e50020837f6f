import unicodedata

import pytest

from model.dataset.source import sources
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


@pytest.mark.parametrize("name", ["missing", "empty", "1.wav"])
def test_a_folder_without_recordings_is_refused(tmp_path, name):
    touch(tmp_path / "1.wav")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DatasetError, match=name):
        sources([tmp_path / name])
