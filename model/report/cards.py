"""The main figures at the top of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.report.numbers import interval, percent
from model.report.outcome import accuracy, shown
from model.report.record import Record
from model.spec.language import Text
from model.spec.share import Share


@dataclass(frozen=True, slots=True)
class Card:
    """One figure."""

    name: Text
    figure: str

    note: Text
    """What it was counted from."""


def cards(record: Record) -> tuple[Card, ...]:
    """Return the figures that were measured, the most important first."""
    said = shown(record.outcomes, threshold=record.threshold, digits=True)
    shares: Iterable[tuple[Text, Share | None]] = (
        (Text(korean="정확도", english="Accuracy"), accuracy(record.outcomes)),
        (Text(korean="보여 준 숫자 가운데 틀린 것", english="Wrong among shown digits"), said.wrong_of_shown),
        (Text(korean="바르게 보여 준 숫자", english="Digits shown, and right"), record.digits_shown),
        (Text(korean="이어 말한 숫자의 오류율", english="Digit errors in strings"), record.string_errors),
        (Text(korean="거절한 다른 말", english="Other words rejected"), record.other_words_rejected),
    )
    return (*(_card(name, share) for name, share in shares if share and share.total), *_calibration(record))


def _card(name: Text, share: Share) -> Card:
    return Card(
        name=name,
        figure=percent(share.value),
        note=Text(
            korean=f"{share.total:,}개 중 {share.count:,}개, 95% 구간 {interval(share)}",
            english=f"{share.count:,} of {share.total:,}, 95% interval {interval(share)}",
        ),
    )


def _calibration(record: Record) -> Iterable[Card]:
    if record.calibration and record.calibration.total:
        yield Card(
            name=Text(korean="보정 오차(ECE)", english="Calibration error"),
            figure=percent(record.calibration.error),
            note=Text(
                korean=f"녹음 {record.calibration.total:,}개", english=f"{record.calibration.total:,} recordings"
            ),
        )
