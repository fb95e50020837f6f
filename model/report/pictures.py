"""The pictures of a report: which there are, what each is called and what it shows, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.report import figures, names
from model.report.examples import ExampleSound
from model.report.numbers import percent
from model.report.outcome import accuracy, confusions, recalls
from model.report.record import Record
from model.report.sentences import heard_name
from model.spec.language import Text


@dataclass(frozen=True, slots=True)
class Picture:
    """One figure."""

    name: str
    """Name of its file."""

    png: bytes

    alt: Text
    """What it shows, with its main number, for those who do not see it."""

    caption: Text
    """What to look at, for those who do."""


def pictures(record: Record, examples: Sequence[ExampleSound]) -> tuple[Picture, ...]:
    """Draw what there is data for: of one epoch there are no curves, without outcomes no confusions."""
    drawn = [*_curves(record), *_of_outcomes(record), *_calibration(record)]
    drawn += [_example(name, example) for name, example in zip(names.EXAMPLES, examples, strict=False)]
    return tuple(drawn)


def _curves(record: Record) -> Iterable[Picture]:
    losses = [epoch for epoch in record.history if epoch.training_loss is not None]
    accuracies = [epoch for epoch in record.history if epoch.validation_accuracy is not None]
    if len(losses) > 1:
        yield Picture(
            names.LOSS,
            figures.loss_figure(record.history, record.best_epoch),
            alt=_loss_alt(record),
            caption=Text(
                korean="손실: 학습 자료의 손실만 줄고 검증 자료의 손실이 늘면 외우기 시작한 것입니다.",
                english="Loss: where the training loss falls but the validation loss rises, the model learns by rote.",
            ),
        )
    if len(accuracies) > 1:
        yield Picture(
            names.ACCURACY,
            figures.accuracy_figure(record.history, record.best_epoch),
            alt=_accuracy_alt(record),
            caption=Text(
                korean="검증 자료에서 맞힌 숫자의 비율. 점선은 고른 에폭입니다.",
                english="Digits recognised in the validation part. The dotted line is the epoch that was kept.",
            ),
        )


def _loss_alt(record: Record) -> Text:
    losses = [epoch.training_loss for epoch in record.history if epoch.training_loss is not None]
    first, last, epochs = losses[0], losses[-1], len(record.history)
    return Text(
        korean=f"에폭 {epochs}번의 손실 곡선. 학습 손실은 처음 {first:.3f}, 마지막 {last:.3f}입니다",
        english=f"Curve of the loss over {epochs} epochs: the training loss went from {first:.3f} to {last:.3f}",
    )


def _accuracy_alt(record: Record) -> Text:
    values = [epoch.validation_accuracy for epoch in record.history if epoch.validation_accuracy is not None]
    return Text(
        korean=f"검증 정확도 곡선: 가장 높을 때 {percent(max(values))}, 마지막에 {percent(values[-1])}",
        english=f"Curve of the validation accuracy: {percent(max(values))} at best, {percent(values[-1])} at the end",
    )


def _of_outcomes(record: Record) -> Iterable[Picture]:
    overall, by_digit, matrix = accuracy(record.outcomes), recalls(record.outcomes), confusions(record.outcomes)
    if not overall.total:
        return
    worst = min((digit for digit in range(10) if by_digit[digit].total), key=lambda digit: by_digit[digit].value)
    lowest, mistakes = percent(by_digit[worst].value), overall.total - overall.count
    yield Picture(
        names.RECALL,
        figures.recall_figure(by_digit),
        alt=Text(
            korean=f"숫자별로 맞힌 비율과 95% 구간. 가장 낮은 것은 {worst}이며 {lowest}입니다",
            english=f"Share recognised of each digit with its 95% interval; the lowest is {worst} with {lowest}",
        ),
        caption=Text(
            korean="점은 맞힌 비율, 막대는 참값이 있을 95% 구간입니다. 녹음이 적으면 구간이 넓습니다.",
            english="The dot is the share recognised, the bar its 95% interval; few recordings give a wide one.",
        ),
    )
    yield Picture(
        names.CONFUSION,
        figures.confusion_figure(matrix),
        alt=Text(
            korean=f"혼동 행렬: 녹음 {overall.total}개 가운데 {mistakes}개가 대각선 밖에 있습니다",
            english=f"Confusion matrix: {mistakes} of {overall.total} recordings are off the diagonal",
        ),
        caption=Text(
            korean="행은 말한 숫자, 열은 알아들은 숫자입니다. 테두리가 있는 칸이 오류입니다.",
            english="A row is the digit said, a column the digit heard. Framed cells are mistakes.",
        ),
    )


def _calibration(record: Record) -> Iterable[Picture]:
    calibration = record.calibration
    if calibration and calibration.total:
        error = percent(calibration.error)
        yield Picture(
            names.RELIABILITY,
            figures.reliability_figure(calibration),
            alt=Text(
                korean=f"신뢰도 그림: 확신도와 실제로 맞은 비율의 평균 차이는 {error}입니다"
                f"(녹음 {calibration.total}개)",
                english=f"Reliability diagram: confidence and truth differ by {error} on average "
                f"({calibration.total} recordings)",
            ),
            caption=Text(
                korean="점이 점선에 가까울수록 확신도를 믿을 수 있습니다. 아래는 구간마다 녹음이 몇 개인지입니다.",
                english="The nearer the dots are to the dashed line, the more a confidence can be trusted. "
                "Below: how many recordings there are in each range.",
            ),
        )


def _example(name: str, example: ExampleSound) -> Picture:
    said, heard, confidence = heard_name(example.said), heard_name(example.heard), percent(example.confidence)
    sign = Text(korean="맞음", english="right") if example.is_right else Text(korean="틀림", english="wrong")
    caption = Text(
        korean=f"{sign.korean}: 말한 것 {said.korean}, 알아들은 것 {heard.korean}, 확신도 {confidence}",
        english=f"{sign.english}: said {said.english}, heard {heard.english}, confidence {confidence}",
    )
    return Picture(
        name,
        figures.spectrogram_figure(example.waveform),
        alt=Text(korean=f"스펙트로그램. {caption.korean}", english=f"Spectrogram. {caption.english}"),
        caption=caption,
    )
