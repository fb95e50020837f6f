"""What the figures mean, in sentences."""

from typing import Final

from model.report.numbers import interval, percent
from model.report.outcome import OTHER_WORD, Shown, accuracy, commonest_confusion, recalls, shown
from model.report.record import Part, Record
from model.report.significance import bounded
from model.spec.language import Text
from model.spec.share import Share
from model.spec.tokens import DIGITS, HANGUL


def digit_name(digit: int) -> str:
    """Return a digit and its Korean name, such as "7 칠", with a space at which no line breaks."""
    return f"{digit}\N{NO-BREAK SPACE}{HANGUL[digit]}"


def heard_name(heard: int) -> Text:
    """Return a digit and its Korean name, or that it is another word."""
    if heard == OTHER_WORD:
        return Text(korean="다른 말", english="another word")
    return Text(korean=digit_name(heard), english=digit_name(heard))


def learnt(record: Record) -> Text:
    """Say what was learnt from what."""
    *digits, others = record.data.training
    source = record.task.adapted_from
    beside = Text(
        korean=f" 다른 말 {others:,}조각을 곁들였습니다." if others else "",
        english=f" Beside them it heard {others:,} other words." if others else "",
    )
    begin = (
        Text(korean="처음부터 학습했습니다", english="from scratch")
        if source is None
        else Text(korean=f"모델 {source}에서 이어서 학습했습니다", english=f"continuing from the model {source}")
    )
    return Text(
        korean=f"이 모델은 녹음 {sum(digits):,}개로 한국어 숫자(0–9)를 {begin.korean}.{beside.korean} "
        f"매개변수는 {record.task.parameters:,}개입니다.",
        english=f"This model learnt the Korean digits 0–9 from {sum(digits):,} recordings, {begin.english}."
        f"{beside.english} It has {record.task.parameters:,} parameters.",
    )


def result(record: Record) -> Text:
    """Say how well it hears, with the interval."""
    share = accuracy(record.outcomes)
    if not share.total:
        return Text(
            korean="남겨 둔 숫자 녹음이 없어 정확도를 측정하지 못했습니다.",
            english="No recordings of digits were held out, so the accuracy was not measured.",
        )
    return Text(
        korean=f"학습에 쓰지 않은 녹음 {share.total:,}개 가운데 {share.count:,}개를 맞혔습니다. 정확도는 "
        f"{percent(share.value)}이고 95% 구간은 {interval(share)}입니다. 같은 조건에서 녹음을 아주 많이 모아 "
        "측정하면 정확도는 이 구간 안에 있을 것입니다.",
        english=f"Of {share.total:,} recordings that it had not learnt from, it recognised {share.count:,}: "
        f"{percent(share.value)}, with a 95% interval of {interval(share)}. Measured on very many recordings of the "
        "same kind, the accuracy would be expected to lie in this interval.",
    )


def weakness(record: Record) -> Text:
    """Say which digit it misses most."""
    shares = recalls(record.outcomes)
    missed = [digit for digit in range(DIGITS) if shares[digit].count < shares[digit].total]
    if not missed:
        return Text(korean="틀린 숫자는 없습니다.", english="It missed none of the digits.")
    lowest = min(shares[digit].value for digit in missed)
    worst = [digit for digit in missed if shares[digit].value == lowest]
    names = ", ".join(digit_name(digit) for digit in worst)
    if len(worst) > 1:
        return Text(
            korean=f"가장 많이 틀린 숫자는 {names}입니다(저마다 {percent(lowest)} 맞힘).",
            english=f"The digits that it misses most are {names}, {percent(lowest)} of each recognised.",
        )
    share, confusion = shares[worst[0]], commonest_confusion(record.outcomes, worst[0])
    taken = digit_name(confusion[0]) if confusion else "–"
    return Text(
        korean=f"가장 많이 틀린 숫자는 {names}입니다. {share.total}개 가운데 {share.count}개를 맞혔고, "
        f"가장 자주 혼동한 숫자는 {taken}입니다.",
        english=f"The digit that it misses most is {names}: {share.count} of {share.total} recognised, most often "
        f"taken for {taken}.",
    )


def caution(record: Record) -> Text:
    """Say how far the figures can be trusted."""
    if record.measured_on is Part.TEST:
        return Text(
            korean="시험 녹음으로 측정했습니다. 이 녹음은 학습에도, 멈출 때를 정하는 데에도 쓰지 않았습니다.",
            english="Measured on the test recordings, which decided nothing: neither the weights nor when to stop.",
        )
    voices = _voices(record)
    return Text(
        korean=f"검증 녹음으로 측정했습니다. {voices.korean} 이 녹음으로 멈출 때와 임곗값도 정했으므로 수치가 조금 "
        "좋게 나올 수 있습니다. 따로 녹음한 폴더를 --test로 주면 더 믿을 수 있습니다.",
        english=f"Measured on the validation recordings. {voices.english} They also decided when to stop and set the "
        "threshold, so the figures may be a little too good. "
        "A folder recorded apart, given with --test, would say more.",
    )


def _voices(record: Record) -> Text:
    """Say whose voices the held-out recordings are."""
    if record.options.get("held_out_by") == "speakers":
        return Text(
            korean="학습에 없는 사람의 목소리입니다.", english="They are of people whom it has not learnt from."
        )
    return Text(
        korean="학습에 쓴 것과 같은 목소리이며, 처음 듣는 목소리는 덜 알아듣습니다.",
        english="They are of the voices that it has learnt from; a voice it never heard it understands less well.",
    )


