import errno
import getpass
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from model.report import folder, writer
from model.report.compare import compare
from model.report.examples import chosen_examples
from model.report.folder import check_report_folder
from model.report.names import REPORT_FILES
from model.report.reader import read_record
from model.report.writer import write_report
from model.spec.errors import ReportError
from tests.model.conftest import beep


def drawn(record, count=10):
    return chosen_examples(record, {heard.key: beep(heard.said % 10) for heard in record.outcomes}, count)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_report_is_written_and_read_back(tmp_path, record):
    index = write_report(record, drawn(record), tmp_path / "새 보고서", comparison=compare(record, record))
    assert index == tmp_path / "새 보고서" / "index.html"
    assert set(contents(index.parent)) == REPORT_FILES
    assert read_record(index.parent) == record
    assert '"comparison"' in (index.parent / "report.json").read_text(encoding="utf-8")


def test_two_runs_give_the_same_bytes(tmp_path, record):
    for name in ("a", "b"):
        write_report(record, drawn(record, 2), tmp_path / name)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_former_report_is_replaced_and_the_users_files_stay(tmp_path, record, bare):
    write_report(record, drawn(record, 3), tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "example-99.png").write_bytes(b"mine too")
    write_report(bare, (), tmp_path)
    assert set(contents(tmp_path)) == {"index.html", "report.json", "notes.txt", "example-99.png"}
    assert read_record(tmp_path) == bare


@pytest.mark.parametrize("name", ["index.html", "loss.png", "report.json"])
def test_a_file_of_the_users_is_not_overwritten(tmp_path, bare, name):
    (tmp_path / name).write_text("{}")
    for attempt in (lambda: check_report_folder(tmp_path), lambda: write_report(bare, (), tmp_path)):
        with pytest.raises(ReportError, match=name):
            attempt()
    assert contents(tmp_path) == {name: b"{}"}


@pytest.mark.parametrize("written", [0, 1, 6])
def test_a_full_disk_leaves_the_former_page(tmp_path, record, measured, monkeypatch, written):
    write_report(record, (), tmp_path)
    before, count, write = contents(tmp_path), 0, writer.write_atomically

    def fill(path, data):
        nonlocal count
        count += 1
        if count > written:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(writer, "write_atomically", fill)
    with pytest.raises(ReportError, match="No space left"):
        write_report(measured(40), (), tmp_path)
    after = contents(tmp_path)
    assert after.keys() == before.keys()
    assert after["index.html"] == before["index.html"]
    read_record(tmp_path)
    monkeypatch.undo()
    write_report(measured(40), (), tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path, bare):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match="cannot be written"):
        write_report(bare, (), tmp_path / "file" / "report")


def test_a_folder_that_cannot_be_written_is_said_beforehand(tmp_path, monkeypatch):
    def read_only(path):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(folder, "check_writable", read_only)
    with pytest.raises(ReportError, match="Read-only"):
        check_report_folder(tmp_path)


def test_nothing_of_the_user_is_in_it(tmp_path, record, monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "gildong")
    monkeypatch.setenv("HOME", str(tmp_path / "hong"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "hong"))
    options = {"data": [Path.home()], "output": Path.home() / "x.pt", "other": str(tmp_path), "name": getpass.getuser()}
    told = replace(record, options={**record.options, **options})
    write_report(told, drawn(told), tmp_path / "report", comparison=compare(told, told))
    for name, content in contents(tmp_path / "report").items():
        for secret in (str(tmp_path), "gildong", "hong", tmp_path.name, ".wav", "data:audio"):
            assert secret.encode() not in content, (name, secret)


def test_reading_a_report_needs_neither_matplotlib_nor_torch():
    code = (
        "import sys, model.report.compare, model.report.reader, model.report.folder, model.report.names;"
        "sys.exit('matplotlib' in sys.modules or 'torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode == 0
