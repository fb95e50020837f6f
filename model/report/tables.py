"""The tables of a report: rows of texts, the first of each row being its header."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from model.report.compare import Comparison, Verdict
from model.report.numbers import duration, interval, option_name, percent
from model.report.outcome import commonest_confusion, confusions, recalls, shown
from model.report.record import Record
from model.report.sentences import digit_name
from model.spec.language import Text
from model.spec.share import Share
from model.spec.tokens import DIGITS

Cell = Text | str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with headers on both sides."""

    caption: Text
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


NONE: Final = "–"
_OTHER: Final = Text(korean="다른 말", english="other words")
_TOTAL: Final = Text(korean="모두", english="all")
_DIGIT: Final = Text(korean="숫자", english="digit")
_DIGITS: Final = Text(korean="숫자", english="digits")
_RECORDINGS: Final = Text(korean="녹음", english="recordings")
_INTERVAL: Final = Text(korean="95% 구간", english="95% interval")
_TRAINING: Final = Text(korean="학습", english="training")
_VALIDATION: Final = Text(korean="검증", english="validation")
_TEST: Final = Text(korean="시험", english="test")


def recordings_table(record: Record) -> Table:
    """Return how many recordings there are of each digit, and in which part."""
    names: list[Cell] = [digit_name(digit) for digit in range(DIGITS)] + [_OTHER]
    counts = list(zip(*record.data.parts, strict=True))
    rows: list[tuple[Cell, ...]] = [(name, *map(_number, row)) for name, row in zip(names, counts, strict=True)]
    totals = tuple(_number(sum(part)) for part in record.data.parts)
    return Table(
        caption=Text(korean="숫자별 녹음 수", english="Recordings of each digit"),
        head=(_DIGIT, _TRAINING, _VALIDATION, _TEST),
        rows=(*(rows if any(counts[-1]) else rows[:-1]), (_TOTAL, *totals)),
    )


def _number(count: int) -> str:
    return f"{count:,}"


def findings_table(record: Record) -> Table:
    """Return what the inspection of the recordings found."""
    return Table(
        caption=Text(korean="녹음을 검사한 결과", english="What the inspection of the recordings found"),
        head=(Text(korean="발견하고 처리한 것", english="what was found, and done about it"), _RECORDINGS),
        rows=tuple((finding.sentence, _number(finding.count)) for finding in record.data.findings),
    )


def recall_table(record: Record) -> Table:
    """Return how much of each digit was recognised, and what it was taken for else."""
    return Table(
        caption=Text(korean="숫자별 재현율", english="Recall of each digit"),
        head=(
            _DIGIT,
            _RECORDINGS,
            Text(korean="맞힘", english="recognised"),
            Text(korean="재현율", english="recall"),
            _INTERVAL,
            Text(korean="가장 잦은 혼동", english="taken for"),
        ),
        rows=tuple(_recall_row(record, digit, share) for digit, share in enumerate(recalls(record.outcomes))),
    )


def _recall_row(record: Record, digit: int, share: Share) -> tuple[Cell, ...]:
    confusion = commonest_confusion(record.outcomes, digit)
    if not share.total:
        return digit_name(digit), "0", NONE, NONE, NONE, NONE
    taken = f"{digit_name(confusion[0])} ({confusion[1]})" if confusion else NONE
    return digit_name(digit), str(share.total), str(share.count), percent(share.value), interval(share), taken


def confusion_table(record: Record) -> Table:
    """Return how often each digit (row) was heard as each digit (column)."""
    matrix = confusions(record.outcomes)
    return Table(
        caption=Text(
            korean="혼동 행렬: 행은 말한 숫자, 열은 알아들은 숫자",
            english="Confusion matrix: a row is the digit said, a column the digit heard",
        ),
        head=(Text(korean="말한 숫자", english="said"), *(str(digit) for digit in range(DIGITS))),
        rows=tuple((digit_name(digit), *map(str, matrix[digit])) for digit in range(DIGITS)),
    )


def reliability_table(record: Record) -> Table:
    """Return what came true of each range of confidence."""
    bins = record.calibration.bins if record.calibration else ()
    return Table(
        caption=Text(korean="확신도와 실제", english="Confidence and what came true"),
        head=(
            Text(korean="확신도", english="confidence"),
            _RECORDINGS,
            Text(korean="평균 확신도", english="mean confidence"),
            Text(korean="실제로 맞음", english="came true"),
            _INTERVAL,
        ),
        rows=tuple(
            (
                f"{part.low * 100:.0f}–{part.high * 100:.0f}%",
                str(part.count),
                percent(part.mean_confidence),
                percent(part.share.value),
                interval(part.share),
            )
            for part in bins
            if part.count
        ),
    )