def ending(record: Record) -> Text:
    """Say how long it learnt and which weights were kept."""
    epochs, best = len(record.history), record.best_epoch
    if not epochs:
        return Text(korean="기록된 에폭이 없습니다.", english="No epoch was recorded.")
    why = (
        Text(korean="더 나아지지 않아 일찍 멈췄습니다", english="stopped early, as nothing improved any more")
        if record.stopped_early
        else Text(korean="끝까지 학습했습니다", english="run to the end")
    )
    kept = (
        Text(korean="모든 에폭을 거친 가중치를 썼습니다.", english="The weights after all epochs were kept.")
        if best is None
        else Text(korean=f"에폭 {best}의 가중치를 썼습니다.", english=f"The weights of epoch {best} were kept.")
    )
    return Text(
        korean=f"에폭 {epochs}번, {why.korean}. {kept.korean}",
        english=f"{epochs} {'epoch' if epochs == 1 else 'epochs'}, {why.english}. {kept.english}",
    )


def threshold_meaning(record: Record) -> tuple[Text, ...]:
    """Say what the threshold does, counted from the outcomes."""
    said = shown(record.outcomes, threshold=record.threshold, digits=True)
    if not said.total:
        return ()
    bar = percent(record.threshold)
    opening = Text(
        korean=f"확신도가 {bar} 이상일 때만 숫자를 보여 줍니다.",
        english=f"A digit is shown only where the confidence is {bar} or more.",
    )
    return opening, _wrong_of_shown(said.wrong_of_shown), _unknown(said)


def _wrong_of_shown(share: Share) -> Text:
    if not share.total:
        return Text(korean="이 녹음들에서는 아무 숫자도 보여 주지 않습니다.", english="None of these digits is shown.")
    low, high = (round(edge * 100, 1) for edge in share.interval)
    about = share.of_a_hundred
    return Text(
        korean=f"보여 준 숫자 100개 가운데 약 {about}개가 틀립니다({share.total}개 중 {share.count}개, "
        f"95% 구간 {low:g}–{high:g}).",
        english=f"Of 100 shown digits about {about} {'is' if about == '1' else 'are'} wrong ({share.count} of "
        f"{share.total}, 95% interval {low:g}–{high:g}).",
    )


def _unknown(said: Shown) -> Text:
    share = said.unknown_of_all
    about = share.of_a_hundred
    return Text(
        korean=f"말한 숫자 100개 가운데 약 {about}개는 알 수 없음으로 나옵니다({share.total}개 중 {share.count}개).",
        english=f"Of 100 digits said about {about} {'is' if about == '1' else 'are'} shown as unknown "
        f"({share.count} of {share.total}).",
    )


def strings(record: Record) -> Text:
    """Say how well digits are read that follow one another."""
    share = record.string_errors
    if share is None or not share.total:
        return Text(korean="이어 말한 숫자는 측정하지 않았습니다.", english="Strings of digits were not measured.")
    return Text(
        korean=f"이어 말한 숫자 {share.total:,}개에서 틀리거나 빠지거나 더해진 것은 {share.count:,}개입니다. "
        f"오류율은 {percent(share.value)}(95% 구간 {interval(share)})입니다.",
        english=f"In strings of {share.total:,} digits, {share.count:,} were wrong, missing or added: a digit error "
        f"rate of {percent(share.value)} (95% interval {interval(share)}).",
    )


def other_words(record: Record) -> Text:
    """Say what happens when something else is said."""
    share = record.other_words_rejected
    if share is None or not share.total:
        return Text(
            korean="숫자가 아닌 말은 측정하지 않았습니다. --other 폴더를 주면 측정합니다.",
            english="Other words were not measured. A folder given with --other would do it.",
        )
    kept = bounded(share)
    return Text(
        korean=f"숫자가 아닌 말 {share.total:,}개 가운데 {share.count:,}개를 숫자로 보여 주지 않았습니다: "
        f"{percent(kept.value)}(95% 구간 {interval(share)}).",
        english=f"Of {share.total:,} recordings of other words, {share.count:,} were not shown as a digit: "
        f"{percent(kept.value)} (95% interval {interval(share)}).",
    )


def calibration(record: Record) -> Text:
    """Say whether a confidence can be believed."""
    if record.calibration is None or not record.calibration.total:
        return Text(korean="확신도는 측정하지 않았습니다.", english="The confidence was not measured.")
    error = percent(record.calibration.error)
    strangers = FOR_STRANGERS if record.other_discount else Text(korean="", english="")
    return Text(
        korean=f"확신도가 90%라면 열 번 가운데 아홉 번은 맞아야 합니다. 실제와의 평균 차이(ECE)는 {error}입니다"
        f"(녹음 {record.calibration.total:,}개, 온도 {record.temperature:g}). {strangers.korean}".rstrip(),
        english=f"Where the model is 90% sure it should be right nine times out of ten. On average it is off by "
        f"{error} (expected calibration error, {record.calibration.total:,} recordings, "
        f"temperature {record.temperature:g}). {strangers.english}".rstrip(),
    )


FOR_STRANGERS: Final = Text(
    korean="확신도는 이 녹음이 아니라 처음 듣는 사람에게 맞춘 것입니다. 이 녹음은 확신도보다 자주 맞힐 수 있고, "
    "낱말 하나만 말하면 다른 말보다 숫자로 듣는 쪽입니다.",
    english="The confidence is one for people whom the model has never heard, and was not fitted on these recordings: "
    "of them it may be right more often than it says. A word that is said by itself is rather taken for a digit than "
    "for another word.",
)
"""Said of a model whose other words get something off their score."""
