"""A training against a former one: what was changed, did it help, and is that more than chance."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from model.report.numbers import duration, interval, option_name, percent
from model.report.outcome import Outcome, accuracy
from model.report.record import Record
from model.report.significance import LEVEL, difference_interval, mcnemar
from model.spec.language import Text
from model.spec.share import Share

_COMMON: Final = 0.5
"""Part of the smaller set of recordings that both must have heard; less than this says little about the rest."""


class Verdict(StrEnum):
    """How the new model does against the former one."""

    BETTER = "better"
    WORSE = "worse"
    NO_DIFFERENCE = "no difference"
    """None that these recordings can show."""

    NOT_COMPARABLE = "not comparable"
    """One of the two was not measured."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was not as before."""

    what: Text
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Effect:
    """A figure before and now."""

    what: Text
    before: str
    now: str

    verdict: Verdict | None
    """None for a figure that is given without a judgement."""


@dataclass(frozen=True, slots=True)
class Paired:
    """Two models on the same recordings of digits."""

    recordings: int
    """Number of recordings that both heard."""

    before_right: int
    """Recognised by the former model."""

    now_right: int
    """Recognised by the new model."""

    lost: int
    """Recognised by the former model only."""

    gained: int
    """Recognised by the new model only."""

    @property
    def p_value(self) -> float:
        """Of McNemar's exact test."""
        return mcnemar(self.lost, self.gained)

    @property
    def verdict(self) -> Verdict:
        """Better or worse if chance alone would seldom do it."""
        if self.p_value >= LEVEL:
            return Verdict.NO_DIFFERENCE
        return Verdict.BETTER if self.gained > self.lost else Verdict.WORSE


@dataclass(frozen=True, slots=True)
class Comparison:
    """A training against a former one."""

    baseline_version: str
    """``model_version`` of the former model."""

    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]

    paired: Paired | None
    """None where the two were not measured on the same recordings."""

    verdict: Verdict
    """On the accuracy."""

    conclusion: Text


def compare(record: Record, baseline: Record) -> Comparison:
    """Compare a training with a former one.

    On the same recordings, matched by their content, McNemar's exact test decides; on others the interval of the
    difference between the two shares does, and the conclusion says that the recordings differ.
    """
    before, now = accuracy(baseline.outcomes), accuracy(record.outcomes)
    paired = _paired(record, baseline)
    verdict = paired.verdict if paired else _verdict(before, now)
    return Comparison(
        baseline_version=baseline.task.model_version,
        changes=_changes(record, baseline),
        effects=_effects(record, baseline, verdict),
        paired=paired,
        verdict=verdict,
        conclusion=_paired_conclusion(paired) if paired else _unpaired_conclusion(verdict, before, now),
    )


def _paired(record: Record, baseline: Record) -> Paired | None:
    before, now = _digits_by_key(baseline), _digits_by_key(record)
    common = [key for key in now if key in before and before[key].said == now[key].said]
    pairs = [(before[key], now[key]) for key in common]
    if not pairs or len(pairs) < _COMMON * min(len(before), len(now)):
        return None
    right = [(old.is_recognised, new.is_recognised) for old, new in pairs]
    return Paired(
        recordings=len(pairs),
        before_right=sum(old for old, _ in right),
        now_right=sum(new for _, new in right),
        lost=right.count((True, False)),
        gained=right.count((False, True)),
    )


def _digits_by_key(record: Record) -> dict[str, Outcome]:
    return {outcome.key: outcome for outcome in record.outcomes if outcome.is_digit and outcome.key}


def _verdict(before: Share | None, now: Share | None, *, more_is_better: bool = True) -> Verdict:
    """Judge a share as if its recordings were others than before, which is only more careful where they are not."""
    if before is None or now is None or not before.total or not now.total:
        return Verdict.NOT_COMPARABLE
    low, high = difference_interval(before, now)
    if low <= 0 <= high:
        return Verdict.NO_DIFFERENCE
    return Verdict.BETTER if (low > 0) == more_is_better else Verdict.WORSE


def _paired_conclusion(paired: Paired) -> Text:
    name = _VERDICT_NAMES[paired.verdict]
    chance = f"p = {paired.p_value:.2g}"
    return Text(
        korean=f"{name.korean} 같은 녹음 {paired.recordings}개 가운데 이전 모델은 {paired.before_right}개, "
        f"이번 모델은 {paired.now_right}개를 맞혔습니다. 이번에만 맞힌 것은 {paired.gained}개, "
        f"이전에만 맞힌 것은 {paired.lost}개입니다(맥니마 정확 검정, {chance}).",
        english=f"{name.english} Of the same {paired.recordings} recordings, the former model recognised "
        f"{paired.before_right} and this one {paired.now_right}; {paired.gained} only now, {paired.lost} only before "
        f"(McNemar's exact test, {chance}).",
    )


