"""The folder of a report, looked at before an hour of learning and not after it."""

from pathlib import Path

from model.report import form, names
from model.report.record import VERSION_FIELD
from model.spec.errors import ReportError
from model.spec.faults import reason_of
from model.spec.files import check_writable


def check_report_folder(folder: Path) -> None:
    """Make the folder of a report, and see that nothing of the user's would be overwritten there.

    Raises
    ------
    ReportError
        If it cannot be made or written, or holds files of the same names that no report left there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        present = sorted(name for name in names.REPORT_FILES if (folder / name).exists())
    except OSError as error:
        raise not_written(folder, error) from None
    if present and not _is_report(folder / names.JSON):
        raise ReportError(
            korean=f"{folder} 폴더의 {present[0]} 파일은 Sutja 보고서의 것이 아닙니다. 다른 보고서 폴더를 고르세요.",
            english=f"{present[0]} in {folder} is not of a Sutja report. Choose another folder for the report.",
        )
    try:
        check_writable(folder / names.PAGE)
    except OSError as error:
        raise not_written(folder, error) from None


def _is_report(file: Path) -> bool:
    """Tell whether a file is the JSON of a report, of whatever version."""
    try:
        values = form.parse(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(values, dict) and VERSION_FIELD in values


def not_written(folder: Path, error: OSError) -> ReportError:
    """Return the error for a folder that cannot be written."""
    return ReportError(
        korean=f"보고서를 저장할 수 없습니다: {folder} ({reason_of(error)}). 디스크 공간과 쓰기 권한을 확인하세요.",
        english=f"The report cannot be written to {folder} ({reason_of(error)}). Check the disk space and permissions.",
    )
