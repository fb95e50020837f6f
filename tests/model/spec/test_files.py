import os

import pytest

from model.spec.files import write_atomically


def test_the_content_arrives_and_nothing_else(tmp_path):
    path = tmp_path / "표.csv"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"표.csv": b"new"}


def test_a_failure_leaves_what_was_there_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_atomically(path, b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": b"old"}


@pytest.mark.skipif(os.name != "posix", reason="POSIX")
def test_a_link_stays_a_link_and_a_device_a_device(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o600
    null = tmp_path / "null"
    null.symlink_to("/dev/null")
    write_atomically(null, b"new")
    assert not null.is_file()