_VERDICT_NAMES: Final = {
    Verdict.BETTER: Text(korean="더 좋아졌습니다.", english="Better than before."),
    Verdict.WORSE: Text(korean="더 나빠졌습니다.", english="Worse than before."),
    Verdict.NO_DIFFERENCE: Text(
        korean="이 녹음들로 보일 수 있는 차이는 없습니다.", english="No difference that these recordings can show."
    ),
}


def _unpaired_conclusion(verdict: Verdict, before: Share, now: Share) -> Text:
    if verdict is Verdict.NOT_COMPARABLE:
        return Text(
            korean="두 모델 가운데 하나는 숫자 녹음으로 측정되지 않아 비교할 수 없습니다.",
            english="The two cannot be compared: one of them was not measured on recordings of digits.",
        )
    name = _VERDICT_NAMES[verdict]
    old, new = f"{percent(before.value)} ({interval(before)})", f"{percent(now.value)} ({interval(now)})"
    return Text(
        korean=f"{name.korean} 이전 모델은 녹음 {before.total}개에서 {old}, 이번 모델은 {now.total}개에서 "
        f"{new}입니다(95% 구간). 측정한 녹음이 서로 달라 녹음별로 짝지어 비교할 수 없습니다. "
        "차이는 모델이 아니라 녹음에서 왔을 수도 있습니다.",
        english=f"{name.english} The former model reached {old} on {before.total} recordings, this one {new} on "
        f"{now.total} (95% intervals). They were not measured on the same recordings, so they cannot be compared "
        "recording by recording, and a difference may come from the recordings instead of the model.",
    )


def _changes(record: Record, baseline: Record) -> tuple[Change, ...]:
    before, now = _circumstances(baseline), _circumstances(record)
    return tuple(
        Change(what=_named(name), before=before.get(name, "–"), now=now.get(name, "–"))
        for name in {**before, **now}
        if before.get(name) != now.get(name)
    )


def _circumstances(record: Record) -> dict[str, str]:
    """Return all that could explain a difference, by name: those of `_NAMES`, then the options of the command."""
    training, validation, test = (str(sum(part)) for part in record.data.parts)
    versions = record.versions
    return {
        "training": training,
        "validation": validation,
        "test": test,
        "groups": str(record.data.groups),
        "fingerprint": record.data.fingerprint,
        "label_rule": record.task.label_rule,
        "adapted_from": record.task.adapted_from or "–",
        "parameters": f"{record.task.parameters:,}",
        "measured_on": record.measured_on.value,
        "processes": str(record.processes),
        "sutja": f"{versions.sutja} ({versions.git_revision})",
        "python": versions.python,
        "torch": versions.torch,
        "numpy": versions.numpy,
        **{option_name(name): str(value) for name, value in record.options.items()},
    }


_NAMES: Final = {
    "training": Text(korean="학습 녹음", english="training recordings"),
    "validation": Text(korean="검증 녹음", english="validation recordings"),
    "test": Text(korean="시험 녹음", english="test recordings"),
    "groups": Text(korean="화자·세션", english="speakers or sessions"),
    "fingerprint": Text(korean="학습 데이터 지문", english="fingerprint of the training data"),
    "label_rule": Text(korean="라벨 규칙", english="label rule"),
    "adapted_from": Text(korean="이어서 학습한 모델", english="adapted from"),
    "parameters": Text(korean="매개변수", english="parameters"),
    "measured_on": Text(korean="측정한 자료", english="measured on"),
    "processes": Text(korean="프로세스", english="processes"),
}


def _named(name: str) -> Text:
    return _NAMES.get(name, Text(korean=name, english=name))


def _effects(record: Record, baseline: Record, verdict: Verdict) -> tuple[Effect, ...]:
    before, now = accuracy(baseline.outcomes), accuracy(record.outcomes)
    strings = _verdict(baseline.string_errors, record.string_errors, more_is_better=False)
    others = _verdict(baseline.other_words_rejected, record.other_words_rejected)
    return (
        Effect(Text(korean="정확도", english="accuracy"), _share(before), _share(now), verdict),
        Effect(
            Text(korean="이어 말한 숫자의 오류율", english="digit error rate in strings"),
            _share(baseline.string_errors),
            _share(record.string_errors),
            strings,
        ),
        Effect(
            Text(korean="거절한 다른 말", english="other words rejected"),
            _share(baseline.other_words_rejected),
            _share(record.other_words_rejected),
            others,
        ),
        Effect(
            Text(korean="보정 오차", english="calibration error"), _calibration(baseline), _calibration(record), None
        ),
        Effect(
            Text(korean="걸린 시간", english="duration"),
            duration(baseline.duration_seconds),
            duration(record.duration_seconds),
            None,
        ),
    )


def _share(share: Share | None) -> str:
    return f"{percent(share.value)} ({interval(share)})" if share and share.total else "–"


def _calibration(record: Record) -> str:
    return percent(record.calibration.error) if record.calibration and record.calibration.total else "–"
