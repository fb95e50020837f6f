import pytest

from model.report.reader import read_record
from model.spec.errors import ReportError
from model.spec.locks import RUN_LOCK


@pytest.mark.parametrize("place", ["report.json", "report/report.json"])
def test_a_report_is_found_by_its_folder_its_run_and_its_file(tmp_path, record, place):
    file = tmp_path / "실행" / place
    file.parent.mkdir(parents=True)
    file.write_text(record.to_json(), encoding="utf-8")
    assert read_record(tmp_path / "실행") == record
    assert read_record(file) == record


def test_a_folder_without_a_report(tmp_path):
    with pytest.raises(ReportError, match="not a Sutja report") as caught:
        read_record(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert str(tmp_path) in caught.value.text.korean


def test_a_training_that_has_not_come_to_its_end(tmp_path):
    (tmp_path / RUN_LOCK).touch()
    with pytest.raises(ReportError, match="not come to its end"):
        read_record(tmp_path)


def test_what_does_not_exist(tmp_path):
    with pytest.raises(ReportError, match="no report"):
        read_record(tmp_path / "none")


def test_a_damaged_one_is_named(tmp_path):
    (tmp_path / "report.json").write_bytes(b"{")
    with pytest.raises(ReportError, match=r"report\.json.*damaged"):
        read_record(tmp_path)