def shown_table(record: Record) -> Table:
    """Return what the application would show for the digits said, and for the other words."""
    said = shown(record.outcomes, threshold=record.threshold, digits=True)
    others = shown(record.outcomes, threshold=record.threshold, digits=False)
    rows: list[tuple[Cell, ...]] = []
    if said.total:
        rows.append((_DIGITS, *map(_number, (said.right, said.wrong, said.unknown))))
    if others.total:
        rows.append((_OTHER, NONE, *map(_number, (others.wrong, others.unknown))))
    return Table(
        caption=Text(korean="화면에 나올 것", english="What would be shown"),
        head=(
            Text(korean="말한 것", english="said"),
            Text(korean="맞는 숫자", english="the right digit"),
            Text(korean="틀린 숫자", english="a wrong digit"),
            Text(korean="알 수 없음", english="unknown"),
        ),
        rows=tuple(rows),
    )


def changes_table(comparison: Comparison) -> Table:
    """Return what was not as before."""
    return Table(
        caption=Text(korean="무엇이 달라졌나", english="What was changed"),
        head=(Text(korean="항목", english="what"), *_BEFORE_AND_NOW),
        rows=tuple((change.what, change.before, change.now) for change in comparison.changes),
    )


_BEFORE_AND_NOW: Final = (Text(korean="이전", english="before"), Text(korean="이번", english="now"))


def effects_table(comparison: Comparison) -> Table:
    """Return the figures before and now."""
    return Table(
        caption=Text(korean="도움이 되었나", english="Did it help"),
        head=(Text(korean="수치", english="figure"), *_BEFORE_AND_NOW, Text(korean="판단", english="judgement")),
        rows=tuple(
            (effect.what, effect.before, effect.now, _VERDICTS[effect.verdict] if effect.verdict else NONE)
            for effect in comparison.effects
        ),
    )


_VERDICTS: Final = {
    Verdict.BETTER: Text(korean="▲ 더 좋음", english="▲ better"),
    Verdict.WORSE: Text(korean="▼ 더 나쁨", english="▼ worse"),
    Verdict.NO_DIFFERENCE: Text(korean="= 보일 수 있는 차이 없음", english="= no difference that can be shown"),
    Verdict.NOT_COMPARABLE: Text(korean="비교할 수 없음", english="cannot be compared"),
}


def options_table(record: Record) -> Table:
    """Return the options of the command."""
    return Table(
        caption=Text(korean="명령의 옵션", english="Options of the command"),
        head=(Text(korean="옵션", english="option"), Text(korean="값", english="value")),
        rows=tuple(
            (option_name(name), _value(value)) for name, value in record.options.items() if name != "held_out_by"
        ),
    )


def _value(value: float | str) -> Cell:
    if isinstance(value, bool):
        return Text(korean="예", english="yes") if value else Text(korean="아니요", english="no")
    return f"{value:g}" if isinstance(value, float) else str(value)


def circumstances_table(record: Record) -> Table:
    """Return with what the model was made."""
    return Table(
        caption=Text(korean="학습 환경", english="Circumstances"),
        head=(Text(korean="항목", english="what"), Text(korean="값", english="value")),
        rows=tuple(_circumstances(record)),
    )


def _circumstances(record: Record) -> Sequence[tuple[Cell, Cell]]:
    versions = record.versions
    return [
        (Text(korean="모델", english="model"), record.task.model_version),
        (Text(korean="라벨 규칙", english="label rule"), record.task.label_rule),
        (Text(korean="데이터 지문", english="data fingerprint"), record.data.fingerprint),
        (Text(korean="따로 둔 것", english="held out"), _HELD_OUT.get(record.options.get("held_out_by"), "–")),
        (Text(korean="시작", english="started"), record.started),
        (Text(korean="걸린 시간(시:분:초)", english="duration (h:mm:ss)"), duration(record.duration_seconds)),
        (Text(korean="프로세스", english="processes"), str(record.processes)),
        ("Sutja", f"{versions.sutja} ({versions.git_revision})"),
        ("Python", versions.python),
        ("PyTorch", versions.torch),
        ("NumPy", versions.numpy),
    ]


_HELD_OUT: Final[dict[object, Cell]] = {
    "takes": Text(korean="학습에 있는 목소리의 다른 녹음", english="other takes of the voices that are learnt from"),
    "speakers": Text(korean="말한 사람(묶음) 전체", english="whole speakers or sessions"),
}
"""What a split keeps together."""
