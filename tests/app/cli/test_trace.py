import os

import pytest

from app.cli.trace import Trace, What
from tests.app.cli.traces import write


def test_all_files_of_a_trace_are_counted_and_folders_are_not(tmp_path):
    write(tmp_path / "a" / "b" / "1.bin", 1_500_000)
    write(tmp_path / "a" / "2.bin", 500_000)
    write(tmp_path / "not of it", 1)
    write(tmp_path / "3.bin", 10)
    tally = Trace(What.CACHE, tmp_path, (tmp_path / "a", tmp_path / "3.bin")).tally()
    assert (tally.files, tally.size) == (3, 2_000_010)
    assert str(tally) == "3 files, 2.00 MB"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_is_one_without_a_size(tmp_path):
    write(tmp_path / "elsewhere" / "large", 1_000_000)
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    tally = Trace(What.CACHE, tmp_path, (tmp_path / "link",)).tally()
    assert (tally.files, tally.size) == (1, 0)


def test_what_is_gone_counts_for_nothing(tmp_path):
    assert Trace(What.CACHE, tmp_path, (tmp_path / "gone",)).tally().files == 0
