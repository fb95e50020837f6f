import os

import pytest

from app.cli.links import is_folder, is_link
from tests.app.cli.traces import write


def test_a_folder_is_one_and_a_file_is_none(tmp_path):
    write(tmp_path / "file", 1)
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "file")
    assert not is_link(tmp_path)
    assert not is_link(tmp_path / "file")


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
@pytest.mark.parametrize("target", [".", "gone"])
def test_a_link_is_no_folder_wherever_it_leads(tmp_path, target):
    (tmp_path / "link").symlink_to(tmp_path / target)
    assert is_link(tmp_path / "link")
    assert not is_folder(tmp_path / "link")
