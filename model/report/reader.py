"""Finding and reading the report of a training."""

from pathlib import Path

from model.report import names
from model.report.record import Record, not_a_report
from model.spec.errors import ReportError
from model.spec.faults import reason_of
from model.spec.locks import RUN_LOCK


def read_record(path: Path) -> Record:
    """Read the report of a training.

    Parameters
    ----------
    path : Path
        ``report.json``, the folder that holds it, or the folder of a run that holds ``report/report.json``.

    Raises
    ------
    ReportError
        If there is none, or it is damaged or of a newer format; the sentence names the path.
    """
    for candidate in (path, path / names.JSON, path / "report" / names.JSON):
        if candidate.is_file():
            return _read(candidate)
    raise _missing(path)


def _read(file: Path) -> Record:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ReportError(
            korean=f"보고서를 읽을 수 없습니다: {file} ({reason_of(error)}). 읽기 권한을 확인하세요.",
            english=f"The report {file} cannot be read ({reason_of(error)}). Check that you may read it.",
        ) from None
    try:
        return Record.from_json(content)
    except ReportError as error:
        raise _named(error, file) from None


def _named(error: ReportError, file: Path) -> ReportError:
    """Put the file before a sentence that cannot know it."""
    return ReportError(korean=f"{file}: {error.text.korean}", english=f"{file}: {error.text.english}")


def _missing(path: Path) -> ReportError:
    if (path / RUN_LOCK).exists():
        return ReportError(
            korean=f"아직 끝나지 않은 학습이라 견줄 보고서가 없습니다: {path}. --resume으로 끝낸 뒤 비교하세요.",
            english=f"The training in {path} has not come to its end, so there is no report to compare with. Finish it "
            "with --resume first.",
        )
    if path.exists():
        return not_a_report(path)
    return ReportError(
        korean=f"보고서가 없습니다: {path}. 경로를 확인하세요.",
        english=f"There is no report {path}. Check the path.",
    )
